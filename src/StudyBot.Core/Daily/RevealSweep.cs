using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Shows posts of closed questions anew that name somebody who chose to appear otherwise since. Call it every minute or
/// so: one post after the other and behind everything else, as it may be many.
/// </summary>
public sealed class RevealSweep
{
    /// <summary>Posts shown anew in one turn at most.</summary>
    public const int MostPerTurn = 20;

    private readonly IRevealStore _reveals;
    private readonly ICourseStore _courses;
    private readonly QuestionPosts _posts;
    private readonly CourseAccess _access;
    private readonly ILogger<RevealSweep> _logger;

    internal RevealSweep(IRevealStore reveals, ICourseStore courses, QuestionPosts posts, CourseAccess access, ILogger<RevealSweep> logger)
    {
        _reveals = reveals;
        _courses = courses;
        _posts = posts;
        _access = access;
        _logger = logger;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var outdated in await _reveals.OutdatedAsync(MostPerTurn, stop))
        {
            var question = outdated.Question;
            if (await _courses.FindAsync(question.CourseId, stop) is not { } course || course.Pause?.Loss is { HidesPosts: true })
            {
                continue;
            }

            try
            {
                await _posts.RevealAsync(question, course, stop, canWait: true);
            }
            catch (ChatException failure) when (failure.Fault == ChatFault.Unavailable)
            {
                _logger.LogDebug("The post of question {Question} shows names as they were: {Reason}", question.Id, failure.Message);
                return;
            }
            catch (ChatException failure)
            {
                // When access returns, it is tried again; a post that is gone names nobody.
                if (question.Channel != course.Settings.Channel || await _access.CheckAsync(course, stop) is not { HidesPosts: true })
                {
                    _logger.LogInformation("The post of question {Question} cannot be changed any more: {Reason}", question.Id, failure.Message);
                    await _reveals.MarkShownAsync(question.Id, outdated.Version, stop);
                }
            }
        }
    }
}
