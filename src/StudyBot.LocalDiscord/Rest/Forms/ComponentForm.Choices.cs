using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>Selects, radio groups, checkbox groups and uploads.</summary>
internal sealed partial class ComponentForm
{
    private Component ReadChoices(Form form, Component choices)
    {
        var read = choices with { CustomId = ReadCustomId(form), Required = place == ComponentPlace.Modal ? form.Flag("required") ?? true : null };
        var (least, most) = choices.Type switch
        {
            ComponentKind.FileUpload or ComponentKind.CheckboxGroup => (0, 10),
            ComponentKind.RadioGroup => (1, 1),
            _ => (0, 25),
        };
        if (choices.Type != ComponentKind.RadioGroup)
        {
            read = read with { MinValues = (int)(form.Whole("min_values", least, most) ?? 1), MaxValues = (int)(form.Whole("max_values", 1, most) ?? 1) };
        }

        if (choices.Type is ComponentKind.TextSelect or ComponentKind.RadioGroup or ComponentKind.CheckboxGroup)
        {
            read = read with { Options = ReadOptions(form, choices.Type) };
        }

        if (choices.IsSelect)
        {
            read = read with
            {
                Placeholder = form.Text("placeholder", 0, 150),
                Disabled = place == ComponentPlace.Modal ? null : form.Flag("disabled") ?? false,
                ChannelTypes = choices.Type == ComponentKind.ChannelSelect ? form.Wholes("channel_types", 25) : null,
                DefaultValues = choices.Type == ComponentKind.TextSelect ? null : form.Objects("default_values", 0, 25)?.Select(value => new DefaultValue(value.Id("id", required: true) ?? default, value.Text("type", 1, 10, required: true) ?? "user")).ToArray(),
            };
        }

        CheckChoices(form, read);
        return read;
    }

    private void CheckChoices(Form form, Component read)
    {
        if (read.MinValues > read.MaxValues)
        {
            form.Fail("min_values", "SELECT_COMPONENT_INVALID_VALUES", "The minimum number of values cannot be above the maximum");
        }

        if (read.Options is { } options && read.MaxValues > options.Count)
        {
            form.Fail("max_values", "SELECT_COMPONENT_MAX_VALUES", $"The maximum number of values cannot be above the number of options, {options.Count}");
        }

        if (place == ComponentPlace.Modal && form.Flag("disabled") is true)
        {
            form.Fail("disabled", "COMPONENT_DISABLED_IN_MODAL", "A component in a modal cannot be disabled");
        }

        if (place == ComponentPlace.Modal && read.MinValues == 0 && read.Required is true)
        {
            form.Fail("min_values", "SELECT_COMPONENT_REQUIRED_MIN_VALUES", "A required component cannot have a minimum of 0 values");
        }
    }

    private static List<SelectOption> ReadOptions(Form form, ComponentKind type)
    {
        var (min, max) = type switch
        {
            ComponentKind.RadioGroup => (2, 10),
            ComponentKind.CheckboxGroup => (1, 10),
            _ => (1, 25),
        };
        var values = new HashSet<string>();
        var options = new List<SelectOption>();
        foreach (var option in form.Objects("options", min, max, required: true) ?? [])
        {
            var value = option.Text("value", 1, 100, required: true) ?? "";
            if (!values.Add(value))
            {
                option.Fail("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }

            options.Add(new SelectOption(option.Text("label", 1, 100, required: true) ?? "", value)
            {
                Description = option.Text("description", 0, 100),
                Emoji = ReadEmoji(option),
                Default = option.Flag("default"),
            });
        }

        return options;
    }
}
