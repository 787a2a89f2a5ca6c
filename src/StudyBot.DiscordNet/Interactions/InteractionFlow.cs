using System.Net;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Texts;
using StudyBot.Discord;
using StudyBot.Discord.Interactions;
using StudyBot.DiscordNet.Messages;
using StudyBot.DiscordNet.Rest;

namespace StudyBot.DiscordNet.Interactions;

/// <summary>
/// Brings an answer to Discord in time: at once if it is ready soon, else it is announced and delivered later.
/// Discord wants to hear something within 3 seconds, and takes the answer for 15 minutes.
/// </summary>
// https://docs.discord.com/developers/interactions/receiving-and-responding
internal sealed class InteractionFlow(IInteractionHandler handler, TimeProvider time, ILogger logger)
{
    private const int MaxChoices = 25;
    private const int MaxChoiceLength = 100;

    /// <param name="received">When the event came, as a timestamp of the time provider.</param>
    public async Task AnswerAsync(SocketInteraction raw, Incoming.ToAnswer asked, long received, CancellationToken stop)
    {
        using var language = Language.Use(Language.Of(asked.Interaction.Locale));
        var work = HandleAsync(asked, stop);
        if (await AnswerDeadlines.IsDoneAsync(time, work, asked.MayBeForm ? AnswerDeadlines.FormWithin : AnswerDeadlines.AnnounceAfter, received, stop))
        {
            await FirstAsync(raw, asked, await work, stop);
            return;
        }

        await AnnounceAsync(raw, asked, stop);
        await LaterAsync(raw, asked, await work, stop);
    }

    public async Task SuggestAsync(SocketAutocompleteInteraction raw, OptionTyped typed, long received, CancellationToken stop)
    {
        using var tooLate = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = Task.Run(() => handler.SuggestAsync(typed, tooLate.Token), stop);
        IReadOnlyList<Choice> choices = [];
        if (await AnswerDeadlines.IsDoneAsync(time, work, AnswerDeadlines.AnnounceAfter, received, stop))
        {
            choices = await work;
        }
        else
        {
            await tooLate.CancelAsync();
            _ = work.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            logger.LogInformation("Suggestions for interaction {Interaction} (/{Command}) took too long", typed.Id, typed.Command);
        }

        await raw.RespondAsync(choices.Take(MaxChoices).Select(choice => new AutocompleteResult(Cut(choice.Label), Cut(choice.Value))), Calls.Once(stop));
    }

    public static async Task RefuseAsync(SocketInteraction raw, CancellationToken stop)
    {
        using var language = Language.Use(Language.Of(raw.UserLocale));
        await (raw is SocketAutocompleteInteraction typed
            ? typed.RespondAsync([], Calls.Once(stop))
            : raw.RespondAsync(DiscordTexts.ServersOnly, ephemeral: true, allowedMentions: AllowedMentions.None, options: Calls.Once(stop)));
    }

