using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Learning;

/// <summary>/me review: what is due to be reviewed, one question at a time.</summary>
internal sealed class MeReviewCommand(CourseFinder finder, Rounds rounds)
    : CourseCommand(finder, () => new CommandSpec("me review", LearningTexts.ReviewDescription, Visibility.Private, []), leadsOnly: false)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        await rounds.ResumeAsync(course, call.Member.Id, PracticeKind.Review, stop) ?? await rounds.ReviewAsync(course, call.Member.Id, stop);
}
