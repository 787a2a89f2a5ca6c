namespace StudyBot.Discord.Gateway;

internal enum CloseAction
{
    /// <summary>Connect again and go on where the session stopped.</summary>
    Resume,

    /// <summary>As <see cref="Resume"/>, but later: too much was sent.</summary>
    ResumeLater,

    /// <summary>Connect again and identify.</summary>
    NewSession,

    /// <summary>Nothing but a changed setting helps.</summary>
    Stop,

    /// <summary>As <see cref="Stop"/>, but the setting may leave it to Discord how many shards there are.</summary>
    MoreShards,
}

/// <param name="Advice">What to change, if the action is to stop or to use more shards.</param>
/// <param name="OurFault">Discord says that this program sent something wrong.</param>
internal readonly record struct CloseVerdict(CloseAction Action, string? Advice = null, bool OurFault = false);

/// <summary>What to do when Discord closes the gateway connection.</summary>
internal static class CloseCodes
{
    /// <param name="code">Null if the connection broke without one.</param>
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    public static CloseVerdict For(int? code) => code switch
    {
        1000 => new(CloseAction.NewSession),
        4001 or 4002 => new(CloseAction.Resume, OurFault: true),
        4003 or 4006 or 4007 or 4009 => new(CloseAction.NewSession),
        4005 => new(CloseAction.NewSession, OurFault: true),
        4004 => new(CloseAction.Stop, GatewayAdvice.BadToken),
        4008 => new(CloseAction.ResumeLater, OurFault: true),
        4010 => new(CloseAction.Stop, "Discord refused the shard of this connection (close code 4010). Set Discord:Shards (STUDYBOT_Discord__Shards) to auto."),
        4011 => new(CloseAction.MoreShards, "This bot is in more servers than its shards may serve (close code 4011). Set Discord:Shards (STUDYBOT_Discord__Shards) to auto or to a larger number, and start it again."),
        4012 => new(CloseAction.Stop, "Discord no longer speaks this version of its gateway (close code 4012). Update the bot, and set Discord:ApiBaseUrl to https://discord.com/api/v10 if you changed it."),
        4013 or 4014 => new(CloseAction.Stop, $"Discord refused the intents of this bot (close code {code}). It asks for GUILDS alone, which every bot may; check that Discord:ApiBaseUrl is right."),
        _ => new(CloseAction.Resume),
    };
}

internal static class GatewayAdvice
{
    public const string BadToken =
        "Discord does not accept the bot's token. Set Discord:Token (STUDYBOT_Discord__Token) to the token on the Bot page of your application at https://discord.com/developers/applications.";

    public const string NoSuchApi =
        "There is no Discord API at the address in Discord:ApiBaseUrl. It includes the version, as in https://discord.com/api/v10; leave it out for Discord itself.";
}