    private async Task<Response> HandleAsync(Incoming.ToAnswer asked, CancellationToken stop)
    {
        Response response;
        try
        {
            response = await Task.Run(() => handler.HandleAsync(asked.Interaction, stop), stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogError(failure, "Interaction {Interaction} failed in its handler", asked.Interaction.Id);
            return Apology(asked);
        }

        if (response is Form && !asked.MayBeForm)
        {
            logger.LogError("Interaction {Interaction} opened a form without having declared it, or from a form", asked.Interaction.Id);
            return Apology(asked);
        }

        return response;
    }

    private async Task FirstAsync(SocketInteraction raw, Incoming.ToAnswer asked, Response response, CancellationToken stop)
    {
        try
        {
            await SendAsync(raw, asked, response, stop);
        }
        catch (Exception refused) when (IsAboutContent(refused))
        {
            logger.LogError(refused, "Interaction {Interaction}: Discord refused the answer", asked.Interaction.Id);
            await SendAsync(raw, asked, Apology(asked), stop);
        }
    }

    private async Task LaterAsync(SocketInteraction raw, Incoming.ToAnswer asked, Response response, CancellationToken stop)
    {
        if (response is not Reply reply)
        {
            logger.LogWarning("Interaction {Interaction}: the form was ready too late", asked.Interaction.Id);
            return;
        }

        try
        {
            await DeliverAsync(raw, asked, reply, stop);
        }
        catch (Exception refused) when (IsAboutContent(refused))
        {
            logger.LogError(refused, "Interaction {Interaction}: Discord refused the answer", asked.Interaction.Id);
            await DeliverAsync(raw, asked, Apology(asked), stop);
        }
    }

    private static Task SendAsync(SocketInteraction raw, Incoming.ToAnswer asked, Response response, CancellationToken stop) => response switch
    {
        Form form => raw.RespondWithModalAsync(Forms.Of(form), Calls.Once(stop)),
        Reply { Privately: false } reply when asked.Updates => UpdateAsync(raw, new OutgoingMessage(reply), stop),
        Reply reply => RespondAsync(raw, new OutgoingMessage(reply), isPrivate: reply.Privately || asked.Declared != Visibility.Public, stop),
        _ => throw new ArgumentException($"A {response.GetType().Name} is no answer.", nameof(response)),
    };

    private static Task RespondAsync(SocketInteraction raw, OutgoingMessage message, bool isPrivate, CancellationToken stop) => message.HasFiles
        ? raw.RespondWithFilesAsync(message.Files(), message.Text, message.Embeds, ephemeral: isPrivate, allowedMentions: message.Mentions, components: message.Components, options: Calls.Once(stop))
        : raw.RespondAsync(message.Text, message.Embeds, ephemeral: isPrivate, allowedMentions: message.Mentions, components: message.Components, options: Calls.Once(stop));

    private static Task UpdateAsync(SocketInteraction raw, OutgoingMessage message, CancellationToken stop) => raw switch
    {
        SocketMessageComponent component => component.UpdateAsync(message.Replace, Calls.Once(stop)),
        SocketModal form => form.UpdateAsync(message.Replace, Calls.Once(stop)),
        _ => throw new InvalidOperationException($"A {raw.GetType().Name} stands on no message."),
    };

    private static Task AnnounceAsync(SocketInteraction raw, Incoming.ToAnswer asked, CancellationToken stop)
    {
        var isPrivate = asked.Declared != Visibility.Public;
        return raw switch
        {
            _ when asked.MayBeForm => raw.RespondAsync(DiscordTexts.TooSlowForForm, ephemeral: true, allowedMentions: AllowedMentions.None, options: Calls.Once(stop)),
            SocketMessageComponent component => asked.Updates ? component.DeferAsync(options: Calls.Once(stop)) : component.DeferLoadingAsync(isPrivate, Calls.Once(stop)),
            SocketModal form => asked.Updates ? form.DeferAsync(options: Calls.Once(stop)) : form.DeferLoadingAsync(isPrivate, Calls.Once(stop)),
            _ => raw.DeferAsync(isPrivate, Calls.Once(stop)),
        };
    }

    // An update was announced without a visible sign, so a private answer stands beside it; every other announcement is filled in.
    private static Task DeliverAsync(SocketInteraction raw, Incoming.ToAnswer asked, Reply reply, CancellationToken stop)
    {
        var message = new OutgoingMessage(reply);
        return !asked.Updates || !reply.Privately ? raw.ModifyOriginalResponseAsync(message.Replace, Calls.Again(stop))
            : message.HasFiles ? raw.FollowupWithFilesAsync(message.Files(), message.Text, message.Embeds, ephemeral: true, allowedMentions: message.Mentions, components: message.Components, options: Calls.Once(stop))
            : raw.FollowupAsync(message.Text, message.Embeds, ephemeral: true, allowedMentions: message.Mentions, components: message.Components, options: Calls.Once(stop));
    }

    private static Reply Apology(Incoming.ToAnswer asked) => new(DiscordTexts.Apology(asked.Interaction.Id)) { Privately = true };

    // Other refusals (too late, answered already) are about the interaction: nothing can be shown then. Some limits the library measures itself.
    private static bool IsAboutContent(Exception refused) =>
        refused is ArgumentException || (refused is HttpException { HttpCode: HttpStatusCode.BadRequest } http && Calls.CodeOf(http) != Calls.AlreadyAcknowledged);

    private static string Cut(string text) => text.Length <= MaxChoiceLength ? text : text[..MaxChoiceLength];
}
