using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

/// <summary>
/// Deletes by itself what has been kept for long enough: of members who left, and of servers that the bot was removed from. Call it
/// once a day; what one turn does not get through, the next one does.
/// </summary>
public sealed class Retention(IDeletionStore store, IChatClient chat, TimeProvider time, ILogger<Retention> logger)
{
    /// <summary>After a departed member's last answer.</summary>
    public const int MonthsOfMembers = 12;

    /// <summary>After the bot was removed from a server.</summary>
    public static readonly TimeSpan OfServers = TimeSpan.FromDays(30);

    private const int MostPerTurn = 500;
    private const int MostAskedAbout = 50;
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);

    private (ServerId, MemberId) _askedAbout;

    public async Task RunAsync(CancellationToken stop)
    {
        var (now, begun) = (time.GetUtcNow(), time.GetTimestamp());
        await LookForServersAsync(now, stop);
        var servers = await DeleteServersAsync(now, begun, stop);
        var members = await DeleteMembersAsync(await store.LongGoneAsync(now.AddMonths(-MonthsOfMembers), MostPerTurn, stop), now, begun, stop);
        members += await DeleteMembersAsync(await GoneUnheardAsync(now, stop), now, begun, stop);
        if (servers + members > 0)
        {
            logger.LogInformation("Deleted what was kept for long enough: {Members} members who left, {Servers} servers", members, servers);
        }

        await store.TidyAsync(stop);
    }

    // The bot may have been removed while it was not connected.
    private async Task LookForServersAsync(DateTimeOffset now, CancellationToken stop)
    {
        if (!chat.Status.Ready)
        {
            return;
        }

        foreach (var (server, channel) in await store.ServersAsync(stop))
        {
            try
            {
                await chat.AbilitiesInAsync(server, channel, toPing: null, stop);
            }
            catch (ChatException gone) when (gone.Fault == ChatFault.Gone)
            {
                await store.PresentAsync(server, present: false, now, stop);
            }
            catch (ChatException unknown)
            {
                logger.LogDebug("Whether the bot is in server {Server} is asked another time: {Reason}", server, unknown.Message);
            }
        }
    }

    private async Task<int> DeleteServersAsync(DateTimeOffset now, long begun, CancellationToken stop)
    {
        var deleted = 0;
        foreach (var server in await store.ToDeleteAsync(now - OfServers, stop))
        {
            while (time.GetElapsedTime(begun) < LongestTurn)
            {
                if (await store.DeletePartAsync(server, now, stop))
                {
                    deleted++;
                    break;
                }
            }
        }

        return deleted;
    }

    private async Task<int> DeleteMembersAsync(IReadOnlyList<(ServerId Server, MemberId Member)> members, DateTimeOffset now, long begun, CancellationToken stop)
    {
        var deleted = 0;
        foreach (var (server, member) in members)
        {
            if (time.GetElapsedTime(begun) < LongestTurn && await store.DeleteAsync(server, member, now, stop))
            {
                deleted++;
            }
        }

        return deleted;
    }

    // Some each day, round and round.
    private async Task<IReadOnlyList<(ServerId, MemberId)>> GoneUnheardAsync(DateTimeOffset now, CancellationToken stop)
    {
        if (!chat.Status.Ready)
        {
            return [];
        }

        var quiet = await store.LongQuietAsync(now.AddMonths(-MonthsOfMembers), _askedAbout, MostAskedAbout, stop);
        var gone = new List<(ServerId, MemberId)>();
        foreach (var (server, member) in quiet)
        {
            try
            {
                if (await chat.MembershipAsync(server, member, stop) is Membership.Gone)
                {
                    gone.Add((server, member));
                }
            }
            catch (ChatException unknown)
            {
                logger.LogDebug("Whether a member is still in server {Server} is asked another time: {Reason}", server, unknown.Message);
            }
        }

        _askedAbout = quiet.Count < MostAskedAbout ? default : quiet[^1];
        return gone;
    }
}

/// <summary>Hears that the bot was added to a server or removed from it.</summary>
internal sealed class ServerPresence(IDeletionStore store, TimeProvider time) : INoticeListener
{
    public Task HearAsync(Notice notice, CancellationToken stop) => notice switch
    {
        Notice.ServerAvailable(var server, _, _) => store.PresentAsync(server, present: true, time.GetUtcNow(), stop),
        Notice.ServerLeft(var server) => store.PresentAsync(server, present: false, time.GetUtcNow(), stop),
        _ => Task.CompletedTask,
    };
}
