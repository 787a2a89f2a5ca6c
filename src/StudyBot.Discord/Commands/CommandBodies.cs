using System.Security.Cryptography;
using System.Text.Json;
using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Commands;

/// <summary>Commands as Discord wants them registered: "daily setup" and "daily status" become one command with two subcommands.</summary>
internal static class CommandBodies
{
    private const int MaxDescription = 100;
    private const int TextChannel = 0;
    private const int AnnouncementChannel = 5;

    public static byte[] ToJson(IReadOnlyList<CommandSpec> specs) => JsonSerializer.SerializeToUtf8Bytes(Of(specs), WireJson.Default.IReadOnlyListCommandBody);

    public static string FingerprintOf(byte[] json) => Convert.ToHexStringLower(SHA256.HashData(json));

    public static IReadOnlyList<CommandBody> Of(IReadOnlyList<CommandSpec> specs)
    {
        if (specs.FirstOrDefault(spec => spec.OnRun == Visibility.UpdatesMessage) is { } impossible)
        {
            throw new ArgumentException($"Command {impossible.Name} declares that it updates a message, but a command stands on none.", nameof(specs));
        }

        var slash = specs.Where(spec => spec.Kind == CommandKind.Slash).GroupBy(spec => spec.Name.Split(' ')[0], StringComparer.Ordinal).Select(Slash);
        var onMessages = specs.Where(spec => spec.Kind == CommandKind.Message).Select(spec => new CommandBody(spec.Name, CommandBody.OnMessage));
        return [.. slash, .. onMessages];
    }

    private static CommandBody Slash(IGrouping<string, CommandSpec> group)
    {
        if (group.FirstOrDefault(spec => spec.Name == group.Key) is { } alone)
        {
            return group.Count() == 1
                ? new CommandBody(alone.Name, CommandBody.Slash)
                {
                    Description = alone.Description,
                    DescriptionLocalizations = DiscordLocales.Of(alone, spec => spec.Description),
                    Options = Options(alone),
                }
                : throw new ArgumentException($"/{alone.Name} cannot be a command and have subcommands, or exist twice.", nameof(group));
        }

        var subcommands = group.Select(spec => (Name: spec.Name[(group.Key.Length + 1)..], Spec: spec)).ToList();
        return new CommandBody(group.Key, CommandBody.Slash)
        {
            Description = Summary(group.Key, [.. subcommands.Select(sub => sub.Name)]),
            Options =
            [
                .. subcommands.Select(sub => new CommandOptionBody(sub.Name, sub.Spec.Description, CommandOptionType.Subcommand)
                {
                    DescriptionLocalizations = DiscordLocales.Of(sub.Spec, spec => spec.Description),
                    Options = Options(sub.Spec),
                }),
            ],
        };
    }

    // Nobody sees it but the registration needs one.
    private static string Summary(string name, IReadOnlyList<string> subcommands)
    {
        var summary = $"{char.ToUpperInvariant(name[0])}{name[1..]}: {string.Join(", ", subcommands)}";
        return summary.Length <= MaxDescription ? summary : summary[..(MaxDescription - 3)] + "...";
    }

    // Discord wants the required ones first.
    private static IReadOnlyList<CommandOptionBody>? Options(CommandSpec spec) =>
        spec.Options.Count == 0 ? null : [.. spec.Options.OrderBy(option => !option.Required).Select(option => Option(spec, option))];

    private static CommandOptionBody Option(CommandSpec spec, OptionSpec option) => new(option.Name, option.Description, TypeOf(option.Kind))
    {
        DescriptionLocalizations = DiscordLocales.Of(spec, other => Same(other, option).Description),
        Required = option.Required ? true : null,
        Autocomplete = option.Suggests ? true : null,
        Choices = option.Choices.Count == 0 ? null : [.. option.Choices.Select((choice, at) => new ChoiceBody(choice.Label, choice.Value) { NameLocalizations = DiscordLocales.Of(spec, other => Same(other, option).Choices[at].Label) })],
        MaxLength = option.MaxLength,
        MinValue = option.Min,
        MaxValue = option.Max,
        ChannelTypes = option.Kind == OptionKind.Channel ? [TextChannel, AnnouncementChannel] : null,
    };

    private static OptionSpec Same(CommandSpec other, OptionSpec option) => other.Options.First(one => one.Name == option.Name);

    private static int TypeOf(OptionKind kind) => kind switch
    {
        OptionKind.Text => CommandOptionType.Text,
        OptionKind.Number => CommandOptionType.Integer,
        OptionKind.Flag => CommandOptionType.Boolean,
        OptionKind.Channel => CommandOptionType.Channel,
        OptionKind.Role => CommandOptionType.Role,
        OptionKind.Person => CommandOptionType.User,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of option"),
    };
}
