using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Whether the bot can ask questions in a course's channel. A course that it cannot serve pauses and its leads are told
/// once; it goes on by itself when access returns.
/// </summary>
internal sealed class CourseAccess(ICourseStore courses, IChatClient chat, TimeProvider time, ILogger<CourseAccess> logger)
{
    private static readonly TimeSpan AsksOftenFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan AsksOften = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _asked = new();

    /// <summary>What is in the way; null if nothing is.</summary>
    /// <exception cref="ChatException">That cannot be found out now.</exception>
    public async Task<AccessLoss?> LookAsync(Course course, CancellationToken stop)
    {
        try
        {
            return await chat.AbilitiesInAsync(course.Server, course.Settings.Channel, toPing: null, stop) is not { } granted ? new AccessLoss(AccessObstacle.Channel)
                : Permissions.Withheld(granted) is not ChannelAbilities.None and var missing ? new AccessLoss(AccessObstacle.Permissions, missing)
                : null;
        }
        catch (ChatException gone) when (gone.Fault == ChatFault.Gone)
        {
            return new AccessLoss(AccessObstacle.Server);
        }
    }

    /// <summary>Looks, and pauses the course or lets it go on. Changes nothing while the chat service is in trouble.</summary>
    /// <returns>What is in the way, as far as is known; null if nothing is.</returns>
    public async Task<AccessLoss?> CheckAsync(Course course, CancellationToken stop)
    {
        AccessLoss? loss;
        try
        {
            loss = await LookAsync(course, stop);
        }
        catch (ChatException unknown)
        {
            logger.LogDebug("Access to the channel of course {Course} is not known now: {Reason}", course.Id, unknown.Message);
            return course.Pause?.Loss;
        }

        var now = time.GetUtcNow();
        if (loss is not null)
        {
            _asked[course.Id] = now;
            if (await courses.LoseAccessAsync(course, loss, now, stop))
            {
                logger.LogWarning("Course {Course} is paused, its channel cannot be used: {Obstacle} {Missing}", course.Id, loss.Obstacle, loss.Missing);
            }
        }
        else if (await courses.RegainAccessAsync(course, now, stop))
        {
            _asked.TryRemove(course.Id, out _);
            logger.LogInformation("Course {Course} goes on, its channel can be used again", course.Id);
        }

        return loss;
    }

    /// <summary>Looks after the courses of a server in which something has changed.</summary>
    public async Task CheckServerAsync(ServerId server, CancellationToken stop)
    {
        foreach (var course in await courses.InServerAsync(server, stop))
        {
            await CheckAsync(course, stop);
        }
    }

    /// <summary>Asks again for courses without access, as a change may have gone unheard: seldom, as it may cost a request.</summary>
    public async Task CheckLostAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        foreach (var course in await courses.WithoutAccessAsync(stop))
        {
            var pause = now - course.Pause!.LostAt < AsksOftenFor ? AsksOften : AsksOftenFor;
            if (!_asked.TryGetValue(course.Id, out var asked) || now - asked >= pause)
            {
                await CheckAsync(course, stop);
            }
        }
    }
}

/// <summary>Hears what may end or give back access to a course's channel.</summary>
internal sealed class AccessNotices(CourseAccess access) : INoticeListener
{
    public Task HearAsync(Notice notice, CancellationToken stop) => notice switch
    {
        Notice.ServerAvailable(var server, _, _) => access.CheckServerAsync(server, stop),
        Notice.ServerLeft(var server) => access.CheckServerAsync(server, stop),
        Notice.ChannelRemoved(var server, _) => access.CheckServerAsync(server, stop),
        Notice.RightsChanged(var server) => access.CheckServerAsync(server, stop),
        _ => Task.CompletedTask,
    };
}
