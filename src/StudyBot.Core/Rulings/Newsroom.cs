using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Rulings;

/// <summary>
/// Tells of decisions: the post shows what holds now, and one line without a ping says what changed. It is on disk what
/// is still to be told, so that a restart forgets nothing.
/// </summary>
internal sealed class Newsroom(
    IRulingStore rulings,
    IDailyStore questions,
    ICourseStore courses,
    QuestionPosts posts,
    LeadCards cards,
    CourseLanguage languages,
    IChatClient chat,
    TimeProvider time,
    ILogger<Newsroom> logger)
{
    public async Task DeliverAsync(CancellationToken stop)
    {
        await cards.DeliverAsync(stop);
        foreach (var news in await rulings.UnpublishedAsync(stop))
        {
            try
            {
                var told = await PublishAsync(news, stop);
                await rulings.MarkPublishedAsync(news, told, time.GetUtcNow(), stop);
            }
            catch (ChatException failure) when (failure.Fault == ChatFault.Unavailable)
            {
                logger.LogWarning("Ruling {Ruling} is not told yet: {Reason}", news.RulingId, failure.Message);
            }
            catch (ChatException failure)
            {
                // Nobody can be told there any more; the history shows it all the same.
                logger.LogWarning(failure, "Ruling {Ruling} cannot be told", news.RulingId);
                await rulings.MarkPublishedAsync(news, told: null, time.GetUtcNow(), stop);
            }
        }
    }

    /// <summary>The line about a decision, as it is now.</summary>
    public async Task<Reply?> LineAsync(RulingNews news, CancellationToken stop) =>
        await questions.FindAsync(news.QuestionId, stop) is { Message: { } message } question
            ? Line(question, news, message)
            : null;

    private async Task<MessageRef?> PublishAsync(RulingNews news, CancellationToken stop)
    {
        if (await questions.FindAsync(news.QuestionId, stop) is not { Message: { } message } question
            || await courses.FindAsync(question.CourseId, stop) is not { } course)
        {
            return null;
        }

        try
        {
            await posts.RevealAsync(question, course, stop);
        }
        catch (ChatException failure) when (failure.Fault == ChatFault.Gone)
        {
            // People took the post away. What changed is told all the same.
            logger.LogInformation("The post of question {Question} is gone", question.Id);
        }

        using var language = languages.Use(course);
        var line = Line(question, news, message);
        var key = PostKeys.OfRuling(news.RulingId);
        try
        {
            return await chat.PostAsync(question.Thread ?? message.Channel, line, key, stop);
        }
        catch (ChatException failure) when (failure.Fault == ChatFault.Gone && question.Thread is not null)
        {
            // People took the discussion away.
            return await chat.PostAsync(message.Channel, line, key, stop);
        }
    }

    private Reply Line(DailyQuestion question, RulingNews news, MessageRef post) =>
        new(DailyCards.Clip(RulingTexts.News(question, news, chat.LinkTo(question.Server, post)), 2_000));
}
