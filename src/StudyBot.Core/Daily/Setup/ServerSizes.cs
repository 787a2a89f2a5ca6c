using System.Collections.Concurrent;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Setup;

/// <summary>How many members each server has, as the chat service told when the bot connected.</summary>
internal sealed class ServerSizes : INoticeListener
{
    private const int Large = 50;

    private readonly ConcurrentDictionary<ServerId, int> _members = new();

    /// <summary>Where not everybody knows everybody, names are proposed to stand on boards only on request.</summary>
    public NamesMode ProposedNames(ServerId server) => _members.GetValueOrDefault(server) > Large ? NamesMode.OnRequest : NamesMode.Shown;

    public Task HearAsync(Notice notice, CancellationToken stop)
    {
        if (notice is Notice.ServerAvailable { Members: { } members } available)
        {
            _members[available.Server] = members;
        }

        return Task.CompletedTask;
    }
}
