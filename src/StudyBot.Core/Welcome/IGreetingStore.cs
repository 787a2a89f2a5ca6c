using StudyBot.Core.Chat;

namespace StudyBot.Core.Welcome;

/// <summary>In which servers the bot has said who it is. What a method returned is on disk.</summary>
public interface IGreetingStore
{
    /// <param name="joinedAt">Since when the bot is in the server; it greets again after it was removed and added.</param>
    Task<bool> HasGreetedAsync(ServerId server, DateTimeOffset joinedAt, CancellationToken stop);

    Task GreetedAsync(ServerId server, DateTimeOffset joinedAt, CancellationToken stop);
}
