using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Texts;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Interactions;

/// <summary>
/// Brings an answer to Discord in time: at once if it is ready soon, else it is announced and delivered later.
/// Discord wants to hear something within 3 seconds, and takes the answer for 15 minutes.
/// </summary>
// https://docs.discord.com/developers/interactions/receiving-and-responding
internal sealed class InteractionFlow(DiscordRest rest, IInteractionHandler handler, TimeProvider time, ILogger logger) : IDisposable
{
    private const int AtOnce = 64;
    private const int MaxChoices = 25;
    private const int MaxChoiceLength = 100;

    private readonly SemaphoreSlim _slots = new(AtOnce);

    public void Dispose() => _slots.Dispose();

    /// <param name="received">When Discord sent the event, as a timestamp of the time provider.</param>
    public async Task AnswerAsync(InteractionObject raw, Incoming.ToAnswer asked, long received, CancellationToken stop)
    {
        using var language = Language.Use(Language.Of(asked.Interaction.Locale));
        var work = HandleAsync(asked, stop);
        var isForm = asked is { Declared: Visibility.OpensForm, MayOpenForm: true };
        if (await AnswerDeadlines.IsDoneAsync(time, work, isForm ? AnswerDeadlines.FormWithin : AnswerDeadlines.AnnounceAfter, received, stop))
        {
            await FirstAsync(raw, asked, await work, stop);
            return;
        }

        var announced = isForm
            ? Callback(CallbackType.Message, MessageBodies.New(new Reply(DiscordTexts.TooSlowForForm), isPrivate: true))
            : Announcement(asked);
        await rest.CallbackAsync(raw, announced, [], stop);
        await LaterAsync(raw, asked, await work, stop);
    }

    public async Task SuggestAsync(InteractionObject raw, OptionTyped typed, long received, CancellationToken stop)
    {
        using var tooLate = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = Task.Run(() => InTurnAsync(() => handler.SuggestAsync(typed, tooLate.Token), tooLate.Token), stop);
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

        var body = new ChoicesBody([.. choices.Take(MaxChoices).Select(choice => new ChoiceBody(Cut(choice.Label), Cut(choice.Value)))]);
        await rest.CallbackAsync(raw, new CallbackBody(CallbackType.Choices) { Data = body }, [], stop);
    }

    public async Task RefuseAsync(InteractionObject raw, CancellationToken stop)
    {
        using var language = Language.Use(Language.Of(raw.Locale));
        await rest.CallbackAsync(
            raw,
            raw.Type == InteractionType.Autocomplete
                ? new CallbackBody(CallbackType.Choices) { Data = new ChoicesBody([]) }
                : Callback(CallbackType.Message, MessageBodies.New(new Reply(DiscordTexts.ServersOnly), isPrivate: true)),
            [],
            stop);
    }

    private async Task<Response> HandleAsync(Incoming.ToAnswer asked, CancellationToken stop)
    {
        Response response;
        try
        {
            response = await Task.Run(() => InTurnAsync(() => handler.HandleAsync(asked.Interaction, stop), stop), stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogError(failure, "Interaction {Interaction} failed in its handler", asked.Interaction.Id);
            return Apology(asked);
        }

        if (response is Form && asked is not { Declared: Visibility.OpensForm, MayOpenForm: true })
        {
            logger.LogError("Interaction {Interaction} opened a form without having declared it, or from a form", asked.Interaction.Id);
            return Apology(asked);
        }

        return response;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task FirstAsync(InteractionObject raw, Incoming.ToAnswer asked, Response response, CancellationToken stop)
    {
        try
        {
            await rest.CallbackAsync(raw, First(asked, response), Upload.Of(response), stop);
        }
        catch (DiscordApiException refused) when (IsAboutContent(refused))
        {
            logger.LogError(refused, "Interaction {Interaction}: Discord refused the answer", asked.Interaction.Id);
            await rest.CallbackAsync(raw, First(asked, Apology(asked)), [], stop);
        }
    }

    private async Task LaterAsync(InteractionObject raw, Incoming.ToAnswer asked, Response response, CancellationToken stop)
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
        catch (DiscordApiException refused) when (IsAboutContent(refused))
        {
            logger.LogError(refused, "Interaction {Interaction}: Discord refused the answer", asked.Interaction.Id);
            await DeliverAsync(raw, asked, Apology(asked), stop);
        }
    }

    // An update was announced without a visible sign, so a private answer stands beside it; every other announcement is filled in.
    private Task DeliverAsync(InteractionObject raw, Incoming.ToAnswer asked, Reply reply, CancellationToken stop) => Updates(asked) && reply.Privately
        ? rest.FollowUpAsync(raw, MessageBodies.New(reply, isPrivate: true), Upload.Of(reply), stop)
        : rest.EditOriginalAsync(raw, MessageBodies.Whole(reply), Upload.Of(reply), stop);

    private static CallbackBody First(Incoming.ToAnswer asked, Response response) => response switch
    {
        Form form => new CallbackBody(CallbackType.Modal) { Data = Components.Of(form) },
        Reply { Privately: false } reply when Updates(asked) => Callback(CallbackType.Update, MessageBodies.Whole(reply)),
        Reply reply => Callback(CallbackType.Message, MessageBodies.New(reply, isPrivate: reply.Privately || asked.Declared != Visibility.Public)),
        _ => throw new ArgumentException($"A {response.GetType().Name} is no answer.", nameof(response)),
    };

    private static CallbackBody Announcement(Incoming.ToAnswer asked) => Updates(asked) ? new CallbackBody(CallbackType.DeferredUpdate)
        : asked.Declared == Visibility.Public ? new CallbackBody(CallbackType.DeferredMessage)
        : new CallbackBody(CallbackType.DeferredMessage) { Data = new DeferBody(MessageFlags.Ephemeral) };

    private static bool Updates(Incoming.ToAnswer asked) => asked is { Declared: Visibility.UpdatesMessage, MayUpdate: true };

    private static CallbackBody Callback(CallbackType type, MessageBody body) => new(type) { Data = body };

    private static Reply Apology(Incoming.ToAnswer asked) => new(DiscordTexts.Apology(asked.Interaction.Id)) { Privately = true };

    // Other refusals (too late, answered already) are about the interaction: nothing can be shown then.
    private static bool IsAboutContent(DiscordApiException refused) =>
        refused.Status == System.Net.HttpStatusCode.BadRequest && refused.Code != DiscordCode.AlreadyAcknowledged;

    private static string Cut(string text) => text.Length <= MaxChoiceLength ? text : text[..MaxChoiceLength];
}
