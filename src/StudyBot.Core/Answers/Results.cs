using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Away;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Answers;

/// <summary>My result: what one member made of a closed question, line by line, and why.</summary>
internal sealed class Results(IFacts facts, IGradeStore grades, IResponseStore responses, IReviewStore reviews, IAwayStore absences, TimeProvider time)
{
    private const int LongestWords = 1_200;
    private const int LongestField = 900;

    public async Task<Reply> OfAsync(DailyQuestion question, Course course, MemberId member, CancellationToken stop)
    {
        var answer = await responses.FindAsync(question.Id, member, stop);
        var asked = (await reviews.OfQuestionAsync(question.Id, stop)).Where(review => review.Member == member).ToList();
        var cards = new List<Card>();
        if (answer is null)
        {
            cards.Add(RevealCard.Of(question, await responses.TallyAsync(question.Id, stop), RevealDetails.None));
        }
        else
        {
            var grade = answer.Written is null ? null : await grades.FindAsync(question.Id, member, stop);
            cards.Add(await PointsAsync(question, course, member, answer, grade, stop));
            if (answer.Written is { } written)
            {
                cards.Add(Words(question.Asked!, written, grade));
            }
        }

        if (asked.Count > 0)
        {
            cards.Add(new Card(ResultTexts.Requests, DailyCards.Clip(string.Join('\n', asked.Select(RulingTexts.DecisionLine)), LongestField)));
        }

        var wasAway = answer is null && (await absences.DaysAsync(course.Id, member, stop)).Contains(question.Date);
        return new Reply(wasAway ? ResultTexts.WasAway : ResultTexts.Answered(question, answer)) { Cards = cards, Rows = Buttons(question, answer, asked) };
    }

    private async Task<Card> PointsAsync(DailyQuestion question, Course course, MemberId member, MemberAnswer answer, KeptGrade? grade, CancellationToken stop)
    {
        var known = await facts.OfMemberAsync(course.Id, member, stop);
        var closed = known?.Questions.FirstOrDefault(one => one.InstanceId == question.Id);
        var ledger = known is null ? null : Ledger.Of(known);
        var entry = ledger?.Entries.FirstOrDefault(one => one.Member == member && one.Date == question.Date);
        var body = (question.Verdict.Void, closed, entry) switch
        {
            (true, _, _) => ResultTexts.Void,
            (_, null, _) => ResultTexts.NotCountedYet,
            (_, _, null) => ResultTexts.Neutral,
            _ => ResultTexts.Points(entry, answer, question.WrittenMax, grade),
        };
        return new Card(ResultTexts.PointsTitle, body)
        {
            Footer = ledger is not null && ledger.Streaks.TryGetValue(member, out var streak) ? ResultTexts.StreakNow(streak) : null,
        };
    }

    private static Card Words(AskedItem asked, string written, KeptGrade? grade)
    {
        var card = new Card(DailyTexts.OwnWords, DailyCards.Clip(Markup.Escape(written), LongestWords));
        if (grade is null)
        {
            return card;
        }

        var findings = grade.Findings;
        var fields = new List<CardField>();
        if (asked.Text is { } question)
        {
            AddField(fields, ResultTexts.GradedFor, [question]);
        }

        var all = findings.Found.Count + findings.Missed.Count;
        AddField(fields, ResultTexts.Found(findings.Found.Count, all), findings.Found.Select(ResultTexts.FoundLine));
        AddField(fields, ResultTexts.Missed(findings.Missed.Count, all), findings.Missed.Select(ResultTexts.MissedLine));
        AddField(fields, ResultTexts.Misconceptions, findings.Misconceptions.Select(ResultTexts.MisconceptionLine));
        if (all == 0)
        {
            AddField(fields, ResultTexts.Hint, [ResultTexts.NoKeyPoints]);
        }
        else if (findings.Kind is AnswerKind.WordList or AnswerKind.Instruction)
        {
            AddField(fields, ResultTexts.Hint, [ResultTexts.HintFor(findings.Kind)]);
        }

        return card with { Fields = fields, Footer = ResultTexts.GradedBy(grade) };
    }

    private static void AddField(List<CardField> fields, string name, IEnumerable<string> lines)
    {
        if (string.Join('\n', lines) is { Length: > 0 } value)
        {
            fields.Add(new CardField(name, DailyCards.Clip(value, LongestField)));
        }
    }

    private IReadOnlyList<ControlRow> Buttons(DailyQuestion question, MemberAnswer? answer, IReadOnlyList<Review> asked)
    {
        if (question.Verdict.Void || time.GetUtcNow() - question.ClosedAt > RulingTimes.ReviewsUntil || asked.Any(review => review.Decision is null))
        {
            return [];
        }

        var report = new Button(new ReviewControl(ReviewControl.AskQuestion, question.Id).ToString(), RulingTexts.ReportButton, Visibility.OpensForm);
        return answer is null
            ? [ControlRow.Of(report)]
            : [ControlRow.Of(new Button(new ReviewControl(ReviewControl.AskGrade, question.Id).ToString(), RulingTexts.AskReviewButton, Visibility.OpensForm), report)];
    }
}
