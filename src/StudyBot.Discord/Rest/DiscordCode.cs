namespace StudyBot.Discord.Rest;

/// <summary>Discord's error codes that lead to something else than giving up.</summary>
// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
internal static class DiscordCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownInteraction = 10062;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int MissingPermissions = 50013;
    public const int CannotMessageUser = 50007;
    public const int NoMutualServer = 50278;
    public const int InvalidRecipient = 50033;
    public const int InvalidWebhookToken = 50027;
    public const int ThreadArchived = 50083;
    public const int ThreadLocked = 160005;
    public const int ThreadExists = 160004;

    /// <summary>Too much or too soon, said without a 429: slow mode, write limits, edits of old messages, direct messages opened too fast, overload.</summary>
    public static bool PassesByItself(int code) => code is 20016 or 20028 or 20029 or 30046 or 40003 or 40062 or 130000;
}
