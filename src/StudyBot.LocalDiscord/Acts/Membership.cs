using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>People coming to a server and leaving it.</summary>
internal static class Membership
{
    public static void Join(WorldWriter writer, Snowflake guild, User user)
    {
        var member = new Member(guild, user.Id, [], writer.Now);
        writer.Put(member);
        writer.Send(new Dispatch("GUILD_MEMBER_ADD", guild, Intents.GuildMembers, () =>
        {
            var json = Render.Member(writer.State, member);
            json["guild_id"] = guild.ToString();
            return json;
        }));
    }

    public static void Leave(WorldWriter writer, Member member)
    {
        writer.Remove(member);
        writer.Send(Gone(writer.State, member.GuildId, member.UserId));
    }

    public static Dispatch Gone(WorldState state, Snowflake guild, Snowflake user) => new("GUILD_MEMBER_REMOVE", guild, Intents.GuildMembers, () =>
        new JsonObject { ["guild_id"] = guild.ToString(), ["user"] = Render.User(state.Users[user]) });
}
