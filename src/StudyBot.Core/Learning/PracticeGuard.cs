using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Learning;

/// <summary>
/// What practice must not show in a server now: questions that are open, whose answers are withheld from everyone, and the
/// one that each course asks next. Members are never told of the latter.
/// </summary>
internal sealed class PracticeGuard(IOpenQuestions open, ICourseStore courses, IDailyStore questions, QuestionDesk desk)
{
    public async Task<IReadOnlySet<QuestionKey>> WithheldAsync(ServerId server, CancellationToken stop)
    {
        var withheld = (await open.InServerAsync(server, stop)).Keys.ToHashSet();
        foreach (var course in await courses.InServerAsync(server, stop))
        {
            if (desk.Choose(course, await questions.DrawsAsync(course.Id, stop)) is { Asked: var next })
            {
                withheld.Add(new QuestionKey(next.Pack, next.QuestionId));
            }
        }

        return withheld;
    }
}
