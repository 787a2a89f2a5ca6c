using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Wire;

/// <summary>Writes the model as Discord would: each object complete, with null only where Discord sends null.</summary>
internal sealed partial class Render(World world)
{
    /// <summary>Where this server is reached, without a slash at the end; files' addresses start with it.</summary>
    public string BaseAddress { get; set; } = "http://127.0.0.1";

    public string BotId => world.Bot.Id.ToString();

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static string Bits(Permission permissions) => ((ulong)permissions).ToString(CultureInfo.InvariantCulture);

    public static JsonObject User(User user)
    {
        var json = new JsonObject
        {
            ["id"] = user.Id.ToString(),
            ["username"] = user.Username,
            ["global_name"] = user.Bot ? null : user.Name,
            ["discriminator"] = user.Bot ? "0001" : "0",
            ["avatar"] = null,
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["primary_guild"] = null,
        };
        if (user.Bot)
        {
            json["bot"] = true;
        }

        return json;
    }

    public static JsonObject MemberWithoutUser(Member member) => new()
    {
        ["avatar"] = null,
        ["banner"] = null,
        ["communication_disabled_until"] = null,
        ["flags"] = 0,
        ["joined_at"] = Time(member.JoinedAt),
        ["nick"] = null,
        ["pending"] = false,
        ["premium_since"] = null,
        ["roles"] = Array(member.Roles.Select(role => JsonValue.Create(role.ToString()))),
        ["mute"] = false,
        ["deaf"] = false,
    };

    public static JsonObject Member(WorldState state, Member member)
    {
        var json = MemberWithoutUser(member);
        json["user"] = User(state.Users[member.UserId]);
        return json;
    }

    public static JsonArray Array(IEnumerable<JsonNode?> items) => [.. items];

    public static JsonObject Command(AppCommand command, Snowflake application, bool withLocalizations = true)
    {
        var json = JsonSerializer.SerializeToNode(command, ModelJson.Default.AppCommand)!.AsObject();
        json["application_id"] = application.ToString();
        json["default_member_permissions"] = command.DefaultMemberPermissions is { } needed ? Bits(needed) : null;
        if (withLocalizations)
        {
            json["name_localizations"] ??= null;
            json["description_localizations"] ??= null;
        }
        else
        {
            json.Remove("name_localizations");
            json.Remove("description_localizations");
        }

        if (command.GuildId is null)
        {
            json["contexts"] ??= null;
            json["integration_types"] ??= new JsonArray(0);
        }

        return json;
    }
}
