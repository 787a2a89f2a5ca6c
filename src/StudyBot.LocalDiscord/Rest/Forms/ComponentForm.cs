using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

internal enum ComponentPlace
{
    /// <summary>Action rows only.</summary>
    Message,

    /// <summary>A message with the IS_COMPONENTS_V2 flag.</summary>
    MessageV2,
    Modal,
}

/// <summary>Components of messages and forms. https://docs.discord.com/developers/components/reference</summary>
internal sealed partial class ComponentForm(ComponentPlace place)
{
    private const int MaxRows = 5;
    private const int MaxComponents = 40;
    private const int MaxTextTogether = 4000;

    private static readonly ComponentKind[] Selects = [ComponentKind.TextSelect, ComponentKind.UserSelect, ComponentKind.RoleSelect, ComponentKind.MentionableSelect, ComponentKind.ChannelSelect];
    private static readonly ComponentKind[] InContainer = [ComponentKind.Row, ComponentKind.Section, ComponentKind.TextDisplay, ComponentKind.Gallery, ComponentKind.File, ComponentKind.Separator];

    private readonly HashSet<string> _customIds = [];
    private readonly HashSet<int> _ids = [];

    /// <summary>Null if the request does not name them; an edit then leaves them as they are.</summary>
    public IReadOnlyList<Component>? ReadAll(Form holder)
    {
        var max = place == ComponentPlace.MessageV2 ? MaxComponents : MaxRows;
        var forms = holder.Objects("components", place == ComponentPlace.Modal ? 1 : 0, max, required: place == ComponentPlace.Modal);
        if (forms is null)
        {
            return holder.Names("components") ? [] : null;
        }

        var allowed = place switch
        {
            ComponentPlace.Message => [ComponentKind.Row],
            ComponentPlace.MessageV2 => (ComponentKind[])[.. InContainer, ComponentKind.Container],
            _ => [ComponentKind.Row, ComponentKind.TextDisplay, ComponentKind.Label],
        };
        var components = forms.Select(form => Read(form, allowed)).OfType<Component>().ToArray();
        CheckTogether(holder, components);
        return ComponentNumbers.Fill(components);
    }

    private void CheckTogether(Form holder, Component[] components)
    {
        var all = components.SelectMany(component => component.Tree).ToArray();
        if (place == ComponentPlace.MessageV2 && all.Length > MaxComponents)
        {
            holder.Fail("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", $"The total number of components cannot exceed {MaxComponents}");
        }

        if (place == ComponentPlace.MessageV2 && all.Where(component => component.Type == ComponentKind.TextDisplay).Sum(text => Form.Length(text.Content)) > MaxTextTogether)
        {
            holder.Fail("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", $"The total displayable text size cannot exceed {MaxTextTogether}");
        }
    }

