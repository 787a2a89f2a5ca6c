using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

internal sealed partial class DiscordRest
{
    private static readonly TimeSpan Upload = TimeSpan.FromSeconds(30);

    public Task<ChannelObject> ChannelAsync(ChannelId channel, CancellationToken stop) =>
        SendAsync(HttpMethod.Get, $"channels/{channel}", new RestRoute("GET channels", channel.ToString()), null, WireJson.Default.ChannelObject, stop);

    /// <summary>Up to <paramref name="count"/> (at most 100) messages, newest first.</summary>
    public Task<IReadOnlyList<MessageObject>> MessagesAsync(ChannelId channel, ulong? before, int count, CancellationToken stop)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"limit={count}") + (before is null ? "" : $"&before={before}");
        return SendAsync(HttpMethod.Get, $"channels/{channel}/messages?{query}", new RestRoute("GET channels/messages", channel.ToString()) { HasTarget = true }, null, WireJson.Default.IReadOnlyListMessageObject, stop);
    }

    /// <param name="body">Has a nonce, so that repeating it posts nothing twice.</param>
    public async Task<MessageObject> CreateMessageAsync(ChannelId channel, MessageBody body, IReadOnlyList<Upload> files, Urgency urgency, CancellationToken stop)
    {
        var route = new RestRoute("POST channels/messages", channel.ToString())
        {
            Retry = body.EnforceNonce == true ? Retry.Freely : Retry.Never,
            Attempt = Upload,
            Budget = Upload * 2,
            HasTarget = true,
            Urgency = urgency,
        };
        using var content = MessageContent.Of(body, WireJson.Default.MessageBody, files);
        return await SendAsync(HttpMethod.Post, $"channels/{channel}/messages", route, content, WireJson.Default.MessageObject, stop);
    }

    public async Task EditMessageAsync(MessageRef message, MessageBody body, IReadOnlyList<Upload> files, Urgency urgency, CancellationToken stop)
    {
        var route = new RestRoute("PATCH channels/messages", message.Channel.ToString()) { Attempt = Upload, Budget = Upload * 2, HasTarget = true, Urgency = urgency };
        using var content = MessageContent.Of(body, WireJson.Default.MessageBody, files);
        using var response = await SendAsync(HttpMethod.Patch, $"channels/{message.Channel}/messages/{message.Id}", route, content, stop);
    }

    /// <summary>The channel between the bot and one person; the same one each time.</summary>
    public Task<ChannelObject> DirectChannelAsync(MemberId member, Urgency urgency, CancellationToken stop)
    {
        var content = Json(new DirectChannelBody(new Snowflake(member.Value)), WireJson.Default.DirectChannelBody);
        return SendAsync(HttpMethod.Post, "users/@me/channels", new RestRoute("POST users/@me/channels") { Urgency = urgency }, content, WireJson.Default.ChannelObject, stop);
    }

    /// <summary>May be repeated: a message has at most one thread.</summary>
    public async Task<ChannelObject> StartThreadAsync(MessageRef message, ThreadBody body, CancellationToken stop)
    {
        using var content = Json(body, WireJson.Default.ThreadBody);
        return await SendAsync(
            HttpMethod.Post, $"channels/{message.Channel}/messages/{message.Id}/threads", new RestRoute("POST channels/messages/threads", message.Channel.ToString()) { HasTarget = true, Urgency = Urgency.Thread }, content, WireJson.Default.ChannelObject, stop);
    }
}
