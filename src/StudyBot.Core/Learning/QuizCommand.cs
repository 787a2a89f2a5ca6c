using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Learning;

/// <summary>/quiz: a private round of practice. Without options it goes on with the one that was left.</summary>
internal sealed class QuizCommand(CourseFinder finder, IHandbooks handbooks, Rounds rounds)
    : CourseCommand(
        finder,
        () => new CommandSpec(
            "quiz",
            LearningTexts.QuizDescription,
            Visibility.Private,
            [
                new OptionSpec(ChapterOption, LearningTexts.QuizChapterOption, Suggests: true) { MaxLength = 100 },
                new OptionSpec(CountOption, LearningTexts.QuizCountOption, OptionKind.Number) { Min = 1, Max = PracticeDraw.MostQuestions },
            ]),
        leadsOnly: false)
{
    private const string ChapterOption = "chapter";
    private const string CountOption = "count";

    public override async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        if (typed.Option != ChapterOption)
        {
            return await base.SuggestAsync(typed, stop);
        }

        return await Finder.FindAsync(typed.Place, typed.Others, stop) is CourseFound.One(var course) && handbooks.Find(course.Settings.Pack) is { } handbook
            ?
            [
                .. BrowseCommand.Chapters(handbook, typed.Text.Trim())
                    .Where(chapter => chapter.Questions.Any(question => question.Askable))
                    .Take(CommandRouter.MaxChoices)
                    .Select(chapter => new Choice(CardText.Line(BrowseTexts.ChapterChoice(chapter), CardText.MaxChoice), $"{chapter.Number}")),
            ]
            : [];
    }

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var (typed, count) = (call.Options.Text(ChapterOption)?.Trim(), call.Options.Number(CountOption));
        if (typed is null && count is null && await rounds.ResumeAsync(course, call.Member.Id, PracticeKind.Quiz, stop) is { } left)
        {
            return left;
        }

        int? chapter = null;
        if (typed is { Length: > 0 })
        {
            if (handbooks.Find(course.Settings.Pack) is not { } handbook)
            {
                return new Reply(LearningTexts.NothingThere);
            }

            if (BrowseCommand.Chapters(handbook, typed).FirstOrDefault() is not { } found)
            {
                return new Reply(LearningTexts.NoChapter(handbook.Title, typed));
            }

            chapter = found.Number;
        }

        return await rounds.QuizAsync(course, call.Member.Id, chapter, (int)Math.Clamp(count ?? PracticeDraw.UsualQuestions, 1, PracticeDraw.MostQuestions), stop);
    }
}
