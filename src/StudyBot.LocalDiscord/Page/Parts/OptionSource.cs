using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page.Parts;

/// <summary>What can be chosen where people, roles or channels are asked for.</summary>
internal static class OptionSource
{
    public static IReadOnlyList<SelectOption> Of(Desk desk, Component select) => select.Type switch
    {
        ComponentKind.UserSelect => [.. People(desk)],
        ComponentKind.RoleSelect => [.. Roles(desk)],
        ComponentKind.MentionableSelect => [.. People(desk), .. Roles(desk)],
        ComponentKind.ChannelSelect => [.. Channels(desk, select.ChannelTypes)],
        _ => select.Options ?? [],
    };

    public static IReadOnlyList<SelectOption> Of(Desk desk, CommandOption option) => option.Type switch
    {
        OptionKind.User => [.. People(desk)],
        OptionKind.Role => [.. Roles(desk)],
        OptionKind.Mentionable => [.. People(desk), .. Roles(desk)],
        OptionKind.Channel => [.. Channels(desk, option.ChannelTypes)],
        _ => [],
    };

    private static IEnumerable<SelectOption> People(Desk desk) => desk.Channel?.GuildId is { } server
        ? desk.World.Read(state => state.MembersOf(server).Select(member => state.Users[member.UserId]).ToArray())
            .Select(user => new SelectOption(user.Name, user.Id.ToString()) { Description = user.Bot ? "bot" : $"@{user.Username}" })
        : [];

    private static IEnumerable<SelectOption> Roles(Desk desk) => desk.Channel?.GuildId is { } server
        ? desk.World.Read(state => state.RolesOf(server).ToArray()).Select(role => new SelectOption(role.Name, role.Id.ToString()) { Description = "role" })
        : [];

    private static IEnumerable<SelectOption> Channels(Desk desk, IReadOnlyList<int>? kinds) => desk.Channels()
        .Where(channel => channel.GuildId is not null && channel.GuildId == desk.Channel?.GuildId && (kinds is null or { Count: 0 } ? !channel.IsThread : kinds.Contains((int)channel.Kind)))
        .Select(channel => new SelectOption("#" + channel.Name, channel.Id.ToString()) { Description = channel.Topic });
}
