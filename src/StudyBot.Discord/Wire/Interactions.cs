using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.Discord.Wire;

internal enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>INTERACTION_CREATE. A class, not a record: its token must not be printed.</summary>
internal sealed class InteractionObject
{
    public required Snowflake Id { get; init; }

    public required Snowflake ApplicationId { get; init; }

    public required InteractionType Type { get; init; }

    public required string Token { get; init; }

    public InteractionDetails? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    public ChannelObject? Channel { get; init; }

    public MemberObject? Member { get; init; }

    public UserObject? User { get; init; }

    public MessageObject? Message { get; init; }

    public string? AppPermissions { get; init; }

    public string? Locale { get; init; }
}

/// <summary>What the interaction is about; which fields are there depends on its type.</summary>
internal sealed record InteractionDetails
{
    public string? Name { get; init; }

    /// <summary>1 slash command, 2 user command, 3 message command.</summary>
    public int? Type { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public Snowflake? TargetId { get; init; }

    public ResolvedObject? Resolved { get; init; }

    public string? CustomId { get; init; }

    public int? ComponentType { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public IReadOnlyList<ComponentObject>? Components { get; init; }
}

internal sealed record InteractionOption
{
    public required string Name { get; init; }

    public required int Type { get; init; }

    public JsonElement? Value { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }

    public bool? Focused { get; init; }
}

internal sealed record ResolvedObject
{
    public IReadOnlyDictionary<string, MessageObject>? Messages { get; init; }
}

internal enum CallbackType
{
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdate = 6,
    Update = 7,
    Choices = 8,
    Modal = 9,
}

internal sealed record CallbackBody(CallbackType Type)
{
    public CallbackDetails? Data { get; init; }
}

[JsonDerivedType(typeof(MessageBody))]
[JsonDerivedType(typeof(ChoicesBody))]
[JsonDerivedType(typeof(ModalBody))]
[JsonDerivedType(typeof(DeferBody))]
internal abstract record CallbackDetails;

internal sealed record ChoicesBody(IReadOnlyList<ChoiceBody> Choices) : CallbackDetails;

internal sealed record ModalBody(string CustomId, string Title, IReadOnlyList<ComponentObject> Components) : CallbackDetails;

internal sealed record DeferBody(int Flags) : CallbackDetails;
