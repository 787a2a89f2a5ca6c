using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Servers;

/// <summary>Where a bot that is new in a server may say so: the channel for system messages, else the topmost text channel.</summary>
internal static class GreetingChannel
{
    private const int TextChannel = 0;
    private const ChannelAbilities Needed = ChannelAbilities.View | ChannelAbilities.Send | ChannelAbilities.ShowCards;

    /// <param name="guild">As it comes with GUILD_CREATE.</param>
    /// <param name="self">The bot.</param>
    public static ChannelId? In(GuildObject guild, ulong self)
    {
        var roles = (guild.Roles ?? []).ToDictionary(role => role.Id.Value, role => Permissions.Parse(role.Permissions));
        var own = guild.Members?.FirstOrDefault(member => member.User?.Id.Value == self)?.Roles.Select(role => role.Value).ToList();
        if (own is null)
        {
            return null;
        }

        var inServer = Permissions.InServer(guild.Id.Value, roles, own);
        var allowed = (guild.Channels ?? [])
            .Where(channel => channel.Type == TextChannel && Permissions.AbilitiesOf(
                Permissions.InChannel(inServer, guild.Id.Value, self, own, channel.PermissionOverwrites ?? [])).HasFlag(Needed))
            .OrderByDescending(channel => channel.Id.Value == guild.SystemChannelId?.Value)
            .ThenBy(channel => channel.Position ?? int.MaxValue)
            .ThenBy(channel => channel.Id.Value);
        return allowed.FirstOrDefault() is { } first ? new ChannelId(first.Id.Value) : null;
    }
}
