using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>Turns what a member typed into the components of a form's submission.</summary>
internal static class ModalFiller
{
    public static JsonArray Fill(Modal modal, IReadOnlyDictionary<string, string> values)
    {
        if (values.Keys.FirstOrDefault(name => modal.Fields.All(field => field.CustomId != name)) is { } stranger)
        {
            throw new ActRefusedException($"The form '{modal.Title}' has no field '{stranger}'. {Guard.Known("It has", modal.Fields.Select(field => field.CustomId!))}");
        }

        return Render.Array(modal.Components.Select(component => Filled(component, values)));
    }

    private static JsonObject Filled(Component component, IReadOnlyDictionary<string, string> values)
    {
        var json = new JsonObject { ["type"] = (int)component.Type, ["id"] = component.Id };
        switch (component.Type)
        {
            case ComponentKind.Row:
                json["components"] = Render.Array(component.Components!.Select(child => Filled(child, values)));
                break;
            case ComponentKind.Label:
                json["component"] = Filled(component.Inner!, values);
                break;
            case ComponentKind.TextInput:
                json["custom_id"] = component.CustomId;
                json["value"] = Text(component, values.GetValueOrDefault(component.CustomId!) ?? component.Value ?? "");
                break;
            case ComponentKind.TextDisplay:
                break;
            case ComponentKind.Checkbox:
                json["custom_id"] = component.CustomId;
                json["value"] = values.GetValueOrDefault(component.CustomId!) is { } ticked ? ticked == "true" : component.Default is true;
                break;
            case ComponentKind.RadioGroup:
                json["custom_id"] = component.CustomId;
                json["value"] = Chosen(component, values).FirstOrDefault();
                break;
            default:
                json["custom_id"] = component.CustomId;
                json["values"] = Render.Array(Chosen(component, values).Select(value => JsonValue.Create(value)));
                break;
        }

        return json;
    }

    private static string Text(Component input, string text)
    {
        var min = input.Required is false && text.Length == 0 ? 0 : Math.Max(input.Required is false ? 0 : 1, input.MinLength ?? 0);
        var max = input.MaxLength ?? 4000;
        return text.Length >= min && text.Length <= max
            ? text
            : throw new ActRefusedException($"Field '{input.CustomId}' takes {min} to {max} characters; it got {text.Length}.");
    }

    // Several values of one field are given in one text, separated by commas.
    private static string[] Chosen(Component field, IReadOnlyDictionary<string, string> values)
    {
        var chosen = values.TryGetValue(field.CustomId!, out var text)
            ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [.. (field.Options ?? []).Where(option => option.Default is true).Select(option => option.Value)];
        if (field.Options is { } options && chosen.FirstOrDefault(value => options.All(option => option.Value != value)) is { } stranger)
        {
            throw new ActRefusedException($"Field '{field.CustomId}' has no value '{stranger}'. {Guard.Known("It has", options.Select(option => option.Value))}");
        }

        var (min, max) = (field.Required is false ? 0 : field.MinValues ?? 1, field.MaxValues ?? 1);
        return chosen.Length >= min && chosen.Length <= max
            ? chosen
            : throw new ActRefusedException($"Field '{field.CustomId}' takes {min} to {max} values; it got {chosen.Length}.");
    }
}
