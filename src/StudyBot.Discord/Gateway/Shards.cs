using System.Globalization;
using Microsoft.Extensions.Logging;

namespace StudyBot.Discord.Gateway;

/// <summary>Keeps as many connections as the bot needs, each with a session of its own.</summary>
internal sealed class Shards(DiscordOptions options, GatewayTrust trust, GatewayEntrance entrance, Random random, TimeProvider time, ILogger logger)
{
    // Enough for two million servers; more is somebody's mistake.
    private const int Most = 1_000;

    private bool IsAuto => options.Shards.Trim() is "" || options.Shards.Trim().Equals("auto", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs until <paramref name="stop"/>, or until one of them cannot go on.</summary>
    /// <param name="listenersOf">Called with the number of shards, again whenever it grows.</param>
    public async Task RunAsync(Func<int, Func<Shard, GatewayListener>> listenersOf, CancellationToken stop)
    {
        var count = await CountAsync(stop);
        while (true)
        {
            try
            {
                await RunAsync(count, listenersOf(count), stop);
                return;
            }
            catch (DiscordConnectionException refused) when (refused.NeedsMoreShards && IsAuto)
            {
                count = await GrowAsync(count, refused, stop);
            }
        }
    }

    // Asks Discord first in any case.
    private async Task<int> CountAsync(CancellationToken stop)
    {
        var recommended = await entrance.OpenAsync(stop);
        if (IsAuto)
        {
            return Math.Clamp(recommended, 1, Most);
        }

        return int.TryParse(options.Shards.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most
            ? count
            : throw new DiscordConnectionException($"Discord:Shards (STUDYBOT_Discord__Shards) is \"{options.Shards}\". Use auto, or a number from 1 to {Most}.");
    }

    private async Task<int> GrowAsync(int count, DiscordConnectionException refused, CancellationToken stop)
    {
        var recommended = Math.Min(await entrance.OpenAsync(stop), Most);
        if (recommended <= count)
        {
            // To go on would use up the day's session starts.
            throw new DiscordConnectionException(
                $"Discord refuses this bot with {Shown(count)} (close code 4011), and recommends no more. Set Discord:Shards (STUDYBOT_Discord__Shards) to a number above {count}, and start it again.", refused);
        }

        logger.LogInformation("The bot has outgrown {Before}; Discord's gateway now recommends {Count}", Shown(count), recommended);
        return recommended;
    }

    private async Task RunAsync(int count, Func<Shard, GatewayListener> listenerOf, CancellationToken stop)
    {
        if (count > 1)
        {
            logger.LogInformation("Connecting with {Count} shards", count);
        }

        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var outgrown = false;
        await Task.WhenAll(Enumerable.Range(0, count).Select(number => RunOneAsync(new Shard(number, count))).ToArray());

        async Task RunOneAsync(Shard shard)
        {
            var session = new GatewaySession(options.BareToken, trust, new Random(random.Next()), shard);
            var loop = new GatewayLoop(session, shard, entrance, options.Compress, time, logger);
            var listener = listenerOf(shard);
            try
            {
                // Answers under way need no connection, so a division anew does not wait for them.
                await loop.RunAsync(listener with { BeforeClosing = () => outgrown ? Task.CompletedTask : listener.BeforeClosing() }, all.Token);
            }
            catch (Exception failure)
            {
                outgrown = failure is DiscordConnectionException { NeedsMoreShards: true } && IsAuto;
                await all.CancelAsync();
                throw;
            }
        }
    }

    private static string Shown(int count) => count == 1 ? "1 shard" : $"{count} shards";
}
