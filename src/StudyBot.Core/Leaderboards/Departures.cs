using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>
/// Finds out who left. The chat service does not tell the bot by itself, so it is asked about members who were not seen
/// for a day: a few before a board is shown, and everyone else by and by.
/// </summary>
public sealed class Departures(IMembershipStore store, IChatClient chat, TimeProvider time, ILogger<Departures> logger)
{
    /// <summary>Asked about before one board at most; a reader waits for it.</summary>
    public const int MostPerBoard = 5;

    /// <summary>Asked about in one turn in the background at most.</summary>
    public const int MostPerTurn = 20;

    /// <summary>How long a board waits for answers at most.</summary>
    public static readonly TimeSpan BoardWaits = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan UnseenFor = TimeSpan.FromHours(24);

    // Somebody who is gone is asked about less often, and comes back at once by doing anything.
    private static readonly TimeSpan GoneFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(30);

    /// <summary>Asks about some of those whom a board is about to show, within <see cref="BoardWaits"/>.</summary>
    /// <returns>Whether anybody turned out to have left.</returns>
    public async Task<bool> LookAsync(ServerId server, IReadOnlyCollection<MemberId> shown, CancellationToken stop)
    {
        if (shown.Count == 0 || !chat.Status.Ready)
        {
            return false;
        }

        var unseen = (await store.UnseenAsync(server, shown, time.GetUtcNow() - UnseenFor, stop)).Take(MostPerBoard).ToList();
        if (unseen.Count == 0)
        {
            return false;
        }

        using var patience = new CancellationTokenSource(BoardWaits, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        var gone = await Task.WhenAll(unseen.Select(member => AskAsync(server, member, either.Token, stop)));
        return gone.Contains(Answer.Gone);
    }

    /// <summary>Asks about those whom a season's result is about to list, some at a time.</summary>
    /// <returns>Whether all of them were asked about by now.</returns>
    public async Task<bool> LookBeforeResultAsync(ServerId server, IReadOnlyCollection<MemberId> listed, CancellationToken stop)
    {
        var unseen = await store.UnseenAsync(server, listed, time.GetUtcNow() - UnseenFor, stop);
        if (unseen.Count == 0 || !chat.Status.Ready)
        {
            return unseen.Count == 0;
        }

        using var patience = new CancellationTokenSource(LongestTurn, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        var answers = await Task.WhenAll(unseen.Take(MostPerTurn).Select(member => AskAsync(server, member, either.Token, stop)));
        return unseen.Count <= MostPerTurn && !answers.Contains(Answer.None);
    }

    /// <summary>Asks about those who were not seen for longest. Call it every minute or so.</summary>
    public async Task LookAroundAsync(CancellationToken stop)
    {
        if (!chat.Status.Ready)
        {
            return;
        }

        var now = time.GetUtcNow();
        using var patience = new CancellationTokenSource(LongestTurn, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        foreach (var (server, member) in await store.LongestUnseenAsync(now - UnseenFor, now - GoneFor, MostPerTurn, stop))
        {
            if (await AskAsync(server, member, either.Token, stop) == Answer.None)
            {
                return;
            }
        }
    }

    /// <summary>Somebody who was taken to have left did something.</summary>
    public Task CameBackAsync(ServerId server, MemberId member, CancellationToken stop) => store.CameBackAsync(server, member, time.GetUtcNow(), stop);

    private async Task<Answer> AskAsync(ServerId server, MemberId member, CancellationToken patience, CancellationToken stop)
    {
        try
        {
            var present = await chat.MembershipAsync(server, member, patience) is Membership.Present;
            await store.CheckedAsync(server, member, present, time.GetUtcNow(), stop);
            return present ? Answer.Present : Answer.Gone;
        }
        catch (ChatException failure)
        {
            logger.LogDebug("Whether a member is still in server {Server} is asked another time: {Reason}", server, failure.Message);
            return Answer.None;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Answer.None;
        }
    }

    private enum Answer
    {
        None,
        Present,
        Gone,
    }
}
