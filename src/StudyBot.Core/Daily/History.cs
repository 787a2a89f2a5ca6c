using System.Globalization;
using NodaTime.Text;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Daily;

/// <summary>What was asked so far and what was decided about it, open to everyone; leads can decide from here.</summary>
internal sealed class History(IDailyStore questions, IResponseStore responses, IRulingStore rulings, IReviewStore reviews, IChatClient chat)
{
    private const int PageSize = 20;
    private const int MostDecisions = 10;
    private const int LongestField = 1_024;

    public async Task<Reply> ListAsync(Course course, int page, CancellationToken stop)
    {
        // One more than is shown tells whether there is an older page.
        var all = await questions.HistoryAsync(course.Id, ((page + 1) * PageSize) + 1, stop);
        var shown = all.Skip(page * PageSize).Take(PageSize).ToList();
        if (shown.Count == 0)
        {
            return new Reply(DailyTexts.NoHistory);
        }

        var decided = await rulings.OfCourseAsync(course.Id, MostDecisions, stop);
        var closed = shown.Where(question => question.State == QuestionState.Closed).ToList();
        var rows = new List<ControlRow>();
        if (closed.Count > 0)
        {
            rows.Add(ControlRow.Of(new Select(
                new HistoryControl(HistoryControl.Look, course.Id, page).ToString(), DailyTexts.LookAt, [.. closed.Select(ChoiceOf)], Visibility.UpdatesMessage)));
        }

        var turns = new List<Control>();
        if (page > 0)
        {
            turns.Add(Turn(course, page - 1, DailyTexts.NewerButton));
        }

        if (all.Count > (page + 1) * PageSize)
        {
            turns.Add(Turn(course, page + 1, DailyTexts.OlderButton));
        }

        return new Reply
        {
            Cards =
            [
                new Card(DailyCards.Clip(course.Settings.Name, 256), DailyCards.Clip(string.Join('\n', shown.Select(DailyTexts.HistoryLine)), 4_096))
                {
                    Fields = decided.Count == 0 || page > 0 ? [] : [new CardField(DailyTexts.FieldDecisions, Lines(decided.Select(RulingTexts.AuditLine)))],
                },
            ],
            Rows = turns.Count > 0 ? [.. rows, new ControlRow(turns)] : rows,
        };
    }

    public async Task<Reply> OfAsync(DailyQuestion question, Course course, bool lead, int page, CancellationToken stop)
    {
        var asked = question.Asked!;
        var tally = await responses.TallyAsync(question.Id, stop);
        var decided = await rulings.OfQuestionAsync(question.Id, stop);
        var fields = new List<CardField>
        {
            new(RulingTexts.FieldRight, DailyCards.Clip(RulingTexts.Verdict(question.Verdict, asked), LongestField)),
            new(DailyTexts.FieldAnswers, DailyTexts.TallyLine(tally)),
        };
        if (decided.Count > 0)
        {
            fields.Add(new CardField(DailyTexts.FieldDecisions, Lines(decided.TakeLast(MostDecisions).Select(RulingTexts.AuditLine))));
        }

        var card = new Card(DailyTexts.ClosedTitle(question.Date, question.Verdict.Void), DailyCards.Clip(asked.Stem, 1_000))
        {
            Heading = DailyCards.Clip($"{asked.Title} ({asked.QuestionId})", 256),
            Link = question.Message is { } message ? chat.LinkTo(course.Server, message) : null,
            Fields = fields,
        };
        var rows = new List<ControlRow>();
        if (lead)
        {
            rows.Add(new ControlRow(await ButtonsAsync(question, tally, stop)));
        }

        rows.Add(ControlRow.Of(Turn(course, page, DailyTexts.BackButton)));
        return new Reply { Cards = [card], Rows = rows };
    }

    private async Task<IReadOnlyList<Control>> ButtonsAsync(DailyQuestion question, Tally tally, CancellationToken stop)
    {
        var buttons = new List<Control>();
        if (!question.Verdict.Void)
        {
            buttons.Add(ButtonOf(RulingControl.Void, RulingTexts.VoidButton));
            buttons.Add(ButtonOf(RulingControl.Correct, RulingTexts.CorrectButton));
            if (tally.Written > 0)
            {
                buttons.Add(ButtonOf(RulingControl.Answers, RulingTexts.RegradeButton));
            }
        }

        var asked = await reviews.OfQuestionAsync(question.Id, stop);
        buttons.Add(ButtonOf(RulingControl.Reviews, DailyTexts.ReviewsButton(asked.Count(review => review.Decision is null))));
        return buttons;

        Button ButtonOf(string action, string label) => new(new RulingControl(action, question.Id).ToString(), label, Visibility.Private);
    }

    private static string Lines(IEnumerable<string> lines) => DailyCards.Clip(string.Join('\n', lines), LongestField);

    private static Button Turn(Course course, int page, string label) =>
        new(new HistoryControl(HistoryControl.List, course.Id, page).ToString(), label, Visibility.UpdatesMessage);

    private static SelectChoice ChoiceOf(DailyQuestion question) =>
        new(DailyCards.Clip($"{LocalDatePattern.Iso.Format(question.Date)}: {question.Asked!.Title}", 100), question.Id.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The controls of the history.</summary>
internal sealed class HistoryDesk(ICourseStore courses, IDailyStore questions, History history) : IControlHandler
{
    private const int LastPage = 1_000;

    public string Prefix => HistoryControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (HistoryControl.Parse(used.ControlId) is not { } control
            || await courses.FindAsync(control.Subject, stop) is not { } course
            || course.Server != used.Place.Server)
        {
            return new Reply(DailyTexts.UnknownCourse) { Privately = true };
        }

        var page = Math.Min(control.Page, LastPage);
        if (used is not SelectChosen { Values: [var chosen] })
        {
            return await history.ListAsync(course, page, stop);
        }

        return long.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await questions.FindAsync(id, stop) is { State: QuestionState.Closed, Asked: not null } question
            && question.CourseId == course.Id
                ? await history.OfAsync(question, course, course.IsLead(used.Member), page, stop)
                : new Reply(DailyTexts.UnknownQuestion) { Privately = true };
    }
}
