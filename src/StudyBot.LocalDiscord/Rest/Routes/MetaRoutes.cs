using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Gateway;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>The bot itself: how it connects, who it is, whom it writes to directly.</summary>
internal sealed class MetaRoutes(World world, Identifies identifies) : IRoutes
{
    public IEnumerable<RestRoute> All =>
    [
        new("GET", "gateway", call => RestAnswer.Ok(new JsonObject { ["url"] = GatewayUrl(call.Context) }), NeedsToken: false),
        new("GET", "gateway/bot", call => RestAnswer.Ok(new JsonObject { ["url"] = GatewayUrl(call.Context), ["shards"] = 1, ["session_start_limit"] = identifies.Json })),
        new("GET", "users/@me", _ => RestAnswer.Ok(Me())),
        new("GET", "users/@me/guilds", _ => RestAnswer.Ok(world.Read(MyGuilds))),
        new("POST", "users/@me/channels", OpenDirectMessages),
        new("GET", "users/{user}", call => RestAnswer.Ok(world.Read(state => Render.User(state.Users.GetValueOrDefault(call.Id("user")) ?? throw DiscordErrorException.UnknownUser)))),
        new("GET", "applications/@me", _ => RestAnswer.Ok(world.Read(Application))),
        new("GET", "oauth2/applications/@me", _ => RestAnswer.Ok(world.Read(Application))),
    ];

    public static string GatewayUrl(HttpContext context) => $"ws://{context.Request.Host}";

    private JsonObject Me()
    {
        var json = Render.User(world.Bot);
        json["mfa_enabled"] = false;
        json["locale"] = "en-US";
        json["verified"] = true;
        json["email"] = null;
        return json;
    }

    private JsonArray MyGuilds(WorldState state) => Render.Array(state.Guilds.Values.Where(guild => guild.HasBot).OrderBy(guild => guild.Id).Select(guild => new JsonObject
    {
        ["id"] = guild.Id.ToString(),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["banner"] = null,
        ["owner"] = false,
        ["permissions"] = Render.Bits(state.MemberOf(guild.Id, world.Bot.Id)?.Roles.Append(guild.Id).Aggregate(Permission.None, (sum, role) => sum | state.Roles[role].Permissions) ?? Permission.None),
        ["features"] = new JsonArray(),
    }));

    private JsonObject Application(WorldState state) => new()
    {
        ["id"] = world.Bot.Id.ToString(),
        ["name"] = world.Bot.Name,
        ["icon"] = null,
        ["description"] = "",
        ["type"] = null,
        ["verify_key"] = new string('0', 64),
        ["flags"] = 0,
        ["flags_new"] = "0",
        ["redirect_uris"] = new JsonArray(),
        ["interactions_endpoint_url"] = null,
        ["role_connections_verification_url"] = null,
        ["owner"] = Render.User(state.Users[state.Guilds.Values.OrderBy(guild => guild.Id).First().OwnerId]),
        ["approximate_guild_count"] = state.Guilds.Values.Count(guild => guild.HasBot),
        ["approximate_user_install_count"] = 0,
        ["approximate_user_authorization_count"] = 0,
        ["explicit_content_filter"] = 0,
        ["team"] = null,
        ["eligible_oauth2_scopes"] = new JsonArray(),
        ["bot"] = Render.User(world.Bot),
        ["bot_public"] = false,
        ["bot_require_code_grant"] = false,
    };

    private RestAnswer OpenDirectMessages(RestCall call)
    {
        var errors = new FormErrors();
        var recipient = Form.Of(call, errors).Id("recipient_id", required: true);
        errors.ThrowIfAny();
        return RestAnswer.Ok(world.Write(writer =>
        {
            if (!writer.State.Users.TryGetValue(recipient!.Value, out var user) || user.Bot)
            {
                throw new DiscordErrorException(400, 50033, "Invalid Recipient(s)");
            }

            var channel = writer.State.Channels.Values.FirstOrDefault(channel => channel.RecipientId == user.Id);
            if (channel is null)
            {
                channel = new Channel(writer.NextId(), ChannelKind.Direct, null, user.Name, 0) { RecipientId = user.Id };
                writer.Put(channel);
            }

            return Render.Channel(writer.State, channel);
        }));
    }
}
