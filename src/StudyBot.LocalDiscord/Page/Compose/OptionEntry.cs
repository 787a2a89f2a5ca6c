using System.Globalization;
using System.Text.Json;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Page.Parts;

namespace StudyBot.LocalDiscord.Page.Compose;

/// <summary>One option of a command being filled in: what is typed, and the value that it means.</summary>
public sealed class OptionEntry
{
    private const int MostChoices = 25;

    private readonly IReadOnlyList<CommandChoice> _fixed;
    private CommandChoice? _picked;

    internal OptionEntry(Desk desk, CommandOption option)
    {
        Option = option;
        Shown = option.Required is true;
        _fixed = option.Type == OptionKind.Flag
            ? [new CommandChoice("True", JsonSerializer.SerializeToElement(true)), new CommandChoice("False", JsonSerializer.SerializeToElement(false))]
            : option.Choices ?? [.. OptionSource.Of(desk, option).Select(choice => new CommandChoice(choice.Label, JsonSerializer.SerializeToElement(choice.Value)))];
        Suggested = Matching();
    }

    internal CommandOption Option { get; }

    /// <summary>Required, or added by the member.</summary>
    internal bool Shown { get; set; }

    internal string Text { get; private set; } = "";

    internal string? Problem { get; set; }

    internal IReadOnlyList<CommandChoice> Suggested { get; set; }

    /// <summary>Why there are no suggestions, or that they are on their way.</summary>
    internal string? Note { get; set; }

    internal bool Autocompletes => Option.Autocomplete is true;

    internal bool HasList => Autocompletes || _fixed.Count > 0 || IsStrict;

    /// <summary>Only something from the list will do.</summary>
    internal bool IsStrict => Option.Choices is { Count: > 0 }
        || Option.Type is OptionKind.Flag or OptionKind.User or OptionKind.Role or OptionKind.Channel or OptionKind.Mentionable;

    internal JsonElement? Value => Chosen is { } chosen ? chosen.Value
        : IsStrict || Text.Length == 0 ? null
        : Option.Type is OptionKind.Integer or OptionKind.Number
            ? Number is { } number ? JsonSerializer.SerializeToElement(number) : null
            : JsonSerializer.SerializeToElement(Text);

    private CommandChoice? Chosen => _picked ?? _fixed.FirstOrDefault(choice => string.Equals(choice.Name.TrimStart('#'), Text.Trim().TrimStart('#', '@'), StringComparison.OrdinalIgnoreCase));

    private double? Number => double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    internal void Type(string text)
    {
        (Text, _picked, Problem) = (text, null, null);
        if (!Autocompletes)
        {
            Suggested = Matching();
        }
    }

    internal void Pick(CommandChoice choice) => (Text, _picked, Problem) = (choice.Name, choice, null);

    /// <returns>What is wrong with it; null if nothing is.</returns>
    internal string? Check()
    {
        if (Text.Length == 0)
        {
            return Option.Required is true ? "This option is required." : null;
        }

        return Value is null
            ? IsStrict ? "Choose one of the list." : "Type a number."
            : null;
    }

    private CommandChoice[] Matching()
    {
        var typed = Text.Trim().TrimStart('#', '@');
        return [.. _fixed.Where(choice => choice.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Take(MostChoices)];
    }
}
