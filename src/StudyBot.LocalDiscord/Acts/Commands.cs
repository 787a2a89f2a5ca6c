using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>A slash command that can be run: the whole path "daily setup" and the options that stand at its end.</summary>
internal sealed record RunnableCommand(AppCommand Command, IReadOnlyList<CommandOption> Path, IReadOnlyList<CommandOption> Options)
{
    public string Name => string.Join(' ', Path.Select(step => step.Name).Prepend(Command.Name));

    public string Description => Path.Count == 0 ? Command.Description : Path[^1].Description;
}

/// <summary>Which commands a member is offered.</summary>
internal static class Commands
{
    /// <summary>Slash commands with their subcommands spelt out, by name.</summary>
    public static IReadOnlyList<RunnableCommand> Slash(WorldState state, Channel channel, Snowflake member) =>
        [.. Offered(state, channel, member, CommandKind.Slash).SelectMany(command => Runnable(command, [], command.Options ?? [])).OrderBy(command => command.Name, StringComparer.Ordinal)];

    /// <summary>Commands in the menu of a message.</summary>
    public static IReadOnlyList<AppCommand> OfMessages(WorldState state, Channel channel, Snowflake member) =>
        [.. Offered(state, channel, member, CommandKind.Message).OrderBy(command => command.Name, StringComparer.Ordinal)];

    public static RunnableCommand Find(WorldState state, Channel channel, Snowflake member, string name)
    {
        var wanted = string.Join(' ', name.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var offered = Slash(state, channel, member);
        return offered.FirstOrDefault(command => command.Name == wanted)
            ?? throw new ActRefusedException($"There is no command '/{wanted}' for {state.Person(member).Name} here. {Guard.Known("There are", offered.Select(command => command.Name))}", unknown: true);
    }

    public static AppCommand FindOfMessages(WorldState state, Channel channel, Snowflake member, string name)
    {
        var offered = OfMessages(state, channel, member);
        return offered.FirstOrDefault(command => command.Name == name)
            ?? throw new ActRefusedException($"There is no message command '{name}' for {state.Person(member).Name} here. {Guard.Known("There are", offered.Select(command => command.Name))}", unknown: true);
    }

    private static IEnumerable<AppCommand> Offered(WorldState state, Channel channel, Snowflake member, CommandKind kind)
    {
        var permissions = state.PermissionsIn(channel, member);
        var botIsHere = channel.GuildId is not { } guild || state.Guilds[guild].HasBot;
        return botIsHere && permissions.HasFlag(Permission.UseApplicationCommands)
            ? state.Commands.Values.Where(command => command.Type == kind
                && (command.GuildId is null || command.GuildId == channel.GuildId)
                && (channel.GuildId is null ? command.Contexts is null || command.Contexts.Contains(1) : command.Contexts is null || command.Contexts.Contains(0) || command.GuildId is not null)
                && (command.DefaultMemberPermissions is not { } needed || IsAllowed(permissions, needed)))
            : [];
    }

    // "0" means that nobody but administrators sees it, and they hold every bit.
    private static bool IsAllowed(Permission held, Permission needed) =>
        held.HasFlag(Permission.Administrator) || (needed != Permission.None && held.HasFlag(needed));

    private static IEnumerable<RunnableCommand> Runnable(AppCommand command, IReadOnlyList<CommandOption> path, IReadOnlyList<CommandOption> options)
    {
        var deeper = options.Where(option => option.Type is OptionKind.Subcommand or OptionKind.SubcommandGroup).ToArray();
        return deeper.Length == 0
            ? [new RunnableCommand(command, path, options)]
            : deeper.SelectMany(option => Runnable(command, [.. path, option], option.Options ?? []));
    }
}
