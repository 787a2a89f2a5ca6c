using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>Turns what a member filled in into the options of an interaction, checked as Discord's own client checks them.</summary>
internal static class OptionFiller
{
    /// <param name="typing">The option being typed, for autocomplete: nothing is required then, and its value may be anything.</param>
    public static JsonArray Fill(RunnableCommand command, IReadOnlyDictionary<string, JsonElement> values, WorldState state, Snowflake? guild, Resolved resolved, string? typing = null)
    {
        if (values.Keys.FirstOrDefault(name => command.Options.All(option => option.Name != name)) is { } stranger)
        {
            throw new ActRefusedException($"/{command.Name} has no option '{stranger}'. {Guard.Known("It has", command.Options.Select(option => option.Name))}");
        }

        var filled = new JsonArray();
        foreach (var option in command.Options)
        {
            if (values.TryGetValue(option.Name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                var focused = option.Name == typing;
                var entry = new JsonObject
                {
                    ["name"] = option.Name,
                    ["type"] = (int)option.Type,
                    ["value"] = focused ? JsonValue.Create(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()) : Value(command, option, value, state, guild, resolved),
                };
                if (focused)
                {
                    entry["focused"] = true;
                }

                filled.Add(entry);
            }
            else if (option.Required is true && typing is null)
            {
                throw new ActRefusedException($"/{command.Name} needs the option '{option.Name}' ({option.Description}).");
            }
        }

        return filled;
    }

    private static JsonNode Value(RunnableCommand command, CommandOption option, JsonElement value, WorldState state, Snowflake? guild, Resolved resolved)
    {
        ActRefusedException Wrong(string rule) => new($"Option '{option.Name}' of /{command.Name} {rule}; it got {value.GetRawText()}.");

        if (option.Choices is { Count: > 0 } choices && !choices.Any(choice => Same(choice.Value, value)))
        {
            throw Wrong($"takes one of {string.Join(", ", choices.Select(choice => choice.Value.GetRawText()))}");
        }

        switch (option.Type)
        {
            case OptionKind.Text:
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                if (text.Length < (option.MinLength ?? 0) || text.Length > (option.MaxLength ?? 6000) || text.Length == 0)
                {
                    throw Wrong($"takes {Math.Max(1, option.MinLength ?? 1)} to {option.MaxLength ?? 6000} characters");
                }

                return text;
            case OptionKind.Integer:
                return Number(value) is { } whole && double.IsInteger(whole) && InRange(option, whole) ? (long)whole : throw Wrong("takes a whole number" + Range(option));
            case OptionKind.Number:
                return Number(value) is { } number && InRange(option, number) ? number : throw Wrong("takes a number" + Range(option));
            case OptionKind.Flag:
                return value.ValueKind switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
                    _ => throw Wrong("takes true or false"),
                };
            case OptionKind.User or OptionKind.Channel or OptionKind.Role or OptionKind.Mentionable:
                return Snowflake.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), out var id) && resolved.Add(state, guild, option.Type, id, option.ChannelTypes)
                    ? id.ToString()
                    : throw Wrong($"takes the id of a {option.Type.ToString().ToLowerInvariant()} of this server{(option.ChannelTypes is { Count: > 0 } types ? $" with type {string.Join(" or ", types)}" : "")}");
            default:
                throw Wrong("takes a file, which this server does not imitate");
        }
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when double.TryParse(value.GetString(), out var number) => number,
        _ => null,
    };

    private static bool InRange(CommandOption option, double value) => value >= (option.MinValue ?? -9007199254740991) && value <= (option.MaxValue ?? 9007199254740991);

    private static string Range(CommandOption option) => (option.MinValue, option.MaxValue) switch
    {
        (null, null) => "",
        ({ } min, null) => $" of at least {min}",
        (null, { } max) => $" of at most {max}",
        ({ } min, { } max) => $" from {min} to {max}",
    };

    private static bool Same(JsonElement choice, JsonElement value) => choice.ValueKind == JsonValueKind.String
        ? value.ValueKind == JsonValueKind.String && choice.GetString() == value.GetString()
        : Number(value) == choice.GetDouble();
}
