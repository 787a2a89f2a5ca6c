using StudyBot.Discord.Messages;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

internal sealed partial class DiscordRest
{
    /// <summary>The first answer to an interaction, worth something for 3 seconds only.</summary>
    public async Task CallbackAsync(InteractionObject interaction, CallbackBody body, IReadOnlyList<Upload> files, CancellationToken stop)
    {
        var route = new RestRoute("POST interactions/callback", interaction.Token)
        {
            IsInteraction = true,
            Retry = Retry.OnceQuickly,
            Attempt = TimeSpan.FromSeconds(2),
            Budget = TimeSpan.FromSeconds(2.5),
        };
        using var content = MessageContent.Of(body, WireJson.Default.CallbackBody, files);
        try
        {
            using var response = await SendAsync(HttpMethod.Post, $"interactions/{interaction.Id}/{interaction.Token}/callback", route, content, stop);
        }
        catch (DiscordApiException already) when (already is { Code: DiscordCode.AlreadyAcknowledged, WasRepeated: true })
        {
            // The first attempt arrived after all.
        }
    }

    /// <summary>Replaces the first answer, or fills it in if it was deferred; for 15 minutes.</summary>
    public async Task EditOriginalAsync(InteractionObject interaction, MessageBody body, IReadOnlyList<Upload> files, CancellationToken stop)
    {
        var route = new RestRoute("PATCH webhooks/messages/@original", interaction.Token) { IsInteraction = true, Attempt = Upload, Budget = Upload * 2 };
        using var content = MessageContent.Of(body, WireJson.Default.MessageBody, files);
        using var response = await SendAsync(HttpMethod.Patch, $"webhooks/{interaction.ApplicationId}/{interaction.Token}/messages/@original", route, content, stop);
    }

    /// <summary>One more answer, beside the first.</summary>
    public async Task FollowUpAsync(InteractionObject interaction, MessageBody body, IReadOnlyList<Upload> files, CancellationToken stop)
    {
        var route = new RestRoute("POST webhooks", interaction.Token) { IsInteraction = true, Retry = Retry.Never, Attempt = Upload, Budget = Upload };
        using var content = MessageContent.Of(body, WireJson.Default.MessageBody, files);
        using var response = await SendAsync(HttpMethod.Post, $"webhooks/{interaction.ApplicationId}/{interaction.Token}?wait=true", route, content, stop);
    }
}
