namespace StudyBot.Core.Chat;

/// <summary>The answer to an interaction: a message, or a form to fill in.</summary>
public abstract record Response;

/// <summary>
/// A message: what a channel shows, or what one person sees privately. Names of people never ping; only
/// <see cref="Pings"/> does. At most 10 cards, 5 rows, and 10 pictures and documents together.
/// </summary>
/// <param name="Text">Plain text with light markup, at most 2,000 characters; may be empty if there is a card.</param>
public sealed record Reply(string Text = "") : Response
{
    public IReadOnlyList<Card> Cards { get; init; } = [];

    public IReadOnlyList<ControlRow> Rows { get; init; } = [];

    public IReadOnlyList<Picture> Pictures { get; init; } = [];

    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>The role to ping. It must also stand in <see cref="Text"/>, written by <see cref="Markup.Role"/>.</summary>
    public RoleId? Pings { get; init; }

    /// <summary>
    /// For refusals and apologies: shown to this person alone, and the message that the control stands on stays as it is,
    /// whatever was declared. Only a public answer that the chat service already announced stays public.
    /// </summary>
    public bool Privately { get; init; }

    /// <summary>For an edit or a direct message that may as well come later, such as a count: when much is to be sent, all else goes first.</summary>
    public bool CanWait { get; init; }
}

/// <summary>A framed block of text.</summary>
/// <param name="Title">At most 256 characters.</param>
/// <param name="Body">At most 4,096 characters, with light markup and code blocks.</param>
public sealed record Card(string Title, string Body = "")
{
    public CardTone Tone { get; init; } = CardTone.Neutral;

    public Uri? Link { get; init; }

    /// <summary>A small line above the title, at most 256 characters.</summary>
    public string? Heading { get; init; }

    /// <summary>A small line at the end, at most 2,048 characters.</summary>
    public string? Footer { get; init; }

    /// <summary>At most 25.</summary>
    public IReadOnlyList<CardField> Fields { get; init; } = [];

    /// <summary>The file name of a picture of the same reply, shown large.</summary>
    public string? PictureFile { get; init; }
}

/// <param name="Name">At most 256 characters.</param>
/// <param name="Value">At most 1,024 characters.</param>
public sealed record CardField(string Name, string Value, bool Inline = false);

/// <summary>The colour at a card's edge; it never says anything that the words do not.</summary>
public enum CardTone
{
    Neutral,
    Info,
    Good,
    Bad,
    Warning,
}

/// <summary>A file shown in the message.</summary>
/// <param name="Description">What it shows, for people who cannot see it; at most 1,024 characters.</param>
public sealed record Picture(string FileName, ReadOnlyMemory<byte> Content, string Description, string MediaType = "image/png");

/// <summary>A file to save, such as an export. All files of a reply together have at most <see cref="MaxBytes"/>.</summary>
/// <param name="FileName">With its extension, by which programs know it.</param>
public sealed record Document(string FileName, ReadOnlyMemory<byte> Content, string MediaType)
{
    /// <summary>10 MiB: what the chat service takes from anybody.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;
}

/// <summary>1 to 5 buttons, or one select or picker.</summary>
public sealed record ControlRow(IReadOnlyList<Control> Controls)
{
    public static ControlRow Of(params Control[] controls) => new(controls);
}

public abstract record Control;

/// <summary>A button that works for as long as the message stands, also across restarts.</summary>
/// <param name="Id">"prefix:rest", at most 90 characters, unique in the message; see <see cref="IControlHandler"/>.</param>
/// <param name="Label">At most 80 characters.</param>
/// <param name="OnPress">Fixed here because the chat service has to know before the answer is ready.</param>
public sealed record Button(string Id, string Label, Visibility OnPress) : Control
{
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    public bool Disabled { get; init; }
}

/// <summary>A button that opens an address and sends nothing.</summary>
public sealed record LinkButton(string Label, Uri Address) : Control;

/// <summary>A menu of up to 25 choices, one of which can be taken unless <paramref name="OnChoose"/> says more.</summary>
/// <param name="Id">As for <see cref="Button"/>.</param>
public sealed record Select(string Id, string Placeholder, IReadOnlyList<SelectChoice> Choices, Visibility OnChoose) : Control
{
    public int MinChoices { get; init; } = 1;

    public int MaxChoices { get; init; } = 1;
}

/// <summary>
/// A menu of the server's channels in which messages can be posted, or of its roles. What was taken comes back as
/// <see cref="SelectChosen"/> with its id.
/// </summary>
/// <param name="Id">As for <see cref="Button"/>.</param>
/// <param name="Placeholder">At most 150 characters.</param>
public sealed record Picker(string Id, string Placeholder, PickerKind Kind, Visibility OnChoose) : Control
{
    /// <summary>The id of what is chosen now.</summary>
    public ulong? Chosen { get; init; }

    /// <summary>What is chosen can be taken away; no id comes back then.</summary>
    public bool MayBeEmpty { get; init; }
}

public enum PickerKind
{
    Channel,
    Role,
}

/// <param name="Label">At most 100 characters.</param>
/// <param name="Value">At most 100 characters, unique in the select.</param>
public sealed record SelectChoice(string Label, string Value, string? Description = null, bool Chosen = false);

public enum ButtonStyle
{
    Secondary,
    Primary,
    Good,
    Danger,
}

/// <summary>What a command or control leads to. The chat service must know before the answer is ready.</summary>
public enum Visibility
{
    /// <summary>A reply that only this person sees.</summary>
    Private,

    /// <summary>A reply that everyone in the channel sees.</summary>
    Public,

    /// <summary>The message that the control stands on changes.</summary>
    UpdatesMessage,

    /// <summary>A <see cref="Form"/>, or in its place a private reply.</summary>
    OpensForm,
}

/// <summary>A window with 1 to 5 fields to fill in.</summary>
/// <param name="Id">As for <see cref="Button"/>.</param>
/// <param name="Title">At most 45 characters.</param>
/// <param name="OnSubmit">Private, Public, or UpdatesMessage if the form was opened from a message's button.</param>
public sealed record Form(string Id, string Title, IReadOnlyList<FormField> Fields, Visibility OnSubmit) : Response;

/// <param name="Label">At most 45 characters.</param>
/// <param name="MaxLength">At most 4,000 characters.</param>
public sealed record FormField(string Id, string Label, bool Multiline = false, bool Required = true, int MaxLength = 1000)
{
    public string? Value { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>One suggestion for an option.</summary>
/// <param name="Label">At most 100 characters.</param>
/// <param name="Value">At most 100 characters.</param>
public sealed record Choice(string Label, string Value);
