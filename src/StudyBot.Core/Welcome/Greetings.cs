using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Daily.Setup;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Welcome;

/// <summary>When the bot was added to a server: one card, where it may, of what it does, how to begin, and what it keeps.</summary>
internal sealed class Greetings(IGreetingStore greeted, ICourseStore courses, IChatClient chat, TimeProvider time, ILogger<Greetings> logger) : INoticeListener
{
    // A bot that was not running when it was added says hello when it is; where it has been for longer, it says nothing.
    private static readonly TimeSpan New = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task HearAsync(Notice notice, CancellationToken stop)
    {
        if (notice is not Notice.ServerAvailable { JoinedAt: { } joined, Greeting: { } channel } added
            || time.GetUtcNow() - joined > New
            || (!added.JustJoined && (await courses.InServerAsync(added.Server, stop)).Count > 0)
            || await greeted.HasGreetedAsync(added.Server, joined, stop))
        {
            return;
        }

        using var language = Language.Use(Language.Of(added.Language));
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            await chat.PostAsync(channel, Card(), PostKeys.OfGreeting(added.Server, joined), either.Token);
            await greeted.GreetedAsync(added.Server, joined, stop);
        }
        catch (ChatException failure)
        {
            logger.LogInformation("The greeting in server {Server} waits for the next connection: {Reason}", added.Server, failure.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            logger.LogInformation("The greeting in server {Server} waits for the next connection: no answer in time", added.Server);
        }
    }

    private static Reply Card() => new()
    {
        Cards =
        [
            new Card(WelcomeTexts.Title, WelcomeTexts.WhatItDoes)
            {
                Tone = CardTone.Info,
                Fields = [new CardField(WelcomeTexts.FieldBegin, WelcomeTexts.HowToBegin), new CardField(WelcomeTexts.FieldPrivacy, WelcomeTexts.Privacy)],
            },
        ],
        Rows =
        [
            ControlRow.Of(
                new Button(new SetupControl(SetupControl.Start, 0).ToString(), WelcomeTexts.SetUpButton, Visibility.Private) { Style = ButtonStyle.Primary },
                new Button(Help.Control, WelcomeTexts.HelpButton, Visibility.Private)),
        ],
    };
}
