using System.Globalization;
using Microsoft.Extensions.Logging;

namespace StudyBot.Discord.Gateway;

/// <summary>Keeps as many connections as the bot needs, each with a session of its own.</summary>
internal sealed class Shards(DiscordOptions options, GatewayTrust trust, GatewayEntrance entrance, Random random, TimeProvider time, ILogger logger)
{
    // Enough for two million servers; more is somebody's mistake.
    private const int Most = 1_000;

    /// <summary>How many connections there will be. Asks Discord first in any case.</summary>
    public async Task<int> CountAsync(CancellationToken stop)
    {
        var wanted = options.Shards.Trim();
        var recommended = await entrance.OpenAsync(stop);
        if (wanted.Length == 0 || wanted.Equals("auto", StringComparison.OrdinalIgnoreCase))
        {
            return Math.Clamp(recommended, 1, Most);
        }

        return int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most
            ? count
            : throw new DiscordConnectionException($"Discord:Shards (STUDYBOT_Discord__Shards) is \"{options.Shards}\". Use auto, or a number from 1 to {Most}.");
    }

    /// <summary>Runs until <paramref name="stop"/>, or until one of them cannot go on.</summary>
    public async Task RunAsync(int count, Func<Shard, GatewayListener> listenerOf, CancellationToken stop)
    {
        if (count > 1)
        {
            logger.LogInformation("Connecting with {Count} shards", count);
        }

        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var loops = new Task[count];
        for (var n = 0; n < count; n++)
        {
            var shard = new Shard(n, count);
            var session = new GatewaySession(options.BareToken, trust, new Random(random.Next()), shard);
            loops[n] = RunOneAsync(new GatewayLoop(session, shard, entrance, options.Compress, time, logger), listenerOf(shard), all);
        }

        await Task.WhenAll(loops);
    }

    private static async Task RunOneAsync(GatewayLoop loop, GatewayListener listener, CancellationTokenSource all)
    {
        try
        {
            await loop.RunAsync(listener, all.Token);
        }
        catch
        {
            await all.CancelAsync();
            throw;
        }
    }
}
