using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>Servers, their roles and members.</summary>
internal sealed class GuildRoutes(World world) : IRoutes
{
    public IEnumerable<RestRoute> All =>
    [
        new("GET", "guilds/{guild}", Get),
        new("GET", "guilds/{guild}/channels", call => Of(call, (state, guild) => Render.Array(state.ChannelsOf(guild.Id).Where(channel => !channel.IsThread).Select(channel => Render.Channel(state, channel))))),
        new("GET", "guilds/{guild}/roles", call => Of(call, (state, guild) => Render.Array(state.RolesOf(guild.Id).Select(Render.Role)))),
        new("GET", "guilds/{guild}/roles/{role}", call => Of(call, (state, guild) => Render.Role(RoleOf(state, guild, call)))),
        new("GET", "guilds/{guild}/members/{user}", call => Of(call, (state, guild) => Render.Member(state, MemberOf(state, guild, call)))),
        new("GET", "guilds/{guild}/threads/active", call => Of(call, (state, guild) => new JsonObject
        {
            ["threads"] = Render.Array(state.ChannelsOf(guild.Id).Where(channel => channel is { IsThread: true, Archived: false }).Select(thread => Render.Channel(state, thread))),
            ["members"] = new JsonArray(),
            ["has_more"] = false,
        })),
        new("PUT", "guilds/{guild}/members/{user}/roles/{role}", call => ChangeRoles(call, (roles, role) => roles.Contains(role) ? roles : [.. roles, role])),
        new("DELETE", "guilds/{guild}/members/{user}/roles/{role}", call => ChangeRoles(call, (roles, role) => [.. roles.Where(one => one != role)])),
    ];

    private RestAnswer Get(RestCall call) => Of(call, (state, guild) =>
    {
        var json = Render.Guild(state, guild);
        if (call.Asks("with_counts"))
        {
            json["approximate_member_count"] = state.MembersOf(guild.Id).Count();
            json["approximate_presence_count"] = state.MembersOf(guild.Id).Count();
        }

        return json;
    });

    private RestAnswer Of(RestCall call, Func<WorldState, Guild, JsonNode> render) =>
        RestAnswer.Ok(world.Read(state => render(state, state.GuildFor(call.Id("guild"), world.Bot.Id))));

    private static Member MemberOf(WorldState state, Guild guild, RestCall call) =>
        !state.Users.ContainsKey(call.Id("user")) ? throw DiscordErrorException.UnknownUser
            : state.MemberOf(guild.Id, call.Id("user")) ?? throw DiscordErrorException.UnknownMember;

    private static Role RoleOf(WorldState state, Guild guild, RestCall call) =>
        state.Roles.GetValueOrDefault(call.Id("role")) is { } role && role.GuildId == guild.Id ? role : throw DiscordErrorException.UnknownRole;

    private RestAnswer ChangeRoles(RestCall call, Func<IReadOnlyList<Snowflake>, Snowflake, IReadOnlyList<Snowflake>> change)
    {
        world.Write(writer =>
        {
            var state = writer.State;
            var guild = state.GuildFor(call.Id("guild"), world.Bot.Id);
            var member = MemberOf(state, guild, call);
            var role = RoleOf(state, guild, call);
            var own = state.Members[(guild.Id, world.Bot.Id)].Roles.Select(id => state.Roles[id]).ToArray();
            var may = own.Any(one => (one.Permissions & (Permission.ManageRoles | Permission.Administrator)) != Permission.None);
            if (!may || role.BotId is not null || role.Position >= own.Max(one => one.Position))
            {
                throw DiscordErrorException.MissingPermissions;
            }

            writer.Put(member with { Roles = change(member.Roles, role.Id) });
        });
        return RestAnswer.NoContent;
    }
}
