namespace StudyBot.LocalDiscord.Gateway;

/// <summary>https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes</summary>
internal enum CloseCode
{
    UnknownOpcode = 4001,
    DecodeError = 4002,
    NotAuthenticated = 4003,
    AuthenticationFailed = 4004,
    AlreadyAuthenticated = 4005,
    InvalidSequence = 4007,
    RateLimited = 4008,
    SessionTimedOut = 4009,
    InvalidShard = 4010,
    InvalidVersion = 4012,
    InvalidIntents = 4013,
    DisallowedIntents = 4014,
}

internal enum Op
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    PresenceUpdate = 3,
    VoiceStateUpdate = 4,
    Resume = 6,
    Reconnect = 7,
    RequestMembers = 8,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
    RequestSoundboardSounds = 31,
}

/// <summary>Ends a connection with a close code.</summary>
internal sealed class GatewayCloseException(CloseCode code, string reason) : Exception(reason)
{
    public int Code => (int)code;
}
