using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>Looks things up for the bot, which sees only what its permissions let it see.</summary>
internal static class Access
{
    /// <summary>The channel, if the bot may view it and holds what else is asked for.</summary>
    public static Channel ChannelFor(this WorldState state, Snowflake id, Snowflake bot, Permission needed = Permission.None)
    {
        var channel = state.Channels.GetValueOrDefault(id) ?? throw DiscordErrorException.UnknownChannel;
        state.CheckOrder(channel.GuildId);
        var held = state.PermissionsIn(channel, bot);
        return !held.HasFlag(Permission.ViewChannel) ? throw DiscordErrorException.MissingAccess
            : held.HasFlag(needed) ? channel
            : throw DiscordErrorException.MissingPermissions;
    }

    /// <summary>A message that channel routes know; ephemeral ones they do not.</summary>
    public static Message MessageIn(this WorldState state, Channel channel, Snowflake id) =>
        state.Messages.GetValueOrDefault(id) is { } message && message.ChannelId == channel.Id && !message.IsEphemeral
            ? message
            : throw DiscordErrorException.UnknownMessage;

    public static Guild GuildFor(this WorldState state, Snowflake id, Snowflake bot)
    {
        state.CheckOrder(id);
        return state.Guilds.GetValueOrDefault(id) is not { } guild ? throw DiscordErrorException.UnknownGuild
            : state.MemberOf(id, bot) is null ? throw DiscordErrorException.MissingAccess
            : guild;
    }

    private static void CheckOrder(this WorldState state, Snowflake? guild)
    {
        if (guild is { } id && state.OutByFault.Contains(id))
        {
            throw DiscordErrorException.Unavailable;
        }
    }
}
