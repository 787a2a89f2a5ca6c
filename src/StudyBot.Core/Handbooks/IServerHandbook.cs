using StudyBot.Core.Chat;

namespace StudyBot.Core.Handbooks;

/// <summary>Which handbook counts where a person is: that of the channel's course, else the server's.</summary>
public interface IServerHandbook
{
    Task<Handbook> ForAsync(Place place, CancellationToken stop);
}

/// <summary>The same handbook everywhere.</summary>
internal sealed class DefaultServerHandbook(IHandbooks handbooks) : IServerHandbook
{
    public Task<Handbook> ForAsync(Place place, CancellationToken stop) => Task.FromResult(handbooks.Default);
}
