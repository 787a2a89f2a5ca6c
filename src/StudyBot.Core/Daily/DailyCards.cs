using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>A daily question as messages: the open post, the closed one, and the controls on them.</summary>
internal static class DailyCards
{
    /// <summary>The question with its options fits on one phone screen.</summary>
    public const int LongestQuestion = 900;

    // What a written answer is graded against; a few lines on a phone.
    private const int LongestQuestionInWords = 400;
    private const int LongestLabel = 28;

    public static bool Fits(ChoiceItem item) =>
        item.Options.Count == 4
        && item.Options.Count(option => option.Right) == 1
        && item.Stem.Length + item.Options.Sum(option => option.Text.Length + 8) <= LongestQuestion;

    public static Reply Open(DailyQuestion question, CourseSettings course, DateTimeOffset closesAt, string? previous, int answers, bool ping, bool first)
    {
        var asked = question.Asked!;
        var role = ping ? course.PingRole : null;
        return new Reply(role is { } named ? Markup.Role(named) : "")
        {
            Cards =
            [
                new Card(DailyTexts.PostTitle(question.Date), $"{Question(asked)}\n\n{DailyTexts.AnswersSoFar(answers, closesAt)}{(previous is null ? "" : "\n" + previous)}")
                {
                    Heading = DailyTexts.Chapter(asked.Chapter, asked.ChapterTitle),
                    Tone = CardTone.Info,
                    Fields = asked.Text is { } inWords ? [new CardField(DailyTexts.FieldInYourOwnWords, Clip(inWords, LongestQuestionInWords))] : [],
                },
            ],
            Rows =
            [
                new ControlRow([.. OptionButtons(question, AnswerAction.Choose, Visibility.Private)]),
                ControlRow.Of(new Button(new AnswerControl(AnswerAction.Write, question.Id).ToString(), DailyTexts.WriteButton, Visibility.OpensForm)),
            ],
            Pings = first ? role : null,
        };
    }

    public static Reply Closed(DailyQuestion question, CourseSettings course, Tally tally, RevealDetails details, bool ping)
    {
        var role = ping ? course.PingRole : null;
        return new Reply(role is { } named ? Markup.Role(named) : "")
        {
            Cards = [RevealCard.Of(question, tally, details)],
            Rows = [ControlRow.Of(new Button(new AnswerControl(AnswerAction.Result, question.Id).ToString(), DailyTexts.ResultButton, Visibility.Private))],
        };
    }

    public static IEnumerable<Button> OptionButtons(DailyQuestion question, AnswerAction action, Visibility onPress) =>
        question.Asked!.Options.Select((option, index) =>
            new Button(new AnswerControl(action, question.Id, index).ToString(), $"{Letter(index)} · {Word(option.Text)}", onPress) { Style = ButtonStyle.Primary });

    public static string Question(AskedItem asked) =>
        $"{asked.Stem}\n\n" + string.Join('\n', asked.Options.Select((option, index) => $"**{Letter(index)}** {option.Text}"));

    public static char Letter(int option) => (char)('A' + option);

    /// <summary>Cuts a text that is too long, and never inside a character.</summary>
    public static string Clip(string text, int atMost)
    {
        if (text.Length <= atMost)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[atMost - 2]) ? atMost - 2 : atMost - 1;
        return text[..end].TrimEnd() + "…";
    }

    // Buttons show no markup, and a phone shows few characters: the first words of the option.
    private static string Word(string text)
    {
        var plain = text.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).ReplaceLineEndings(" ").Trim();
        if (plain.Length <= LongestLabel)
        {
            return plain;
        }

        var cut = plain.LastIndexOf(' ', LongestLabel - 1);
        return plain[..(cut > 0 ? cut : LongestLabel - 1)].TrimEnd(',', ';', ':', ' ') + "…";
    }
}
