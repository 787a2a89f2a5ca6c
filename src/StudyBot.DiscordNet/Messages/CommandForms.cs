using Discord;
using StudyBot.Core.Chat;
using StudyBot.Discord.Commands;

namespace StudyBot.DiscordNet.Messages;

/// <summary>Commands as the library registers them: "daily setup" and "daily status" become one command with two subcommands.</summary>
internal static class CommandForms
{
    private const int MaxDescription = 100;

    public static ApplicationCommandProperties[] Of(IReadOnlyList<CommandSpec> specs)
    {
        if (specs.FirstOrDefault(spec => spec.OnRun == Visibility.UpdatesMessage) is { } impossible)
        {
            throw new ArgumentException($"Command {impossible.Name} declares that it updates a message, but a command stands on none.", nameof(specs));
        }

        var slash = specs.Where(spec => spec.Kind == CommandKind.Slash).GroupBy(spec => spec.Name.Split(' ')[0], StringComparer.Ordinal).Select(Slash);
        var onMessages = specs.Where(spec => spec.Kind == CommandKind.Message).Select(spec => new MessageCommandBuilder().WithName(spec.Name).WithContextTypes(InteractionContextType.Guild).Build());
        return [.. slash, .. onMessages];
    }

    private static SlashCommandProperties Slash(IGrouping<string, CommandSpec> group)
    {
        var command = new SlashCommandBuilder().WithName(group.Key).WithContextTypes(InteractionContextType.Guild);
        if (group.FirstOrDefault(spec => spec.Name == group.Key) is { } alone)
        {
            if (group.Count() > 1)
            {
                throw new ArgumentException($"/{alone.Name} cannot be a command and have subcommands, or exist twice.", nameof(group));
            }

            foreach (var (locale, text) in Localized(alone, spec => spec.Description))
            {
                command.AddDescriptionLocalization(locale, text);
            }

            return command.WithDescription(alone.Description).AddOptions(Options(alone)).Build();
        }

        var names = group.Select(spec => spec.Name[(group.Key.Length + 1)..]).ToList();
        command.WithDescription(Summary(group.Key, names));
        foreach (var (name, spec) in names.Zip(group))
        {
            var subcommand = new SlashCommandOptionBuilder()
                .WithName(name).WithDescription(spec.Description).WithType(ApplicationCommandOptionType.SubCommand).AddOptions(Options(spec));
            command.AddOption(Localize(subcommand, Localized(spec, other => other.Description)));
        }

        return command.Build();
    }

    // Nobody sees it but the registration needs one.
    private static string Summary(string name, IEnumerable<string> subcommands)
    {
        var summary = $"{char.ToUpperInvariant(name[0])}{name[1..]}: {string.Join(", ", subcommands)}";
        return summary.Length <= MaxDescription ? summary : summary[..(MaxDescription - 3)] + "...";
    }

    // Discord wants the required ones first.
    private static SlashCommandOptionBuilder[] Options(CommandSpec spec) => [.. spec.Options.OrderBy(option => !option.Required).Select(option => Option(spec, option))];

    private static SlashCommandOptionBuilder Option(CommandSpec spec, OptionSpec option)
    {
        var built = new SlashCommandOptionBuilder().WithName(option.Name).WithDescription(option.Description).WithType(TypeOf(option.Kind)).WithRequired(option.Required).WithAutocomplete(option.Suggests);
        (built.MaxLength, built.MinValue, built.MaxValue) = (option.MaxLength, option.Min, option.Max);
        Localize(built, Localized(spec, other => Same(other, option).Description));
        foreach (var (at, choice) in option.Choices.Index())
        {
            built.AddChoice(choice.Label, choice.Value, Localized(spec, other => Same(other, option).Choices[at].Label));
        }

        return option.Kind == OptionKind.Channel ? built.AddChannelType(ChannelType.Text).AddChannelType(ChannelType.News) : built;
    }

    // One by one: not every release of the library can set them all at once.
    private static SlashCommandOptionBuilder Localize(SlashCommandOptionBuilder option, Dictionary<string, string> texts)
    {
        foreach (var (locale, text) in texts)
        {
            option.AddDescriptionLocalization(locale, text);
        }

        return option;
    }

    // The library takes no locale but "de" and "pt-BR" in shape: es-419 is refused.
    private static Dictionary<string, string> Localized(CommandSpec spec, Func<CommandSpec, string> text) => (DiscordLocales.Of(spec, text) ?? new Dictionary<string, string>(StringComparer.Ordinal))
        .Where(known => known.Key.Length is 2 or 5)
        .ToDictionary(known => known.Key, known => known.Value, StringComparer.Ordinal);

    private static OptionSpec Same(CommandSpec other, OptionSpec option) => other.Options.First(one => one.Name == option.Name);

    private static ApplicationCommandOptionType TypeOf(OptionKind kind) => kind switch
    {
        OptionKind.Text => ApplicationCommandOptionType.String,
        OptionKind.Number => ApplicationCommandOptionType.Integer,
        OptionKind.Flag => ApplicationCommandOptionType.Boolean,
        OptionKind.Channel => ApplicationCommandOptionType.Channel,
        OptionKind.Role => ApplicationCommandOptionType.Role,
        OptionKind.Person => ApplicationCommandOptionType.User,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of option"),
    };
}