    private Component? Read(Form form, params ComponentKind[] allowed)
    {
        var type = form.Whole("type", required: true);
        if (type is null)
        {
            return null;
        }

        var kind = (ComponentKind)type.Value;
        if (!allowed.Contains(kind))
        {
            form.Fail("type", "UNION_TYPE_CHOICES", $"Value of field \"type\" must be one of ({string.Join(", ", allowed.Select(one => (int)one).Order())}).");
            return null;
        }

        var id = (int)(form.Whole("id", 0, int.MaxValue) ?? 0);
        if (id > 0 && !_ids.Add(id))
        {
            form.Fail("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }

        var component = new Component(kind, id);
        return kind switch
        {
            ComponentKind.Row => ReadRow(form, component),
            ComponentKind.Button => ReadButton(form, component),
            ComponentKind.TextInput => ReadTextInput(form, component, inLabel: allowed.Length > 1),
            ComponentKind.Section => component with
            {
                Components = form.Objects("components", 1, 3, required: true)?.Select(child => Read(child, ComponentKind.TextDisplay)).OfType<Component>().ToArray(),
                Accessory = form.Object("accessory", required: true) is { } accessory ? Read(accessory, ComponentKind.Button, ComponentKind.Thumbnail) : null,
            },
            ComponentKind.TextDisplay => component with { Content = form.Text("content", 1, 4000, required: true) },
            ComponentKind.Thumbnail => component with { Media = ReadMedia(form, "media"), Description = form.Text("description", 0, 1024), Spoiler = form.Flag("spoiler") },
            ComponentKind.Gallery => component with
            {
                Items = form.Objects("items", 1, 10, required: true)?.Select(item => new GalleryItem(ReadMedia(item, "media") ?? new Media(""), item.Text("description", 0, 1024), item.Flag("spoiler") ?? false)).ToArray(),
            },
            ComponentKind.File => component with { File = ReadMedia(form, "file", "attachment"), Spoiler = form.Flag("spoiler") },
            ComponentKind.Separator => component with { Divider = form.Flag("divider") ?? true, Spacing = (int)(form.Whole("spacing", 1, 2) ?? 1) },
            ComponentKind.Container => component with
            {
                AccentColor = (int?)form.Whole("accent_color", 0, 0xFFFFFF),
                Spoiler = form.Flag("spoiler"),
                Components = form.Objects("components", 1, MaxComponents, required: true)?.Select(child => Read(child, InContainer)).OfType<Component>().ToArray(),
            },
            ComponentKind.Label => component with
            {
                Label = form.Text("label", 1, 45, required: true),
                Description = form.Text("description", 0, 100),
                Inner = form.Object("component", required: true) is { } inner
                    ? Read(inner, [.. Selects, ComponentKind.TextInput, ComponentKind.FileUpload, ComponentKind.RadioGroup, ComponentKind.CheckboxGroup, ComponentKind.Checkbox])
                    : null,
            },
            ComponentKind.Checkbox => component with { CustomId = ReadCustomId(form), Default = form.Flag("default") },
            _ => ReadChoices(form, component),
        };
    }

    private Component ReadRow(Form form, Component row)
    {
        ComponentKind[] allowed = place == ComponentPlace.Modal ? [ComponentKind.TextInput] : [ComponentKind.Button, .. Selects];
        var children = form.Objects("components", 1, 5, required: true)?.Select(child => Read(child, allowed)).OfType<Component>().ToArray() ?? [];
        if (children.Length > 1 && children.Any(child => child.IsSelect))
        {
            form.Fail("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The sum of component widths in a row cannot exceed 5");
        }

        return row with { Components = children };
    }

    private Component ReadButton(Form form, Component button)
    {
        var style = (int?)form.Whole("style", 1, 6, required: true);
        var label = form.Text("label", 0, 80);
        var emoji = ReadEmoji(form);
        var read = button with { Style = style, Label = label, Emoji = emoji, Disabled = form.Flag("disabled") };
        switch ((ButtonStyle?)style)
        {
            case ButtonStyle.Link:
                if (form.Has("custom_id"))
                {
                    form.Fail("custom_id", "BUTTON_COMPONENT_URL_AND_CUSTOM_ID", "A url and custom id cannot both be specified");
                }

                read = read with { Url = form.Text("url", 1, 512, required: true) is null ? null : EmbedForm.Address(form, "url", "http", "https", "discord") };
                break;
            case ButtonStyle.Premium:
                if (form.Has("custom_id") || form.Has("label") || form.Has("url") || form.Has("emoji"))
                {
                    form.Fail(null, "BUTTON_COMPONENT_INVALID", "A premium button has a sku id and nothing else");
                }

                return read with { SkuId = form.Id("sku_id", required: true), Label = null, Emoji = null };
            default:
                if (form.Has("url"))
                {
                    form.Fail("url", "BUTTON_COMPONENT_URL_INVALID_STYLE", "Only link buttons can have a url");
                }

                read = read with { CustomId = ReadCustomId(form) };
                break;
        }

        if (string.IsNullOrEmpty(label) && emoji is null)
        {
            form.Fail(null, "BUTTON_COMPONENT_INVALID_LABEL_EMOJI", "A button must have a label or emoji");
        }

        return read;
    }

    private Component ReadTextInput(Form form, Component input, bool inLabel)
    {
        var min = (int?)form.Whole("min_length", 0, 4000);
        var max = (int?)form.Whole("max_length", 1, 4000);
        if (min > max)
        {
            form.Fail("min_length", "TEXT_INPUT_INVALID_LENGTHS", "The minimum length cannot be above the maximum length");
        }

        if (inLabel && form.Has("label"))
        {
            form.Fail("label", "TEXT_INPUT_LABEL_NOT_ALLOWED", "A text input inside a label has no label of its own");
        }

        return input with
        {
            CustomId = ReadCustomId(form),
            Style = (int?)form.Whole("style", 1, 2, required: true),
            Label = inLabel ? null : form.Text("label", 1, 45, required: true),
            MinLength = min,
            MaxLength = max,
            Required = form.Flag("required") ?? true,
            Value = form.Text("value", 0, Math.Min(4000, max ?? 4000)),
            Placeholder = form.Text("placeholder", 0, 100),
        };
    }

    private string? ReadCustomId(Form form)
    {
        var customId = form.Text("custom_id", 1, 100, required: true);
        if (customId is not null && !_customIds.Add(customId))
        {
            form.Fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }

        return customId;
    }

    private static Emoji? ReadEmoji(Form form) => form.Object("emoji") is { } emoji
        ? new Emoji(emoji.Id("id"), emoji.Text("name", 0, 100), emoji.Flag("animated"))
        : null;

    private static Media? ReadMedia(Form form, string name, params string[] schemes) => form.Object(name, required: true) is { } media
        && media.Text("url", 1, 2048, required: true) is not null
        && EmbedForm.Address(media, "url", schemes.Length > 0 ? schemes : ["http", "https", "attachment"]) is { } address
        ? new Media(address)
        : null;
}
