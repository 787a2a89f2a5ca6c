namespace StudyBot.LocalDiscord.Page;

/// <summary>Whether a bot listens to this server at the moment.</summary>
internal sealed class BotPresence(Func<bool> isConnected)
{
    public bool IsConnected() => isConnected();
}
