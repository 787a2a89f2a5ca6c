using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyBot.Core.Chat;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Commands;

/// <summary>Registers the commands when they changed since the last time.</summary>
internal sealed class CommandPublisher(DiscordRest rest, ICommandRegistrations registrations, IOptions<DiscordOptions> options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(30);

    /// <param name="tried">Called once, after the first attempt or when none is needed.</param>
    public async Task PublishAsync(Snowflake application, IReadOnlyList<CommandSpec> specs, Action tried, CancellationToken stop)
    {
        var json = CommandBodies.ToJson(specs);
        var fingerprint = CommandBodies.FingerprintOf(json);
        var api = options.Value.ApiBase;
        if (await registrations.KnownAsync(api, application.Value, stop) == fingerprint)
        {
            tried();
            return;
        }

        var done = await TryAsync(application, json, stop);
        tried();
        while (!done)
        {
            await Task.Delay(AgainAfter, time, stop);
            done = await TryAsync(application, json, stop);
        }

        await registrations.RememberAsync(api, application.Value, fingerprint, stop);
        logger.LogInformation("Registered {Count} commands", specs.Count);
    }

    private async Task<bool> TryAsync(Snowflake application, byte[] json, CancellationToken stop)
    {
        try
        {
            return await ChatFaults.GuardAsync(
                async () =>
                {
                    await rest.PutCommandsAsync(application, json, stop);
                    return true;
                },
                stop);
        }
        catch (ChatException unavailable) when (unavailable.Fault == ChatFault.Unavailable)
        {
            logger.LogWarning("The commands could not be registered yet: {Why}", unavailable.Message);
            return false;
        }
    }
}
