using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Learning;

/// <summary>What a round shows its member: one question after the other, and how it went.</summary>
internal static class RoundCards
{
    private const int MostListed = 10;
    private const int MostButtons = 3;

    public static Reply Ask(PracticeRound round, int place, Handbook handbook, Asked asked) => new()
    {
        Cards = [Framed(round, place, handbook, asked, PracticeCard.AskedBody(asked.Item, asked.Order))],
        Rows =
        [
            new ControlRow([.. asked.Order.Select((_, option) =>
                Update(new PracticeControl(PracticeControl.Pick, round.Id, place, option), PracticeCard.Letter(option).ToString()))]),
        ],
    };

    public static Reply Judged(PracticeRound round, int place, Handbook handbook, Asked asked, int chosen)
    {
        var right = asked.Item.Options[asked.Order[chosen]].Right;
        return new Reply
        {
            Cards =
            [
                Framed(round, place, handbook, asked, PracticeCard.JudgedBody(asked.Item, asked.Order, chosen)) with
                {
                    Title = right ? AskTexts.RightTitle : AskTexts.WrongTitle,
                    Tone = right ? CardTone.Good : CardTone.Bad,
                },
            ],
            Rows =
            [
                ControlRow.Of(
                    NextButton(round, last: round.Items.Where((_, at) => at != place).All(item => item.Chosen is not null)),
                    new Button(AskControlId.Of(AskControlId.Card, handbook, asked.Question), LearningTexts.ShowAnswerButton, Visibility.Private)),
            ],
        };
    }

    /// <summary>In place of a question that cannot be asked now.</summary>
    public static Reply LeftOut(PracticeRound round, string why) => new(why) { Rows = [ControlRow.Of(NextButton(round, last: false))] };

    /// <param name="record">As it is after the round.</param>
    public static Reply Summary(PracticeRound round, Handbook? handbook, StudyRecord record)
    {
        var answered = round.Items.Where(item => item.Chosen is not null).ToList();
        var right = answered.Count(item => item.Right == true);
        var missed = answered.Where(item => item.Right == false).Select(item => handbook?.Find(item.Question.QuestionId)).OfType<Question>().Distinct().ToList();
        var paragraphs = new List<string> { LearningTexts.Cheer(right, answered.Count) };
        if (missed.Count > 0)
        {
            var ids = missed.Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
            var due = record.Review.Where(item => ids.Contains(item.Question.QuestionId)).Select(item => item.Due).DefaultIfEmpty(record.Today).Min();
            paragraphs.Add(LearningTexts.ToReview(Listed(missed), due, record.Today));
        }

        if (round.Items.Count > answered.Count)
        {
            paragraphs.Add(LearningTexts.WereLeftOut(round.Items.Count - answered.Count));
        }

        var stillDue = record.Review.Count(item => item.IsDueOn(record.Today));
        if (round.Kind == PracticeKind.Review && stillDue > 0)
        {
            paragraphs.Add(LearningTexts.StillDue(stillDue));
        }
        else if (round.Kind == PracticeKind.Review && record.Review.Count > 0 && missed.Count == 0)
        {
            paragraphs.Add(LearningTexts.Next(record.Review, record.Today));
        }

        return new Reply
        {
            Cards =
            [
                new Card(LearningTexts.SummaryTitle(round, right, answered.Count), CardText.Body(string.Join("\n\n", paragraphs)))
                {
                    Heading = AskTexts.PracticeHeading,
                    Tone = CardTone.Info,
                },
            ],
            Rows = handbook is null ? [] : [.. AnswerButtons(handbook, missed), .. After(round, stillDue)],
        };
    }

    private static IReadOnlyList<string> Listed(IReadOnlyList<Question> missed) =>
    [
        .. missed.Take(MostListed).Select(LearningTexts.MissedLine),
        .. missed.Count > MostListed ? new[] { LearningTexts.AndMore(missed.Count - MostListed) } : [],
    ];

    // Beside the summary, which stays.
    private static IEnumerable<ControlRow> AnswerButtons(Handbook handbook, IEnumerable<Question> missed) => missed
        .Take(MostButtons)
        .Select(question => ControlRow.Of(new Button(AskControlId.Of(AskControlId.Card, handbook, question), CardText.Line(question.Title, CardText.MaxLabel), Visibility.Private)));

    private static IEnumerable<ControlRow> After(PracticeRound round, int stillDue)
    {
        if (round.Kind == PracticeKind.Quiz)
        {
            yield return ControlRow.Of(Update(new PracticeControl(PracticeControl.Begin, round.CourseId, round.Chapter ?? 0, round.Wanted), LearningTexts.AnotherButton));
        }
        else if (stillDue > 0)
        {
            yield return ControlRow.Of(Update(new PracticeControl(PracticeControl.Review, round.CourseId), LearningTexts.MoreButton));
        }
    }

    private static Button NextButton(PracticeRound round, bool last) =>
        Update(new PracticeControl(PracticeControl.Next, round.Id), last ? LearningTexts.FinishButton : LearningTexts.NextButton) with { Style = ButtonStyle.Primary };

    private static Button Update(PracticeControl control, string label) => new(control.ToString(), label, Visibility.UpdatesMessage);

    private static Card Framed(PracticeRound round, int place, Handbook handbook, Asked asked, string body) => new(CardText.Line(asked.Question.Title, CardText.MaxTitle), CardText.Body(body))
    {
        Heading = LearningTexts.Heading(round, place),
        Footer = CardText.Line(AskTexts.Footer(handbook, asked.Question), CardText.MaxTitle),
    };
}

/// <summary>An item of a round as the handbook has it now.</summary>
/// <param name="Order">Which option stands in which place.</param>
internal sealed record Asked(Question Question, ChoiceItem Item, IReadOnlyList<int> Order)
{
    /// <summary>Null when the handbook does not have it any more, or not with as many options.</summary>
    public static Asked? Of(Handbook? handbook, PracticeItem item) =>
        handbook?.Find(item.Question.QuestionId) is { } question
        && question.Items.FirstOrDefault(known => known.Id == item.ItemId) is { } choice
        && choice.Options.Count == item.Order.Length
            ? new Asked(question, choice, [.. item.Order.Select(digit => digit - '0')])
            : null;
}
