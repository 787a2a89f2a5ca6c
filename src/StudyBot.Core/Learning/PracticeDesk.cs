using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Learning;

/// <summary>The buttons of practice. Ids are treated as typed by anyone: a round answers its own member alone.</summary>
internal sealed class PracticeDesk(ICourseStore courses, IPracticeStore store, Rounds rounds) : IControlHandler
{
    public string Prefix => PracticeControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (PracticeControl.Parse(used.ControlId) is not { } control)
        {
            return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }

        return control.Action switch
        {
            PracticeControl.Begin => await InCourseAsync(control.Subject, used, course => rounds.QuizAsync(
                course, used.Member.Id, control.First == 0 ? null : control.First, Math.Clamp(control.Second, 1, PracticeDraw.MostQuestions), stop), stop),
            PracticeControl.Review => await InCourseAsync(control.Subject, used, async course =>
                await rounds.ResumeAsync(course, used.Member.Id, PracticeKind.Review, stop) ?? await rounds.ReviewAsync(course, used.Member.Id, stop), stop),
            PracticeControl.Next => await InRoundAsync(control.Subject, used, (round, course) => rounds.GoOnAsync(round, course, "", stop), stop),
            PracticeControl.Pick => await InRoundAsync(control.Subject, used, (round, course) => rounds.PickAsync(round, course, control.First, control.Second, stop), stop),
            _ => new Reply(ChatTexts.UnknownControl) { Privately = true },
        };
    }

    private async Task<Reply> InRoundAsync(long roundId, ControlUsed used, Func<PracticeRound, Course, Task<Reply>> work, CancellationToken stop)
    {
        if (await store.FindAsync(roundId, stop) is not { } round)
        {
            return new Reply(LearningTexts.RoundGone) { Privately = true };
        }

        return round.Member == used.Member.Id
            ? await InCourseAsync(round.CourseId, used, course => work(round, course), stop)
            : new Reply(LearningTexts.NotYourRound) { Privately = true };
    }

    private async Task<Reply> InCourseAsync(long courseId, ControlUsed used, Func<Course, Task<Reply>> work, CancellationToken stop) =>
        await courses.FindAsync(courseId, stop) is { } course && course.Server == used.Place.Server
            ? await work(course)
            : new Reply(LearningTexts.RoundGone) { Privately = true };
}
