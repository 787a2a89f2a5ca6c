using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Wire;

internal sealed partial class Render
{
    public static JsonObject Role(Role role)
    {
        var json = new JsonObject
        {
            ["id"] = role.Id.ToString(),
            ["name"] = role.Name,
            ["description"] = null,
            ["permissions"] = Bits(role.Permissions),
            ["position"] = role.Position,
            ["color"] = role.Color,
            ["colors"] = new JsonObject { ["primary_color"] = role.Color, ["secondary_color"] = null, ["tertiary_color"] = null },
            ["hoist"] = role.Hoist,
            ["managed"] = role.BotId is not null,
            ["mentionable"] = role.Mentionable,
            ["icon"] = null,
            ["unicode_emoji"] = null,
            ["flags"] = 0,
        };
        if (role.BotId is { } bot)
        {
            json["tags"] = new JsonObject { ["bot_id"] = bot.ToString() };
        }

        return json;
    }

    public static JsonObject Channel(WorldState state, Channel channel)
    {
        if (channel.Kind == ChannelKind.Direct)
        {
            return new JsonObject
            {
                ["id"] = channel.Id.ToString(),
                ["type"] = 1,
                ["flags"] = 0,
                ["last_message_id"] = channel.LastMessageId?.ToString(),
                ["recipients"] = new JsonArray(User(state.Users[channel.RecipientId!.Value])),
            };
        }

        var json = new JsonObject
        {
            ["id"] = channel.Id.ToString(),
            ["type"] = (int)channel.Kind,
            ["flags"] = 0,
            ["guild_id"] = channel.GuildId!.Value.ToString(),
            ["name"] = channel.Name,
            ["parent_id"] = channel.ParentId?.ToString(),
            ["last_message_id"] = channel.LastMessageId?.ToString(),
            ["rate_limit_per_user"] = channel.SlowmodeSeconds,
        };
        return channel.IsThread ? AddThread(json, state, channel) : AddText(json, state, channel);
    }

    public JsonObject PartialChannel(WorldState state, Channel channel, Snowflake member)
    {
        var json = Channel(state, channel);
        json["permissions"] = Bits(state.PermissionsIn(channel, member));
        if (channel.GuildId is not null && member != world.Bot.Id)
        {
            json["app_permissions"] = Bits(state.PermissionsIn(channel, world.Bot.Id));
        }

        return json;
    }

    public static JsonObject Guild(WorldState state, Guild guild) => new()
    {
        ["id"] = guild.Id.ToString(),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["description"] = null,
        ["home_header"] = null,
        ["splash"] = null,
        ["discovery_splash"] = null,
        ["features"] = new JsonArray(),
        ["banner"] = null,
        ["owner_id"] = guild.OwnerId.ToString(),
        ["application_id"] = null,
        ["region"] = "local",
        ["afk_channel_id"] = null,
        ["afk_timeout"] = 300,
        ["system_channel_id"] = null,
        ["system_channel_flags"] = 0,
        ["widget_enabled"] = false,
        ["widget_channel_id"] = null,
        ["verification_level"] = 0,
        ["roles"] = Array(state.RolesOf(guild.Id).Select(Role)),
        ["default_message_notifications"] = 1,
        ["mfa_level"] = 0,
        ["explicit_content_filter"] = 0,
        ["max_presences"] = null,
        ["max_members"] = 500_000,
        ["max_stage_video_channel_users"] = 50,
        ["max_video_channel_users"] = 25,
        ["vanity_url_code"] = null,
        ["premium_tier"] = 0,
        ["premium_subscription_count"] = 0,
        ["preferred_locale"] = "en-US",
        ["rules_channel_id"] = null,
        ["safety_alerts_channel_id"] = null,
        ["public_updates_channel_id"] = null,
        ["premium_progress_bar_enabled"] = false,
        ["nsfw"] = false,
        ["nsfw_level"] = 0,
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["incidents_data"] = null,
    };

    /// <summary>The server as it comes with GUILD_CREATE. Without the members' intent it lists the bot alone.</summary>
    public JsonObject GuildCreated(WorldState state, Guild guild)
    {
        var json = Guild(state, guild);
        var members = state.MembersOf(guild.Id).ToArray();
        var bot = System.Array.Find(members, member => member.UserId == world.Bot.Id);
        var visible = state.ChannelsOf(guild.Id).ToLookup(channel => channel.IsThread);
        json["joined_at"] = Time(bot?.JoinedAt ?? guild.Id.At);
        json["large"] = false;
        json["unavailable"] = false;
        json["member_count"] = members.Length;
        json["voice_states"] = new JsonArray();
        json["members"] = bot is null ? [] : new JsonArray(Member(state, bot));
        json["channels"] = Array(visible[false].Select(channel => Channel(state, channel)));
        json["threads"] = Array(visible[true].Where(thread => !thread.Archived).Select(thread => Channel(state, thread)));
        json["presences"] = new JsonArray();
        json["stage_instances"] = new JsonArray();
        json["guild_scheduled_events"] = new JsonArray();
        json["soundboard_sounds"] = new JsonArray();
        return json;
    }

    private static JsonObject AddText(JsonObject json, WorldState state, Channel channel)
    {
        json["position"] = channel.Position;
        json["topic"] = channel.Topic;
        json["nsfw"] = false;
        json["permission_overwrites"] = Array(state.OverwritesOf(channel).Select(overwrite => new JsonObject
        {
            ["id"] = overwrite.Id.ToString(),
            ["type"] = (int)overwrite.Type,
            ["allow"] = Bits(overwrite.Allow),
            ["deny"] = Bits(overwrite.Deny),
        }));
        return json;
    }

    private static JsonObject AddThread(JsonObject json, WorldState state, Channel thread)
    {
        json["owner_id"] = thread.OwnerId!.Value.ToString();
        json["thread_metadata"] = new JsonObject
        {
            ["archived"] = thread.Archived,
            ["archive_timestamp"] = Time(thread.Id.At),
            ["auto_archive_duration"] = thread.AutoArchiveMinutes,
            ["locked"] = thread.Locked,
            ["create_timestamp"] = Time(thread.Id.At),
        };
        json["message_count"] = thread.MessageCount;
        json["member_count"] = 1;
        json["total_message_sent"] = thread.MessageCount;
        return json;
    }
}
