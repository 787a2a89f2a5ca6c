using System.Collections.Concurrent;

namespace StudyBot.Discord;

/// <summary>
/// Remembers which commands a server already knows, so that they are sent only when they changed: Discord counts
/// registrations. The default forgets at the end of the process; the program may register a durable one.
/// </summary>
public interface ICommandRegistrations
{
    /// <summary>The fingerprint remembered last, or null.</summary>
    /// <param name="api">The address of Discord, or of the local one.</param>
    /// <param name="application">The id of the bot's application there.</param>
    Task<string?> KnownAsync(Uri api, ulong application, CancellationToken stop);

    Task RememberAsync(Uri api, ulong application, string fingerprint, CancellationToken stop);
}

internal sealed class RegistrationsInMemory : ICommandRegistrations
{
    private readonly ConcurrentDictionary<(Uri, ulong), string> _known = new();

    public Task<string?> KnownAsync(Uri api, ulong application, CancellationToken stop) => Task.FromResult(_known.GetValueOrDefault((api, application)));

    public Task RememberAsync(Uri api, ulong application, string fingerprint, CancellationToken stop)
    {
        _known[(api, application)] = fingerprint;
        return Task.CompletedTask;
    }
}
