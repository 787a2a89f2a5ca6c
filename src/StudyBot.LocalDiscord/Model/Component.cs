using System.Text.Json.Serialization;

namespace StudyBot.LocalDiscord.Model;

internal enum ComponentKind
{
    Row = 1,
    Button = 2,
    TextSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    Section = 9,
    TextDisplay = 10,
    Thumbnail = 11,
    Gallery = 12,
    File = 13,
    Separator = 14,
    Container = 17,
    Label = 18,
    FileUpload = 19,
    RadioGroup = 21,
    CheckboxGroup = 22,
    Checkbox = 23,
}

internal enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,
    Link = 5,
    Premium = 6,
}

/// <summary>
/// Any component; which of the fields are set follows from <see cref="Type"/>.
/// https://docs.discord.com/developers/components/reference
/// </summary>
internal sealed record Component(ComponentKind Type, int Id)
{
    public string? CustomId { get; init; }

    /// <summary>Of a button a <see cref="ButtonStyle"/>; of a text input 1 for one line, 2 for a paragraph.</summary>
    public int? Style { get; init; }

    public string? Label { get; init; }

    public Emoji? Emoji { get; init; }

    public string? Url { get; init; }

    public Snowflake? SkuId { get; init; }

    public bool? Disabled { get; init; }

    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    public IReadOnlyList<int>? ChannelTypes { get; init; }

    public IReadOnlyList<DefaultValue>? DefaultValues { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    public string? Value { get; init; }

    public bool? Default { get; init; }

    public string? Content { get; init; }

    public string? Description { get; init; }

    /// <summary>Children of a row, section or container.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>The button or thumbnail beside a section.</summary>
    public Component? Accessory { get; init; }

    /// <summary>The one field inside a label.</summary>
    [JsonPropertyName("component")]
    public Component? Inner { get; init; }

    public Media? Media { get; init; }

    public Media? File { get; init; }

    public IReadOnlyList<GalleryItem>? Items { get; init; }

    public int? AccentColor { get; init; }

    public bool? Spoiler { get; init; }

    public bool? Divider { get; init; }

    public int? Spacing { get; init; }

    public bool IsSelect => Type is ComponentKind.TextSelect or ComponentKind.UserSelect or ComponentKind.RoleSelect
        or ComponentKind.MentionableSelect or ComponentKind.ChannelSelect;

    public IEnumerable<Component> Below => [.. Components ?? [], .. Accessory is null ? [] : (Component[])[Accessory], .. Inner is null ? [] : (Component[])[Inner]];

    /// <summary>This component and all inside it.</summary>
    public IEnumerable<Component> Tree => Below.SelectMany(child => child.Tree).Prepend(this);
}

/// <param name="Id">Of a custom emoji; null for a Unicode one, whose character is the name.</param>
internal sealed record Emoji(Snowflake? Id, string? Name, bool? Animated = null);

internal sealed record SelectOption(string Label, string Value)
{
    public string? Description { get; init; }

    public Emoji? Emoji { get; init; }

    public bool? Default { get; init; }
}

/// <param name="Type">"user", "role" or "channel".</param>
internal sealed record DefaultValue(Snowflake Id, string Type);

internal sealed record Media(string Url);

internal sealed record GalleryItem(Media Media, string? Description, bool Spoiler);
