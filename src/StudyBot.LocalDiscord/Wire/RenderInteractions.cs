using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Wire;

internal sealed partial class Render
{
    // https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
    private const int AttachmentSizeLimit = 10 * 1024 * 1024;

    public JsonObject Interaction(WorldState state, Interaction interaction, JsonObject details)
    {
        var channel = interaction.Channel;
        var json = new JsonObject
        {
            ["id"] = interaction.Id.ToString(),
            ["application_id"] = BotId,
            ["type"] = (int)interaction.Kind,
            ["data"] = details,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["channel_id"] = channel.Id.ToString(),
            ["channel"] = PartialChannel(state, channel, interaction.MemberId),
            ["app_permissions"] = Bits(state.PermissionsIn(channel, world.Bot.Id)),
            ["locale"] = state.Users[interaction.MemberId].Locale ?? Locales.Usual,
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = channel.GuildId?.ToString() ?? "0" },
            ["context"] = channel.GuildId is null ? 1 : 0,
            ["attachment_size_limit"] = AttachmentSizeLimit,
        };
        if (channel.GuildId is { } guild)
        {
            var member = Member(state, state.Members[(guild, interaction.MemberId)]);
            member["permissions"] = Bits(state.PermissionsIn(channel, interaction.MemberId));
            json["member"] = member;
            json["guild_id"] = guild.ToString();
            json["guild"] = new JsonObject { ["id"] = guild.ToString(), ["locale"] = "en-US", ["features"] = new JsonArray() };
            json["guild_locale"] = "en-US";
        }
        else
        {
            json["user"] = User(state.Users[interaction.MemberId]);
        }

        // The target of a control is shown to the bot whole.
        if (interaction.MessageId is { } source && state.Messages.TryGetValue(source, out var message))
        {
            json["message"] = Message(state, message);
        }

        return json;
    }
}
