using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

/// <summary>Checks what a test types into commands and forms, as a chat service would before the bot hears of it.</summary>
internal static class FakeOptions
{
    public static CommandSpec Find(IReadOnlyList<CommandSpec> commands, string name, CommandKind kind) =>
        commands.FirstOrDefault(spec => spec.Name == name && spec.Kind == kind)
            ?? throw new InvalidOperationException($"There is no command \"{name}\", only: {string.Join(", ", commands.Select(spec => spec.Name))}");

    public static OptionValues Typed(CommandSpec spec, (string Name, object Value)[] options) =>
        new(options.ToDictionary(option => option.Name, option => Typed(spec, option.Name, option.Value), StringComparer.Ordinal));

    public static void RequireAll(CommandSpec spec, OptionValues values)
    {
        if (spec.Options.FirstOrDefault(option => option.Required && !values.All.ContainsKey(option.Name)) is { } missing)
        {
            throw new InvalidOperationException($"/{spec.Name} needs the option {missing.Name}.");
        }
    }

    public static Dictionary<string, string> Filled(Form form, (string Field, string Text)[] values)
    {
        if (values.FirstOrDefault(value => form.Fields.All(field => field.Id != value.Field)) is { Field: { } unknown })
        {
            throw new InvalidOperationException($"The form has no field {unknown}, only: {string.Join(", ", form.Fields.Select(field => field.Id))}");
        }

        var filled = form.Fields.ToDictionary(field => field.Id, field => field.Value ?? "", StringComparer.Ordinal);
        foreach (var (field, text) in values)
        {
            filled[field] = text;
        }

        foreach (var field in form.Fields)
        {
            if (field.Required && filled[field.Id].Length == 0)
            {
                throw new InvalidOperationException($"Field {field.Id} has to be filled in.");
            }

            SeamLimits.Length(filled[field.Id], field.MaxLength, $"Field {field.Id}", why => new InvalidOperationException(why));
        }

        return filled;
    }

    private static OptionValue Typed(CommandSpec spec, string name, object value)
    {
        var option = spec.Options.FirstOrDefault(option => option.Name == name)
            ?? throw new InvalidOperationException($"/{spec.Name} has no option {name}, only: {string.Join(", ", spec.Options.Select(option => option.Name))}");
        var typed = (option.Kind, value) switch
        {
            (OptionKind.Text, string text) => (OptionValue)new OptionValue.Text(text),
            (OptionKind.Number, int number) => new OptionValue.Number(number),
            (OptionKind.Number, long number) => new OptionValue.Number(number),
            (OptionKind.Flag, bool flag) => new OptionValue.Flag(flag),
            (OptionKind.Channel, ChannelId channel) => new OptionValue.Channel(channel),
            (OptionKind.Role, RoleId role) => new OptionValue.Role(role),
            (OptionKind.Person, MemberId member) => new OptionValue.Person(member),
            (OptionKind.Person, FakeMember member) => new OptionValue.Person(member.Id),
            _ => throw new InvalidOperationException($"Option {name} of /{spec.Name} is a {option.Kind}, not {value}."),
        };

        return Allowed(option, typed)
            ? typed
            : throw new InvalidOperationException($"Option {name} of /{spec.Name} does not allow {value}.");
    }

    private static bool Allowed(OptionSpec option, OptionValue value) => value switch
    {
        OptionValue.Text text => (option.Choices.Count == 0 || option.Choices.Any(choice => choice.Value == text.Value))
            && text.Value.Length <= (option.MaxLength ?? 6_000),
        OptionValue.Number number => number.Value >= (option.Min ?? long.MinValue) && number.Value <= (option.Max ?? long.MaxValue),
        _ => true,
    };
}
