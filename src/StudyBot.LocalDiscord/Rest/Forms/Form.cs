using System.Globalization;
using System.Text;
using System.Text.Json;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>
/// Reads the fields of one JSON object of a request. What does not fit is noted at its path, in Discord's words, and reads
/// as missing; fields that nobody asks for are ignored, as Discord does.
/// </summary>
internal sealed class Form(JsonElement json, string path, FormErrors errors)
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    public FormErrors Errors => errors;

    public static Form Of(RestCall call, FormErrors errors) => call.Body switch
    {
        { ValueKind: JsonValueKind.Object } body => new Form(body, "", errors),
        null => Empty("", errors),
        _ => throw new DiscordErrorException(400, 50035, "Invalid Form Body", new System.Text.Json.Nodes.JsonObject
        {
            ["_errors"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["code"] = "DICT_TYPE_CONVERT", ["message"] = "Only dictionaries may be used in a DictType" }),
        }),
    };

    public static Form Empty(string path, FormErrors errors) => new(Nothing, path, errors);

    public static int Length(string? text) => text is null ? 0 : text.EnumerateRunes().Count();

    /// <summary>Present and not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Present, even if null: what an edit uses to clear a field.</summary>
    public bool Names(string name) => json.TryGetProperty(name, out _);

    public string? Text(string name, int min = 0, int max = int.MaxValue, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            return Missing<string>(name, required);
        }

        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return Wrong<string>(name, "STRING_TYPE_CONVERT", $"Could not interpret \"{Short(value)}\" as string.");
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var length = Length(text);
        if (length < min && text.Length == 0 && required)
        {
            return Missing<string>(name, required);
        }

        if (length >= min && length <= max)
        {
            return text;
        }

        return min > 0
            ? Wrong<string>(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.")
            : Wrong<string>(name, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
    }

    public long? Whole(string name, long min = long.MinValue, long max = long.MaxValue, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            Missing<object>(name, required);
            return null;
        }

        long number;
        var fits = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out number),
            JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number),
            _ => (number = 0) > 0,
        };
        if (!fits)
        {
            Wrong<object>(name, "NUMBER_TYPE_COERCE", $"Value \"{Short(value)}\" is not int.");
            return null;
        }

        if (number < min || number > max)
        {
            Wrong<object>(name, number < min ? "NUMBER_TYPE_MIN" : "NUMBER_TYPE_MAX", number < min ? $"int value should be greater than or equal to {min}." : $"int value should be less than or equal to {max}.");
            return null;
        }

        return number;
    }

    public double? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            Wrong<object>(name, "FLOAT_TYPE_COERCE", $"Value \"{Short(value)}\" is not float.");
            return null;
        }

        return value.GetDouble();
    }

    public bool? Flag(string name)
    {
        switch (Find(name)?.ValueKind)
        {
            case null:
                return null;
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                Wrong<object>(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
                return null;
        }
    }

    public Snowflake? Id(string name, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            Missing<object>(name, required);
            return null;
        }

        if (AsId(value) is { } id)
        {
            return id;
        }

        Wrong<object>(name, "NUMBER_TYPE_COERCE", $"Value \"{Short(value)}\" is not snowflake.");
        return null;
    }

    public Form? Object(string name, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            return Missing<Form>(name, required);
        }

        return value.ValueKind == JsonValueKind.Object
            ? new Form(value, At(name), errors)
            : Wrong<Form>(name, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
    }

    public IReadOnlyList<Form>? Objects(string name, int min = 0, int max = int.MaxValue, bool required = false)
    {
        if (Items(name, min, max, required) is not { } items)
        {
            return null;
        }

        var forms = new List<Form>();
        foreach (var (index, item) in items.Index())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                forms.Add(new Form(item, $"{At(name)}.{index}", errors));
            }
            else
            {
                errors.Add($"{At(name)}.{index}", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            }
        }

        return forms;
    }

    public IReadOnlyList<JsonElement>? Items(string name, int min = 0, int max = int.MaxValue, bool required = false)
    {
        if (Find(name) is not { } value)
        {
            return Missing<JsonElement[]>(name, required);
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return Wrong<JsonElement[]>(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }

        var count = value.GetArrayLength();
        return count >= min && count <= max
            ? [.. value.EnumerateArray()]
            : Wrong<JsonElement[]>(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
    }

    public IReadOnlyList<Snowflake>? Ids(string name, int max) => Each(name, max, "NUMBER_TYPE_COERCE", "snowflake", AsId);

    public IReadOnlyList<int>? Wholes(string name, int max) =>
        Each(name, max, "NUMBER_TYPE_COERCE", "int", item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number) ? number : (int?)null);

    public IReadOnlyList<string>? Choices(string name, params string[] allowed) =>
        Each(name, allowed.Length, "BASE_TYPE_CHOICES", $"one of {{{string.Join(", ", allowed)}}}", item => item.ValueKind == JsonValueKind.String && allowed.Contains(item.GetString()) ? item.GetString() : null);

    public IReadOnlyDictionary<string, string>? Texts(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String).ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!)
            : null;

    public JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Notes an error at a field, or at the object itself if no field is named.</summary>
    public void Fail(string? name, string code, string message) => errors.Add(name is null ? path : At(name), code, message);

    public void FailChoice(string name, IEnumerable<int> choices) =>
        Fail(name, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", choices)}}}.");

    private static Snowflake? AsId(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when Snowflake.TryParse(value.GetString(), out var id) => id,
        JsonValueKind.Number when value.TryGetUInt64(out var number) => new Snowflake(number),
        _ => null,
    };

    private static string Short(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(60))
        {
            shown.Append(rune);
        }

        return shown.ToString();
    }

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private T[]? Each<T>(string name, int max, string code, string expected, Func<JsonElement, T?> read)
        where T : struct => Read(name, max, code, expected, item => read(item) is { } value ? [value] : (T[])[]);

    private T[]? Each<T>(string name, int max, string code, string expected, Func<JsonElement, T?> read)
        where T : class => Read(name, max, code, expected, item => read(item) is { } value ? [value] : (T[])[]);

    private T[]? Read<T>(string name, int max, string code, string expected, Func<JsonElement, T[]> read)
    {
        if (Items(name, 0, max) is not { } items)
        {
            return null;
        }

        var values = new List<T>();
        foreach (var (index, item) in items.Index())
        {
            var value = read(item);
            values.AddRange(value);
            if (value.Length == 0)
            {
                errors.Add($"{At(name)}.{index}", code, $"Value \"{Short(item)}\" is not {expected}.");
            }
        }

        return [.. values];
    }

    private T? Missing<T>(string name, bool required)
        where T : class => required ? Wrong<T>(name, "BASE_TYPE_REQUIRED", "This field is required") : null;

    private T? Wrong<T>(string name, string code, string message)
        where T : class
    {
        errors.Add(At(name), code, message);
        return null;
    }
}
