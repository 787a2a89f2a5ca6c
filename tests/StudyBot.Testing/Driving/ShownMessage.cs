using System.Text.Json;

namespace StudyBot.Testing.Driving;

/// <summary>A message as a member sees it, read from Discord's message object.</summary>
public sealed record ShownMessage(string Id, string ChannelId, string Content, IReadOnlyList<ShownCard> Cards, IReadOnlyList<ShownButton> Buttons, bool Private, bool Loading, string? ThreadId)
{
    private const int Ephemeral = 1 << 6;
    private const int IsLoading = 1 << 7;

    /// <summary>Its menus.</summary>
    public IReadOnlyList<ShownSelect> Selects { get; private init; } = [];

    /// <summary>The ids of its menus of channels and roles.</summary>
    public IReadOnlyList<string> Pickers { get; private init; } = [];

    /// <summary>Everything that can be read in it, buttons included.</summary>
    public string AllText => string.Join(
        '\n',
        [Content, .. Cards.SelectMany(card => new[] { card.Heading, card.Title, card.Body, card.Footer }.Concat(card.Fields)), .. Buttons.Select(button => button.Label)]);

    public ShownButton Button(string label) =>
        Buttons.FirstOrDefault(button => button.Label.Contains(label, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"No button \"{label}\" among: {string.Join(", ", Buttons.Select(button => button.Label))}\n{AllText}");

    public static ShownMessage Of(JsonElement message)
    {
        var flags = message.TryGetProperty("flags", out var bits) ? bits.GetInt32() : 0;
        return new ShownMessage(
            message.GetProperty("id").GetString()!,
            message.GetProperty("channel_id").GetString()!,
            Text(message, "content"),
            [.. List(message, "embeds").Select(ShownCard.Of)],
            [.. List(message, "components").SelectMany(row => List(row, "components")).Where(control => control.GetProperty("type").GetInt32() == 2).Select(ShownButton.Of)],
            (flags & Ephemeral) != 0,
            (flags & IsLoading) != 0,
            message.TryGetProperty("thread", out var thread) ? thread.GetProperty("id").GetString() : null)
        {
            Selects = [.. List(message, "components").SelectMany(row => List(row, "components")).Where(control => control.GetProperty("type").GetInt32() == 3).Select(ShownSelect.Of)],
            Pickers = [.. List(message, "components").SelectMany(row => List(row, "components")).Where(control => control.GetProperty("type").GetInt32() is 6 or 8).Select(picker => Text(picker, "custom_id"))],
        };
    }

    internal static string Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    internal static IEnumerable<JsonElement> List(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}

public sealed record ShownCard(string Heading, string Title, string Body, IReadOnlyList<string> Fields, string Footer)
{
    public static ShownCard Of(JsonElement embed) => new(
        embed.TryGetProperty("author", out var author) ? ShownMessage.Text(author, "name") : "",
        ShownMessage.Text(embed, "title"),
        ShownMessage.Text(embed, "description"),
        [.. ShownMessage.List(embed, "fields").Select(field => $"{ShownMessage.Text(field, "name")}: {ShownMessage.Text(field, "value")}")],
        embed.TryGetProperty("footer", out var footer) ? ShownMessage.Text(footer, "text") : "");
}

public sealed record ShownButton(string Label, string CustomId, bool Disabled)
{
    public static ShownButton Of(JsonElement button) => new(
        ShownMessage.Text(button, "label"),
        ShownMessage.Text(button, "custom_id"),
        button.TryGetProperty("disabled", out var disabled) && disabled.ValueKind == JsonValueKind.True);
}

/// <param name="Values">What can be chosen, in order.</param>
public sealed record ShownSelect(string CustomId, IReadOnlyList<string> Values)
{
    public static ShownSelect Of(JsonElement select) =>
        new(ShownMessage.Text(select, "custom_id"), [.. ShownMessage.List(select, "options").Select(option => ShownMessage.Text(option, "value"))]);
}

/// <summary>What came of something that a member did.</summary>
/// <param name="AcknowledgedMs">How long the bot took to its first answer.</param>
public sealed record ActOutcome(double? AcknowledgedMs, ShownMessage? Message, ShownForm? Form, IReadOnlyList<string> Choices, string? Error)
{
    /// <summary>The message, or a failure that says what came in its place.</summary>
    public ShownMessage Reply => Message ?? throw new InvalidOperationException($"No message came. Error: {Error ?? "none"}");

    public static ActOutcome Of(JsonElement result) => new(
        result.TryGetProperty("acknowledgedMs", out var ms) && ms.ValueKind == JsonValueKind.Number ? ms.GetDouble() : null,
        result.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.Object ? ShownMessage.Of(message) : null,
        result.TryGetProperty("modal", out var modal) && modal.ValueKind == JsonValueKind.Object ? ShownForm.Of(modal) : null,
        [.. ShownMessage.List(result, "choices").Select(choice => choice.GetProperty("value").ToString())],
        result.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? error.GetString() : null);
}

/// <summary>A form that was opened for a member.</summary>
/// <param name="Fields">The ids of its fields.</param>
public sealed record ShownForm(string Id, string Title, IReadOnlyList<string> Fields)
{
    public static ShownForm Of(JsonElement modal) => new(
        modal.GetProperty("id").ToString(), ShownMessage.Text(modal, "title"), [.. FieldsIn(modal.GetProperty("components"))]);

    // A field stands in a row or under a label.
    private static IEnumerable<string> FieldsIn(JsonElement components) => components.EnumerateArray().SelectMany(component =>
        component.TryGetProperty("custom_id", out var id) ? [id.GetString()!]
        : component.TryGetProperty("component", out var one) ? [one.GetProperty("custom_id").GetString()!]
        : component.TryGetProperty("components", out var inner) ? FieldsIn(inner)
        : Enumerable.Empty<string>());
}
