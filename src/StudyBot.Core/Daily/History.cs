using System.Globalization;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Rulings;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Daily;

/// <summary>What was asked so far and what was decided about it, open to everyone; leads can decide from here.</summary>
internal sealed class History(IDailyStore questions, IResponseStore responses, IRulingStore rulings, IReviewStore reviews, IChatClient chat)
{
    private const int PageSize = 20;
    private const int DecisionsOfCourse = 10;

    // Each may have a long reason, and the card of the question stands above them.
    private const int DecisionsOfQuestion = 7;
    private const int LongestField = 1_024;
    private const int LongestBody = 4_096;

    public async Task<Reply> ListAsync(Course course, int page, CancellationToken stop)
    {
        // One more than is shown tells whether there is an older page.
        var all = await questions.HistoryAsync(course.Id, ((page + 1) * PageSize) + 1, stop);
        var shown = all.Skip(page * PageSize).Take(PageSize).ToList();
        var decided = await rulings.OfCourseAsync(course.Id, page * DecisionsOfCourse, DecisionsOfCourse + 1, stop);
        if (shown.Count + decided.Count == 0)
        {
            return new Reply(DailyTexts.NoHistory);
        }

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

        if (all.Count > (page + 1) * PageSize || decided.Count > DecisionsOfCourse)
        {
            turns.Add(Turn(course, page + 1, DailyTexts.OlderButton));
        }

        var body = shown.Count > 0 ? string.Join('\n', shown.Select(DailyTexts.HistoryLine)) : all.Count == 0 ? DailyTexts.NoHistory : "";
        return new Reply
        {
            Cards = [new Card(DailyCards.Clip(course.Settings.Name, 256), DailyCards.Clip(body, LongestBody)), .. Decisions(decided.Take(DecisionsOfCourse))],
            Rows = turns.Count > 0 ? [.. rows, new ControlRow(turns)] : rows,
        };
    }

    /// <param name="page">The page of the list that it was chosen from.</param>
    /// <param name="decisions">The page of its decisions, from the newest on.</param>
    public async Task<Reply> OfAsync(DailyQuestion question, Course course, bool lead, int page, int decisions, CancellationToken stop)
    {
        var asked = question.Asked!;
        var tally = await responses.TallyAsync(question.Id, stop);
        var decided = await rulings.OfQuestionAsync(question.Id, stop);
        var fields = new List<CardField>
        {
            new(RulingTexts.FieldRight, DailyCards.Clip(RulingTexts.Verdict(question.Verdict, asked), LongestField)),
            new(DailyTexts.FieldAnswers, DailyTexts.TallyLine(tally)),
        };
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

        var turns = new List<Control> { Turn(course, page, DailyTexts.BackButton) };
        if (decisions > 0)
        {
            turns.Add(DecisionsTurn(question, decisions - 1, DailyTexts.NewerDecisionsButton));
        }

        if (decided.Count > (decisions + 1) * DecisionsOfQuestion)
        {
            turns.Add(DecisionsTurn(question, decisions + 1, DailyTexts.OlderDecisionsButton));
        }

        rows.Add(new ControlRow(turns));
        return new Reply { Cards = [card, .. Decisions(decided.SkipLast(decisions * DecisionsOfQuestion).TakeLast(DecisionsOfQuestion))], Rows = rows };
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

    private static IEnumerable<Card> Decisions(IEnumerable<Ruling> decided)
    {
        var lines = string.Join('\n', decided.Select(RulingTexts.AuditLine));
        return lines.Length == 0 ? [] : [new Card(DailyTexts.FieldDecisions, DailyCards.Clip(lines, LongestBody))];
    }

    private static Button DecisionsTurn(DailyQuestion question, int page, string label) =>
        new(new HistoryControl(HistoryControl.Decisions, question.Id, page).ToString(), label, Visibility.UpdatesMessage);

    private static Button Turn(Course course, int page, string label) =>
        new(new HistoryControl(HistoryControl.List, course.Id, page).ToString(), label, Visibility.UpdatesMessage);

    private static SelectChoice ChoiceOf(DailyQuestion question) =>
        new(DailyCards.Clip($"{DateTexts.ShortDayOfYear(question.Date)}: {question.Asked!.Title}", 100), question.Id.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The controls of the history.</summary>
internal sealed class HistoryDesk(ICourseStore courses, IDailyStore questions, History history) : IControlHandler
{
    private const int LastPage = 1_000;

    public string Prefix => HistoryControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (HistoryControl.Parse(used.ControlId) is not { } control)
        {
            return new Reply(DailyTexts.UnknownCourse) { Privately = true };
        }

        var page = Math.Min(control.Page, LastPage);
        if (control.Action == HistoryControl.Decisions)
        {
            return await QuestionAsync(control.Subject, used, page: 0, page, stop);
        }

        if (used is SelectChosen { Values: [var chosen] })
        {
            return long.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await QuestionAsync(id, used, page, decisions: 0, stop)
                : new Reply(DailyTexts.UnknownQuestion) { Privately = true };
        }

        return await courses.FindAsync(control.Subject, stop) is { } course && course.Server == used.Place.Server
            ? await history.ListAsync(course, page, stop)
            : new Reply(DailyTexts.UnknownCourse) { Privately = true };
    }

    private async Task<Reply> QuestionAsync(long id, ControlUsed used, int page, int decisions, CancellationToken stop) =>
        await questions.FindAsync(id, stop) is { State: QuestionState.Closed, Asked: not null } question
        && await courses.FindAsync(question.CourseId, stop) is { } course
        && course.Server == used.Place.Server
            ? await history.OfAsync(question, course, course.IsLead(used.Member), page, decisions, stop)
            : new Reply(DailyTexts.UnknownQuestion) { Privately = true };
}
