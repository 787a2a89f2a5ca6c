using System.Text.Json;
using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Messages;

/// <summary>Buttons, selects and forms as Discord's components, and back to the bot's ids.</summary>
internal static class Components
{
    private const int LinkStyle = 5;
    private const int ShortStyle = 1;
    private const int ParagraphStyle = 2;

    // Text channels of a server, and those for announcements.
    private static readonly int[] PostableChannels = [0, 5];

    public static IReadOnlyList<ComponentObject> Of(IReadOnlyList<ControlRow> rows) =>
        [.. rows.Select(row => new ComponentObject { Type = ComponentType.ActionRow, Components = [.. row.Controls.Select(Of)] })];

    public static ModalBody Of(Form form) => new(
        CustomIds.Encode(form.OnSubmit, form.Id),
        form.Title,
        [.. form.Fields.Select(field => new ComponentObject { Type = ComponentType.Label, Label = field.Label, Component = Of(field) })]);

    /// <summary>The bot's ids of all controls in a message of its own.</summary>
    public static IReadOnlyList<string> IdsIn(JsonElement? components)
    {
        try
        {
            var read = components is { ValueKind: JsonValueKind.Array } array ? array.Deserialize(WireJson.Default.IReadOnlyListComponentObject) : null;
            return [.. Flatten(read).Select(component => CustomIds.TryDecode(component.CustomId, out _, out var id) ? id : null).OfType<string>()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>What was typed into a form, by field id; understands labels, and the action rows of older clients.</summary>
    public static Dictionary<string, string> ValuesIn(IReadOnlyList<ComponentObject>? components)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in Flatten(components).Where(component => component is { Type: ComponentType.TextInput, CustomId: not null }))
        {
            values[input.CustomId!] = input.Value ?? "";
        }

        return values;
    }

    private static IEnumerable<ComponentObject> Flatten(IReadOnlyList<ComponentObject>? components)
    {
        foreach (var component in components ?? [])
        {
            yield return component;
            foreach (var inner in Flatten(component.Component is { } one ? [one] : component.Components))
            {
                yield return inner;
            }
        }
    }

    private static ComponentObject Of(Control control) => control switch
    {
        Button button => new ComponentObject
        {
            Type = ComponentType.Button,
            Style = StyleOf(button.Style),
            CustomId = CustomIds.Encode(button.OnPress, button.Id),
            Label = button.Label,
            Disabled = button.Disabled ? true : null,
        },
        LinkButton link => new ComponentObject { Type = ComponentType.Button, Style = LinkStyle, Label = link.Label, Url = link.Address.AbsoluteUri },
        Select select => new ComponentObject
        {
            Type = ComponentType.StringSelect,
            CustomId = CustomIds.Encode(select.OnChoose, select.Id),
            Placeholder = select.Placeholder.Length > 0 ? select.Placeholder : null,
            MinValues = select.MinChoices,
            MaxValues = select.MaxChoices,
            Options = [.. select.Choices.Select(Of)],
        },
        Picker picker => Of(picker),
        _ => throw new ArgumentException($"A {control.GetType().Name} cannot be shown.", nameof(control)),
    };

    private static ComponentObject Of(Picker picker)
    {
        var channels = picker.Kind == PickerKind.Channel;
        return new ComponentObject
        {
            Type = channels ? ComponentType.ChannelSelect : ComponentType.RoleSelect,
            CustomId = CustomIds.Encode(picker.OnChoose, picker.Id),
            Placeholder = picker.Placeholder.Length > 0 ? picker.Placeholder : null,
            MinValues = picker.MayBeEmpty ? 0 : 1,
            MaxValues = 1,
            ChannelTypes = channels ? PostableChannels : null,
            DefaultValues = picker.Chosen is { } id ? [new DefaultValueObject(new Snowflake(id), channels ? "channel" : "role")] : null,
        };
    }

    private static SelectOptionObject Of(SelectChoice choice) => new(choice.Label, choice.Value)
    {
        Description = choice.Description,
        Default = choice.Chosen ? true : null,
    };

    private static ComponentObject Of(FormField field) => new()
    {
        Type = ComponentType.TextInput,
        Style = field.Multiline ? ParagraphStyle : ShortStyle,
        CustomId = field.Id,
        Required = field.Required,
        MaxLength = field.MaxLength,
        Value = string.IsNullOrEmpty(field.Value) ? null : field.Value,
        Placeholder = field.Placeholder,
    };

    private static int StyleOf(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => 1,
        ButtonStyle.Good => 3,
        ButtonStyle.Danger => 4,
        _ => 2,
    };
}
