using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>An error as Discord answers it. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json</summary>
internal sealed class DiscordErrorException(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public JsonObject Json
    {
        get
        {
            var json = new JsonObject { ["message"] = Message, ["code"] = code };
            if (errors is not null)
            {
                json["errors"] = errors.DeepClone();
            }

            return json;
        }
    }

    public static DiscordErrorException UnknownChannel => new(404, 10003, "Unknown Channel");

    public static DiscordErrorException UnknownGuild => new(404, 10004, "Unknown Guild");

    public static DiscordErrorException UnknownMember => new(404, 10007, "Unknown Member");

    public static DiscordErrorException UnknownMessage => new(404, 10008, "Unknown Message");

    public static DiscordErrorException UnknownRole => new(404, 10011, "Unknown Role");

    public static DiscordErrorException UnknownUser => new(404, 10013, "Unknown User");

    public static DiscordErrorException UnknownWebhook => new(404, 10015, "Unknown Webhook");

    public static DiscordErrorException UnknownInteraction => new(404, 10062, "Unknown interaction");

    public static DiscordErrorException UnknownCommand => new(404, 10063, "Unknown application command");

    public static DiscordErrorException UnknownApplication => new(404, 10002, "Unknown Application");

    public static DiscordErrorException AlreadyAcknowledged => new(400, 40060, "Interaction has already been acknowledged.");

    public static DiscordErrorException MissingAccess => new(403, 50001, "Missing Access");

    public static DiscordErrorException NotTheAuthor => new(403, 50005, "Cannot edit a message authored by another user");

    public static DiscordErrorException EmptyMessage => new(400, 50006, "Cannot send an empty message");

    public static DiscordErrorException CannotMessageUser => new(403, 50007, "Cannot send messages to this user");

    public static DiscordErrorException MissingPermissions => new(403, 50013, "Missing Permissions");

    public static DiscordErrorException InvalidWebhookToken => new(401, 50027, "Invalid Webhook Token");

    public static DiscordErrorException ArchivedThread => new(400, 50083, "Thread is archived");

    public static DiscordErrorException InvalidJson => new(400, 50109, "The request body contains invalid JSON.");

    public static DiscordErrorException LockedThread => new(403, 160005, "This thread is locked");

    public static DiscordErrorException ThreadExists => new(400, 160004, "A thread has already been created for this message");

    public static DiscordErrorException Unauthorized => new(401, 0, "401: Unauthorized");

    public static DiscordErrorException NotFound => new(404, 0, "404: Not Found");

    public static DiscordErrorException Unavailable => new(503, 0, "503: Service Unavailable");

    public static DiscordErrorException MethodNotAllowed => new(405, 0, "405: Method Not Allowed");
}
