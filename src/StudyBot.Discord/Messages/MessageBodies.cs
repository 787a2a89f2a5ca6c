using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Messages;

/// <summary>Replies as Discord's messages.</summary>
internal static class MessageBodies
{
    /// <summary>A message that is not there yet.</summary>
    public static MessageBody New(Reply reply, bool isPrivate = false) => new()
    {
        Content = reply.Text.Length > 0 ? reply.Text : null,
        Embeds = reply.Cards.Count > 0 ? Embeds.Of(reply.Cards) : null,
        Components = reply.Rows.Count > 0 ? Components.Of(reply.Rows) : null,
        Attachments = Upload.Of(reply) is { Count: > 0 } files ? Attachments.Of(files) : null,
        AllowedMentions = MentionsOf(reply),
        Flags = isPrivate ? MessageFlags.Ephemeral : null,
    };

    /// <summary>A message that takes the whole place of another: what it lacks is cleared.</summary>
    public static MessageBody Whole(Reply reply) => new()
    {
        Content = reply.Text,
        Embeds = Embeds.Of(reply.Cards),
        Components = Components.Of(reply.Rows),
        Attachments = Attachments.Of(Upload.Of(reply)),
        AllowedMentions = MentionsOf(reply),
    };

    public static MessageBody Post(Reply reply, PostKey key) => New(reply) with { Nonce = key.Value, EnforceNonce = true };

    private static AllowedMentions MentionsOf(Reply reply) => new([]) { Roles = reply.Pings is { } role ? [new Snowflake(role.Value)] : null };
}
