using Microsoft.Extensions.Logging;
using StudyBot.Core.Answers;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Rulings;

/// <summary>Requests as leads see them, one card each: in the lead channel if there is one, and in the history.</summary>
internal sealed class LeadCards(
    ICourseStore courses,
    IDailyStore questions,
    IResponseStore responses,
    IGradeStore grades,
    IReviewStore reviews,
    CourseLanguage languages,
    IChatClient chat,
    TimeProvider time,
    ILogger<LeadCards> logger)
{
    private const int LongestWords = 1_000;

    /// <summary>Posts the cards that are not in their lead channel yet. What fails is tried again at the next turn.</summary>
    public async Task DeliverAsync(CancellationToken stop)
    {
        foreach (var review in await reviews.WithoutCardAsync(stop))
        {
            try
            {
                if (await courses.FindAsync(review.CourseId, stop) is { Settings.LeadChannel: { } channel } course
                    && await PostedAsync(review, course, stop) is { } card)
                {
                    await reviews.SetCardAsync(review, await chat.PostAsync(channel, card, PostKeys.OfReview(review.Id), stop), time.GetUtcNow(), stop);
                }
            }
            catch (ChatException failure)
            {
                logger.LogDebug("The card of review {Review} waits: {Reason}", review.Id, failure.Message);
            }
        }
    }

    /// <summary>Shows a decision on the card in the lead channel, where it is only a courtesy: its buttons are refused anyway.</summary>
    public async Task RefreshAsync(long questionId, CancellationToken stop)
    {
        foreach (var review in (await reviews.OfQuestionAsync(questionId, stop)).Where(review => review is { Card: not null, Decision: not null }))
        {
            try
            {
                if (await courses.FindAsync(review.CourseId, stop) is { } course && await PostedAsync(review, course, stop) is { } card)
                {
                    await chat.EditAsync(review.Card!.Value, card, stop);

                    // The member may have had everything deleted meanwhile.
                    await reviews.SetCardAsync(review, review.Card!.Value, time.GetUtcNow(), stop);
                }
            }
            catch (ChatException failure)
            {
                logger.LogDebug("The card of review {Review} does not show its decision: {Reason}", review.Id, failure.Message);
            }
        }
    }

    /// <summary>For one person.</summary>
    public async Task<Reply?> OfAsync(Review review, CancellationToken stop)
    {
        if (await questions.FindAsync(review.QuestionId, stop) is not { Asked: { } asked } question
            || await courses.FindAsync(review.CourseId, stop) is not { } course)
        {
            return null;
        }

        var fields = new List<CardField> { new(RulingTexts.FieldRight, DailyCards.Clip(RulingTexts.Verdict(question.Verdict, asked), 1_024)) };
        var graded = await AddAnswerAsync(fields, question, course, review.Member, stop);
        if (review.Decision is { } decision)
        {
            fields.Add(new CardField(RulingTexts.FieldDecision, DailyCards.Clip(RulingTexts.AuditLine(decision), 1_024)));
        }

        var card = new Card(review.Kind == ReviewKind.Grade ? RulingTexts.CardTitleGrade : RulingTexts.CardTitleQuestion, RulingTexts.ReviewBody(review))
        {
            Heading = $"{DailyTexts.Day(question.Date)}: {DailyCards.Clip(asked.Title, 150)}",
            Fields = fields,
        };
        return new Reply { Cards = [card], Rows = review.Decision is null ? [Buttons(question, review, graded && question.WrittenMax > 0)] : [] };
    }

    /// <summary>One written answer with its grade, for a lead who acts unasked.</summary>
    public async Task<Reply> OfAnswerAsync(DailyQuestion question, Course course, MemberId member, CancellationToken stop)
    {
        var fields = new List<CardField>();
        var graded = await AddAnswerAsync(fields, question, course, member, stop);
        var button = new Button(new RulingControl(RulingControl.RegradeForm, question.Id, 0, member.Value).ToString(), RulingTexts.RegradeButton, Visibility.OpensForm);
        return new Reply
        {
            Cards = [new Card(DailyTexts.Day(question.Date), Markup.Person(member)) { Fields = fields }],
            Rows = graded ? [ControlRow.Of(button)] : [],
        };
    }

    // In the lead channel, for everyone there.
    private async Task<Reply?> PostedAsync(Review review, Course course, CancellationToken stop)
    {
        using var language = languages.Use(course);
        return await OfAsync(review, stop);
    }

    private static ControlRow Buttons(DailyQuestion question, Review review, bool canRegrade)
    {
        var buttons = new List<Control>();
        if (canRegrade)
        {
            buttons.Add(ButtonOf(RulingControl.RegradeForm, RulingTexts.RegradeButton, Visibility.OpensForm, review.Member.Value));
        }

        buttons.Add(ButtonOf(RulingControl.KeepForm, RulingTexts.KeepButton, Visibility.OpensForm));
        buttons.Add(ButtonOf(RulingControl.Correct, RulingTexts.CorrectButton, Visibility.Private));
        buttons.Add(ButtonOf(RulingControl.Void, RulingTexts.VoidButton, Visibility.Private));
        return new ControlRow(buttons);

        Button ButtonOf(string action, string label, Visibility onPress, ulong subject = 0) =>
            new(new RulingControl(action, question.Id, review.Id, subject).ToString(), label, onPress);
    }

    // True when there are words that were graded.
    private async Task<bool> AddAnswerAsync(List<CardField> fields, DailyQuestion question, Course course, MemberId member, CancellationToken stop)
    {
        var answer = await responses.FindAsync(question.Id, member, stop);
        if (answer?.Option is { } option)
        {
            fields.Add(new CardField(RulingTexts.FieldAnswer, $"**{DailyCards.Letter(option)}** - {DailyCards.Clip(question.Asked!.Options[option].Text, 900)}"));
        }

        if (answer?.Written is not { } written || await grades.FindAsync(question.Id, member, stop) is not { } grade)
        {
            return false;
        }

        var most = question.WrittenMax;
        var (before, now) = (ScoreRules.Written(grade.Share, most), ScoreRules.Written(grade.Counts, most));
        fields.Add(new CardField(RulingTexts.FieldWords, DailyCards.Clip(Markup.Escape(written), LongestWords)));
        fields.Add(new CardField(RulingTexts.FieldGrade, DailyCards.Clip(RulingTexts.Graded(grade, now, most, grade.Regraded is null ? null : before), 1_024)));
        return true;
    }
}
