using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Scripts;

/// <summary>What scripts are answered. Messages are Discord's own objects; the rest is kept short.</summary>
internal sealed class ScriptJson(World world, Render render)
{
    public JsonObject Of(ActResult result)
    {
        var json = new JsonObject { ["interaction"] = result.Interaction.ToString(), ["acknowledgedMs"] = result.AcknowledgedMs };
        if (result.Message is { } message)
        {
            json["message"] = Of(message);
        }

        if (result.Modal is { } modal)
        {
            json["modal"] = Of(modal);
        }

        if (result.Choices is { } choices)
        {
            json["choices"] = Render.Array(choices.Select(choice => new JsonObject { ["name"] = choice.Name, ["value"] = JsonNode.Parse(choice.Value.GetRawText()) }));
        }

        if (result.Error is { } error)
        {
            json["error"] = error;
        }

        return json;
    }

    public JsonObject Of(Message message) => world.Read(state => render.Message(state, message));

    public static JsonObject Of(Modal modal) => new()
    {
        ["id"] = modal.Id.ToString(),
        ["channel"] = modal.ChannelId.ToString(),
        ["customId"] = modal.CustomId,
        ["title"] = modal.Title,
        ["components"] = JsonSerializer.SerializeToNode(modal, ModelJson.Default.Modal)!["components"]!.DeepClone(),
    };

    public static JsonObject Of(Guild guild) => new() { ["id"] = guild.Id.ToString(), ["name"] = guild.Name, ["owner"] = guild.OwnerId.ToString(), ["hasBot"] = guild.HasBot };

    public static JsonObject Of(Channel channel) => new()
    {
        ["id"] = channel.Id.ToString(),
        ["name"] = channel.Name,
        ["server"] = channel.GuildId?.ToString(),
        ["kind"] = channel.Kind switch
        {
            ChannelKind.Text => "text",
            ChannelKind.Direct => "direct",
            _ => "thread",
        },
        ["parent"] = channel.ParentId?.ToString(),
        ["archived"] = channel.Archived,
        ["recipient"] = channel.RecipientId?.ToString(),
    };

    public static JsonObject Of(Role role) => new() { ["id"] = role.Id.ToString(), ["server"] = role.GuildId.ToString(), ["name"] = role.Name, ["mentionable"] = role.Mentionable, ["permissions"] = Render.Bits(role.Permissions) };

    public JsonObject Of(User user) => world.Read(state => new JsonObject
    {
        ["id"] = user.Id.ToString(),
        ["name"] = user.Name,
        ["username"] = user.Username,
        ["locale"] = user.Locale ?? Locales.Usual,
        ["servers"] = Render.Array(state.Members.Values.Where(member => member.UserId == user.Id).OrderBy(member => member.GuildId).Select(member => new JsonObject
        {
            ["id"] = member.GuildId.ToString(),
            ["roles"] = Render.Array(member.Roles.Select(role => JsonValue.Create(role.ToString()))),
            ["owner"] = state.Guilds[member.GuildId].OwnerId == user.Id,
        })),
    });

    public static JsonObject Of(RunnableCommand command) => new()
    {
        ["name"] = command.Name,
        ["description"] = command.Description,
        ["options"] = Render.Array(command.Options.Select(option => new JsonObject
        {
            ["name"] = option.Name,
            ["description"] = option.Description,
            ["type"] = (int)option.Type,
            ["required"] = option.Required is true,
            ["autocomplete"] = option.Autocomplete is true,
        })),
    };
}
