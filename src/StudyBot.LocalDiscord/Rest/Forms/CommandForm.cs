using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>A command's definition. https://docs.discord.com/developers/interactions/application-commands</summary>
internal static partial class CommandForm
{
    private const int MaxOptions = 25;
    private const int MaxCharactersTogether = 8000;

    /// <summary>Reads a definition; id, version and scope are the caller's.</summary>
    /// <param name="existing">What a PATCH starts from.</param>
    public static AppCommand Read(Form form, AppCommand? existing = null)
    {
        var kind = existing?.Type ?? (CommandKind)(form.Whole("type", 1, 4) ?? 1);
        var name = form.Text("name", 1, 32, required: existing is null) ?? existing?.Name ?? "";
        var description = form.Text("description", 0, 100) ?? existing?.Description ?? "";
        if (kind == CommandKind.Slash)
        {
            CheckName(form, name);
            if (description.Length == 0)
            {
                form.Fail("description", "BASE_TYPE_REQUIRED", "This field is required");
            }
        }
        else
        {
            RefuseOfMenus(form, kind, description);
        }

        var read = new AppCommand(default, default, kind, name, description, existing?.GuildId)
        {
            DefaultMemberPermissions = form.Names("default_member_permissions") ? ReadPermissions(form) : existing?.DefaultMemberPermissions,
            NameLocalizations = form.Texts("name_localizations") ?? existing?.NameLocalizations,
            DescriptionLocalizations = form.Texts("description_localizations") ?? existing?.DescriptionLocalizations,
            Contexts = form.Wholes("contexts", 3) ?? existing?.Contexts,
            IntegrationTypes = form.Wholes("integration_types", 2) ?? existing?.IntegrationTypes,
            Nsfw = form.Flag("nsfw") ?? existing?.Nsfw ?? false,
            Options = kind == CommandKind.Slash ? ReadOptions(form, 0) ?? existing?.Options : null,
        };
        if (Size(read) > MaxCharactersTogether)
        {
            form.Fail(null, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxCharactersTogether})");
        }

        return read;
    }

    private static void RefuseOfMenus(Form form, CommandKind kind, string description)
    {
        if (description.Length > 0 && kind != CommandKind.EntryPoint)
        {
            form.Fail("description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have description");
        }

        if (form.Objects("options") is { Count: > 0 })
        {
            form.Fail("options", "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options");
        }
    }

    private static CommandOption[]? ReadOptions(Form holder, int depth)
    {
        if (holder.Objects("options", 0, MaxOptions) is not { } forms)
        {
            return null;
        }

        var options = forms.Select(form => ReadOption(form, depth)).ToArray();
        var names = new HashSet<string>();
        var optional = false;
        foreach (var (index, option) in options.Index())
        {
            if (!names.Add(option.Name))
            {
                forms[index].Fail("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option with that name already exists");
            }

            if (option.Required is true && optional)
            {
                forms[index].Fail("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }

            optional |= option.Required is not true && option.Type > OptionKind.SubcommandGroup;
        }

        var deeper = options.Count(option => option.Type <= OptionKind.SubcommandGroup);
        if (deeper > 0 && deeper < options.Length)
        {
            holder.Fail("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }

        return options;
    }

    private static CommandOption ReadOption(Form form, int depth)
    {
        var type = (OptionKind)(form.Whole("type", 1, 11, required: true) ?? 3);
        var name = form.Text("name", 1, 32, required: true) ?? "";
        if (name.Length > 0)
        {
            CheckName(form, name);
        }

        if ((type == OptionKind.SubcommandGroup && depth > 0) || (type == OptionKind.Subcommand && depth > 1))
        {
            form.Fail("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Subcommands nest one group deep at most");
        }

        var (minValue, maxValue) = (form.Number("min_value"), form.Number("max_value"));
        var (minLength, maxLength) = ((int?)form.Whole("min_length", 0, 6000), (int?)form.Whole("max_length", 1, 6000));
        if (minValue > maxValue || minLength > maxLength)
        {
            form.Fail(null, "APPLICATION_COMMAND_OPTION_MIN_MAX_INVALID", "Minimum is above maximum");
        }

        var autocomplete = form.Flag("autocomplete");
        var choices = form.Objects("choices", 0, MaxOptions)?.Select(choice => ReadChoice(choice, type)).ToArray();
        if (autocomplete is true && choices is { Length: > 0 })
        {
            form.Fail("autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", "Choices cannot be present when autocomplete is true");
        }

        return new CommandOption(type, name, form.Text("description", 1, 100, required: true) ?? "")
        {
            Required = type <= OptionKind.SubcommandGroup ? null : form.Flag("required") is true ? true : null,
            Autocomplete = autocomplete is true ? true : null,
            Choices = choices is { Length: > 0 } ? choices : null,
            Options = type <= OptionKind.SubcommandGroup ? ReadOptions(form, depth + 1) : null,
            MinValue = minValue,
            MaxValue = maxValue,
            MinLength = minLength,
            MaxLength = maxLength,
            ChannelTypes = form.Wholes("channel_types", 20) is { Count: > 0 } types ? types : null,
            NameLocalizations = form.Texts("name_localizations"),
            DescriptionLocalizations = form.Texts("description_localizations"),
        };
    }

    /// <summary>A choice of an option, or a suggestion for it.</summary>
    public static CommandChoice ReadChoice(Form form, OptionKind type)
    {
        var name = form.Text("name", 1, 100, required: true) ?? "";
        var value = form.Find("value");
        var number = type is OptionKind.Integer or OptionKind.Number;
        if (value is null)
        {
            form.Fail("value", "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (number && value.Value.ValueKind != JsonValueKind.Number)
        {
            form.Fail("value", "NUMBER_TYPE_COERCE", $"Value \"{value.Value.GetRawText()}\" is not a number.");
        }
        else if (!number)
        {
            value = JsonSerializer.SerializeToElement(form.Text("value", 0, 100) ?? "");
        }

        return new CommandChoice(name, value ?? JsonSerializer.SerializeToElement("")) { NameLocalizations = form.Texts("name_localizations") };
    }

    private static Permission? ReadPermissions(Form form)
    {
        if (form.Text("default_member_permissions") is not { } text)
        {
            return null;
        }

        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits))
        {
            return (Permission)bits;
        }

        form.Fail("default_member_permissions", "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not int.");
        return null;
    }

    private static void CheckName(Form form, string name)
    {
        if (!SlashName().IsMatch(name) || name.Any(char.IsUpper))
        {
            form.Fail("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static int Size(AppCommand command) =>
        Longest(command.Name, command.NameLocalizations) + Longest(command.Description, command.DescriptionLocalizations) + Size(command.Options);

    private static int Size(IReadOnlyList<CommandOption>? options) => (options ?? []).Sum(option =>
        Longest(option.Name, option.NameLocalizations) + Longest(option.Description, option.DescriptionLocalizations)
        + (option.Choices ?? []).Sum(choice => Form.Length(choice.Name) + Form.Length(choice.Value.ToString()))
        + Size(option.Options));

    private static int Longest(string text, IReadOnlyDictionary<string, string>? localized) =>
        (localized ?? new Dictionary<string, string>()).Values.Append(text).Max(Form.Length);

    // Letters and digits of any script, with the marks that Devanagari and Thai need.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SlashName();
}
