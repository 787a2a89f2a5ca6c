using System.Text;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>A closed question: the answer, the reasons, the numbers, and who is to be named.</summary>
internal static class RevealCard
{
    // Of a card's text, and of all that stands in a message's cards.
    private const int LongestBody = 4_096;
    private const int LongestAll = 6_000;
    private const int LongestField = 1_024;
    private const int LongestHighlight = 280;
    private const int LongestDecision = 100;
    private const int MostNames = 10;
    private const int BarLength = 10;

    private static readonly Tally Crowd = new([500, 500, 500, 500], 2_000, 2_000);

    public static Card Of(DailyQuestion question, Tally tally, RevealDetails details)
    {
        var asked = question.Asked!;
        var fields = Fields(details);
        var card = new Card(DailyTexts.ClosedTitle(question.Date, question.Verdict.Void))
        {
            Heading = DailyCards.Clip(DailyTexts.Chapter(asked.Chapter, asked.ChapterTitle), 256),
            Footer = DailyTexts.AnswersInAll(tally.Total, tally.Written),
            Fields = fields,
        };
        var rest = card.Title.Length + card.Heading.Length + card.Footer.Length + fields.Sum(field => field.Name.Length + field.Value.Length);
        return card with { Body = DailyCards.Clip(Body(asked, question.Verdict, tally), Math.Min(LongestBody, LongestAll - rest)) };
    }

    /// <summary>Whether the answer with all its reasons and sources has room in a post, however many answered.</summary>
    public static bool Fits(AskedItem asked) => Body(asked, new Verdict(false, [asked.Right]), Crowd).Length <= LongestBody - LongestDecision;

    private static string Body(AskedItem asked, Verdict verdict, Tally tally)
    {
        var body = new StringBuilder();
        if (DailyTexts.Decided(asked, verdict) is { } decided)
        {
            body.Append(decided).Append("\n\n");
        }

        body.Append(asked.Stem).Append('\n');
        for (var option = 0; option < asked.Options.Count; option++)
        {
            var (text, reason) = asked.Options[option];
            var votes = tally.Options[option];
            body.Append('\n').Append(DailyTexts.RevealedOption(DailyCards.Letter(option), text, verdict.IsRight(option)))
                .Append('\n').Append(DailyTexts.Votes(votes, tally.Options.Sum(), Bar(votes, tally.Options.Sum()))).Append('\n');

            // The reason tells why it is what it was held to be when it was asked.
            if (verdict.IsRight(option) == (option == asked.Right))
            {
                body.Append(reason).Append('\n');
            }
        }

        body.Append('\n').Append(asked.Explanation);
        if (asked.Sources.Count > 0)
        {
            body.Append("\n\n").Append(DailyTexts.Sources(asked.Sources));
        }

        return body.ToString();
    }

    private static List<CardField> Fields(RevealDetails details)
    {
        var fields = new List<CardField>();
        if (details.FirstTimers.Count > 0)
        {
            fields.Add(new CardField(DailyTexts.FieldFirstTimers, Named([.. details.FirstTimers.Select(Markup.Escape)])));
        }

        if (details.Streaks.Count > 0)
        {
            fields.Add(new CardField(DailyTexts.FieldStreaks, Named([.. details.Streaks.Select(streak => DailyTexts.StreakOf(Markup.Escape(streak.Name), streak.Days))])));
        }

        var highlights = new StringBuilder();
        foreach (var (name, text) in details.Highlights)
        {
            var line = DailyTexts.Highlight(Markup.Escape(DailyCards.Clip(text.ReplaceLineEndings(" "), LongestHighlight)), name is null ? null : Markup.Escape(name));
            if (highlights.Length + line.Length < LongestField)
            {
                highlights.Append(highlights.Length > 0 ? "\n" : "").Append(line);
            }
        }

        if (highlights.Length > 0)
        {
            fields.Add(new CardField(DailyTexts.FieldHighlights, highlights.ToString()));
        }

        return fields;
    }

    private static string Named(IReadOnlyList<string> names) =>
        DailyCards.Clip(string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? DailyTexts.AndMore(names.Count - MostNames) : ""), LongestField);

    private static string Bar(int votes, int total)
    {
        var filled = total == 0 ? 0 : ((2 * BarLength * votes) + total) / (2 * total);
        return new string('█', filled) + new string('░', BarLength - filled);
    }
}
