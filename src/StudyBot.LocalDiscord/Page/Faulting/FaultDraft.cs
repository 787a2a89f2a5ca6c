using System.Globalization;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Scripts;

namespace StudyBot.LocalDiscord.Page.Faulting;

/// <summary>What the fields of one fault hold in one tab, and what came of setting it. Public because components are; its members are not.</summary>
public sealed class FaultDraft
{
    private readonly Dictionary<string, string> _values;

    internal FaultDraft(FaultText fault)
    {
        Fault = fault;
        _values = fault.First.ToDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal);
    }

    internal FaultText Fault { get; }

    internal IReadOnlyList<string> Fields => [.. Fault.Kind.Required, .. Fault.Kind.Optional];

    internal string? Said { get; private set; }

    internal bool Failed { get; private set; }

    /// <summary>As typed; several values are divided by spaces.</summary>
    internal string this[string field]
    {
        get => _values.GetValueOrDefault(field, "");
        set => (_values[field], Said) = (value, null);
    }

    /// <summary>Fills what depends on where one is, unless it was chosen.</summary>
    internal void Suggest(string field, string? value)
    {
        if (Fields.Contains(field) && value is not null)
        {
            _values.TryAdd(field, value);
        }
    }

    internal void Set(FaultBoard board)
    {
        try
        {
            var set = board.Add(FaultScripts.Read(ScriptBody.Of(ToJson())));
            Said = set.IsOver ? "Done." : set.Plan.Count is null ? "Set. It stands until you clear it." : "Set. It waits for its moment.";
            Failed = false;
        }
        catch (ActRefusedException refused)
        {
            (Said, Failed) = (refused.Message, true);
        }
    }

    private JsonObject ToJson()
    {
        var json = new JsonObject { ["fault"] = Fault.Name };
        foreach (var field in Fields.Where(field => this[field].Trim().Length > 0))
        {
            json[field] = ValueOf(field, this[field].Trim());
        }

        return json;
    }

    private static JsonNode ValueOf(string field, string text) => FaultFields.KindOf(field) switch
    {
        FaultFieldKind.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text),
        FaultFieldKind.Whole => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : JsonValue.Create(text),
        FaultFieldKind.Permissions => new JsonArray([.. text.Split(' ').Select(name => JsonValue.Create(name))]),
        _ when field == "resumable" => JsonValue.Create(text == "true"),
        _ => JsonValue.Create(text),
    };
}
