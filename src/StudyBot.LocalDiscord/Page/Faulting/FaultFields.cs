namespace StudyBot.LocalDiscord.Page.Faulting;

internal enum FaultFieldKind
{
    Text,
    Whole,
    Number,
    Choice,
    Channel,
    Server,
    Member,
    Permissions,
}

/// <summary>How the fields of faults are shown.</summary>
internal static class FaultFields
{
    /// <summary>What a bot of this kind needs; scripts can name any other permission.</summary>
    public static readonly IReadOnlyList<(string Name, string Label)> Permissions =
    [
        ("VIEW_CHANNEL", "View channel"),
        ("SEND_MESSAGES", "Send messages"),
        ("EMBED_LINKS", "Embed links"),
        ("ATTACH_FILES", "Attach files"),
        ("READ_MESSAGE_HISTORY", "Read history"),
        ("CREATE_PUBLIC_THREADS", "Create threads"),
        ("SEND_MESSAGES_IN_THREADS", "Send in threads"),
        ("MENTION_EVERYONE", "Mention roles"),
    ];

    public static readonly IReadOnlyList<string> Paths = ["/channels/*/messages", "/channels/*/messages/*", "/channels/**", "/interactions/**", "/webhooks/**", "/guilds/**", "/**"];

    public static readonly IReadOnlyList<string> Events = ["INTERACTION_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "GUILD_CREATE", "GUILD_DELETE", "THREAD_UPDATE"];

    public static FaultFieldKind KindOf(string field) => field switch
    {
        "count" or "code" or "status" or "milliseconds" or "limit" => FaultFieldKind.Whole,
        "seconds" => FaultFieldKind.Number,
        "method" or "moment" or "scope" or "resumable" => FaultFieldKind.Choice,
        "channel" => FaultFieldKind.Channel,
        "server" => FaultFieldKind.Server,
        "member" => FaultFieldKind.Member,
        "permissions" => FaultFieldKind.Permissions,
        _ => FaultFieldKind.Text,
    };

    public static IReadOnlyList<(string Value, string Label)> ChoicesOf(string field) => field switch
    {
        "method" => [("", "any"), ("GET", "GET"), ("POST", "POST"), ("PUT", "PUT"), ("PATCH", "PATCH"), ("DELETE", "DELETE")],
        "moment" => [("before", "before its effect"), ("after", "after its effect")],
        "scope" => [("user", "this bot"), ("shared", "shared by bots"), ("global", "all requests"), ("cloudflare", "in front of Discord")],
        _ => [("true", "yes"), ("false", "no, start anew")],
    };

    public static string LabelOf(string field) => field switch
    {
        "count" => "How often",
        "code" => "Code",
        "status" => "Status",
        "milliseconds" => "Milliseconds",
        "seconds" => "Seconds",
        "limit" => "Requests",
        "method" => "Method",
        "path" => "Path",
        "moment" => "When",
        "scope" => "Whose limit",
        "resumable" => "May resume",
        "event" => "Event",
        "message" => "Message",
        "channel" => "Channel",
        "server" => "Server",
        "member" => "Member",
        _ => "Permissions",
    };

    /// <summary>What an empty field means.</summary>
    public static string EmptyOf(string field, int? usualCount) => field switch
    {
        "count" => usualCount is { } times ? $"{times}" : "always",
        "seconds" => "until cleared",
        "event" or "path" => "any",
        "code" => "0",
        "message" => "as usual",
        _ => "",
    };
}
