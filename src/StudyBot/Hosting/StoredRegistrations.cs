using StudyBot.Discord;
using StudyBot.Storage;

namespace StudyBot.Hosting;

/// <summary>Remembers published commands in the database, so that a restart does not publish them again.</summary>
internal sealed class StoredRegistrations(CommandRegistrations stored) : ICommandRegistrations
{
    public Task<string?> KnownAsync(Uri api, ulong application, CancellationToken stop) =>
        stored.FindAsync(api.ToString(), application, stop);

    public Task RememberAsync(Uri api, ulong application, string fingerprint, CancellationToken stop) =>
        stored.SaveAsync(api.ToString(), application, fingerprint, stop);
}
