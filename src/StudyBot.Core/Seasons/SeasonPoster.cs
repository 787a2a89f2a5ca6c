using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Seasons;

/// <summary>Posts results, once each, and keeps the posts true to what was decided since and to how people are named.</summary>
internal sealed class SeasonPoster(ISeasonStore seasons, ICourseStore courses, SeasonPosts posts, PostOnce once, CourseAccess access, Owners owners, TimeProvider time, ILogger<SeasonPoster> logger)
{
    /// <summary>Posts or continues every result that is still to be posted.</summary>
    public async Task PostDueAsync(CancellationToken stop)
    {
        var owner = owners.Next();
        await SideBySide.ForEachAsync(
            await seasons.UnpostedAsync(stop),
            (season, stop) => GuardAsync(season.Id, () => PostAsync(season, owner, stop), stop),
            stop);
    }

    /// <summary>Edits posts that show something else than they should.</summary>
    public async Task ShowChangesAsync(CancellationToken stop) => await SideBySide.ForEachAsync(
        await seasons.OutdatedAsync(stop),
        (season, stop) => GuardAsync(season, () => ShowAsync(season, stop), stop),
        stop);

    private async Task PostAsync(Season season, string owner, CancellationToken stop)
    {
        var now = time.GetUtcNow();

        // Without access it waits, however long that takes.
        if (await courses.FindAsync(season.CourseId, stop) is { } course
            && course.Pause?.Reason != PauseReason.Access
            && await seasons.ClaimAsync(season.Id, new Lease(owner, now + DailyTimes.Lease), now, stop)
            && await seasons.FindAsync(season.Id, stop) is { State: SeasonState.Closed } current)
        {
            await once.PublishAsync(new ReservedResult(current, course, owner, seasons, posts, time), course, stop);
        }
    }

    private async Task ShowAsync(long seasonId, CancellationToken stop)
    {
        if (await seasons.FindAsync(seasonId, stop) is not { Message: not null } season
            || await courses.FindAsync(season.CourseId, stop) is not { } course
            || course.Pause?.Loss is { HidesPosts: true })
        {
            return;
        }

        try
        {
            await posts.EditAsync(season, course, stop);
        }
        catch (ChatException failure) when (failure.Fault is ChatFault.Unavailable or ChatFault.Forbidden)
        {
            logger.LogDebug("The result of season {Season} is brought up to date later: {Reason}", seasonId, failure.Message);
            return;
        }
        catch (ChatException failure)
        {
            if (failure.Fault == ChatFault.Gone && await IsOutOfReachAsync(season, course, stop))
            {
                return;
            }

            // People took the post away, or the service will never take the change.
            logger.LogInformation("The result of season {Season} stays as it is: {Reason}", seasonId, failure.Message);
        }

        await seasons.MarkShownAsync(seasonId, season.Version, stop);
    }

    private async Task<bool> IsOutOfReachAsync(Season season, Course course, CancellationToken stop) =>
        season.Channel == course.Settings.Channel && await access.CheckAsync(course, stop) is { HidesPosts: true };

    private async Task GuardAsync(long seasonId, Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            logger.LogError(failure, "The result of season {Season} failed; the next turn tries again", seasonId);
        }
    }
}
