using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>The things that an interaction names by id, in full.</summary>
internal sealed class Resolved(Render render)
{
    private readonly JsonObject _json = [];

    public JsonObject? Json => _json.Count == 0 ? null : _json;

    public bool Add(WorldState state, Snowflake? guild, OptionKind kind, Snowflake id, IReadOnlyList<int>? channelTypes = null) => kind switch
    {
        OptionKind.User => AddUser(state, guild, id),
        OptionKind.Role => AddRole(state, guild, id),
        OptionKind.Channel => AddChannel(state, guild, id, channelTypes),
        OptionKind.Mentionable => AddUser(state, guild, id) || AddRole(state, guild, id),
        _ => false,
    };

    public void AddMessage(WorldState state, Message message) => Map("messages")[message.Id.ToString()] = render.Message(state, message);

    private bool AddUser(WorldState state, Snowflake? guild, Snowflake id)
    {
        if (!state.Users.TryGetValue(id, out var user) || (guild is { } there && state.MemberOf(there, id) is null))
        {
            return false;
        }

        Map("users")[id.ToString()] = Render.User(user);
        if (guild is { } place && state.MemberOf(place, id) is { } member)
        {
            var json = Render.MemberWithoutUser(member);
            json.Remove("mute");
            json.Remove("deaf");
            json["permissions"] = Render.Bits(state.Roles[place].Permissions);
            Map("members")[id.ToString()] = json;
        }

        return true;
    }

    private bool AddRole(WorldState state, Snowflake? guild, Snowflake id)
    {
        if (!state.Roles.TryGetValue(id, out var role) || role.GuildId != guild)
        {
            return false;
        }

        Map("roles")[id.ToString()] = Render.Role(role);
        return true;
    }

    private bool AddChannel(WorldState state, Snowflake? guild, Snowflake id, IReadOnlyList<int>? types)
    {
        if (!state.Channels.TryGetValue(id, out var channel) || channel.GuildId != guild || (types is { Count: > 0 } && !types.Contains((int)channel.Kind)))
        {
            return false;
        }

        Map("channels")[id.ToString()] = render.PartialChannel(state, channel, Snowflake.Parse(render.BotId));
        return true;
    }

    private JsonObject Map(string name)
    {
        if (_json[name] is not JsonObject map)
        {
            _json[name] = map = [];
        }

        return map;
    }
}
