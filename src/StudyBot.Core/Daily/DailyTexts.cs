using System.Globalization;
using NodaTime;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>The words that people read: here those of a daily question and of the answers to it.</summary>
internal static partial class DailyTexts
{
    public const string WriteButton = "Write your answer";
    public const string FieldInYourOwnWords = "In your own words, if you like";
    public const string ResultButton = "My result";
    public const string ChangeButton = "Change";
    public const string RemoveButton = "Remove";
    public const string RewriteButton = "Edit your words";
    public const string AnswerAgainButton = "Answer again";
    public const string FormTitle = "Your answer";
    public const string FormField = "In your own words";
    public const string FormPlaceholder = "What is going on, and what would you do?";
    public const string OwnWords = "Your own words";
    public const string MayBeShownButton = "May be shown: no";
    public const string ShownButton = "May be shown: yes";
    public const string FieldFirstTimers = "Here for the first time";
    public const string FieldStreaks = "Days in a row";
    public const string FieldHighlights = "In their own words";
    public const string Decisions = "Leads decided what you asked";
    public const string UnknownQuestion = "I do not know this question any more, so your click changed nothing. The newest question is further down.";
    public const string NotOpenYet = "This question is just being posted. Please try again in a moment.";
    public const string Closing = "This question has just closed; the answer appears on it in a moment. Nothing more is counted.";
    public const string Removed = "Your answer is taken back. You can answer again as long as the question is open.";
    public const string NothingWritten = "Nothing was written, so nothing changed.";
    public const string Choose = "Which one is it? Your answer stays as it is until you choose.";
    public const string DidNotAnswer = "You did not answer this one. Here is the answer.";
    public const string WelcomeTitle = "How this works";

    public static string Day(LocalDate date) => date.ToString("dddd, d MMMM", CultureInfo.InvariantCulture);

    public static string PostTitle(LocalDate date) => $"Daily question, {Day(date)}";

    public static string ClosedTitle(LocalDate date, bool isVoid) => $"Daily question, {Day(date)}: {(isVoid ? "voided" : "closed")}";

    /// <summary>What leads decided since, at the head of the closed post; null when they did not.</summary>
    public static string? Decided(AskedItem asked, Verdict decided) => decided switch
    {
        { Void: true } => "**Voided by a lead:** this question counts for nobody.",
        var verdict when verdict.Right.SequenceEqual([asked.Right]) => null,
        var verdict => $"**Corrected by a lead:** {RightLetters(verdict)}; it was {DailyCards.Letter(asked.Right)}.",
    };

    public static string RightLetters(Verdict verdict) => $"right is {string.Join(" or ", verdict.Right.Select(DailyCards.Letter))}";

    /// <summary>How the question before went, in the next post.</summary>
    public static string Previous(DailyQuestion before, Tally tally, LocalDate date, Uri? link)
    {
        var votes = tally.Options.Sum();
        var right = string.Join(" or ", before.Verdict.Right.Select(DailyCards.Letter));
        var what = votes == 0 ? right : $"{right}, {Percent(before.Verdict.Right.Sum(option => tally.Options[option]), votes)} % right";
        var days = Period.Between(before.Date, date, PeriodUnits.Days).Days;
        var when = days switch
        {
            1 => "Yesterday",
            < 7 => before.Date.ToString("dddd", CultureInfo.InvariantCulture),
            _ => before.Date.ToString("d MMMM", CultureInfo.InvariantCulture),
        };
        return link is null ? $"{when}: {what}" : $"{when}: [{what}]({link})";
    }

    public static string StreakOf(string name, int days) => $"{name}: {days} days";

    /// <param name="name">Null for somebody who is off the boards.</param>
    public static string Highlight(string text, string? name) => name is null ? $"“{text}”" : $"“{text}” - {name}";

    public static string AndMore(int count) => $" and {count} more";

    public static string Chapter(int number, string title) => title.Length == 0 ? $"Chapter {number}" : $"Chapter {number}: {title}";

    public static string AnswersSoFar(int answers, DateTimeOffset closesAt) =>
        $"{Answers(answers)} so far, private until it closes {Markup.LongTime(closesAt)} ({Markup.Relative(closesAt)})";

    public static string AnswersInAll(int answers, int written) =>
        written == 0 ? $"{Answers(answers)} in all" : $"{Answers(answers)} in all, {written} in their own words";

    public static string TallyLine(Tally tally) =>
        $"{string.Join(", ", tally.Options.Select((votes, option) => $"{DailyCards.Letter(option)} {votes}"))}; {AnswersInAll(tally.Total, tally.Written)}";

    public static string RevealedOption(char letter, string text, bool right) => right ? $"✓ right: **{letter}** {text}" : $"✗ **{letter}** {text}";

    public static string Votes(int votes, int total, string bar) =>
        total == 0 ? "nobody" : $"{votes} of {total} ({Percent(votes, total)} %) {bar}";

    public static string Sources(IReadOnlyList<Source> sources) =>
        "Sources: " + string.Join(", ", sources.Select(source => $"[{source.Title}]({source.Address})"));

    public static string Receipt(AskedItem asked, MemberAnswer answer, DateTimeOffset closesAt)
    {
        var until = Markup.LongTime(closesAt);
        return answer.Option is { } option
            ? $"Your answer: **{DailyCards.Letter(option)}** - {asked.Options[option].Text}\nYou can change it until {until}."
            : $"Your words are kept. You can still choose an option, and change all of it until {until}.";
    }

    public static string Welcome(int writtenMax) =>
        "10 for the right option, " + (writtenMax == 0 ? "your own words are for learning only" : $"up to {writtenMax} for your own words")
        + ", up to 2 for keeping at it. Speed never matters, and nobody sees your answer before the question closes.\n"
        + "Stored: your id, the name you show here, and your answers with each change.";

    public static string TooLate(DateTimeOffset closedAt) =>
        $"This question closed {Markup.LongTime(closedAt)}. Here is the answer; what comes after closing does not count.";

    public static string ThreadName(LocalDate date) => $"Discussion: {date.ToString("d MMMM", CultureInfo.InvariantCulture)}";

    public static string ThreadLine(DailyQuestion question) =>
        $"The right option was {string.Join(" or ", question.Verdict.Right.Select(option => $"**{DailyCards.Letter(option)}** - {question.Asked!.Options[option].Text}"))}. What did you think?";

    private static string Answers(int answers) => answers == 1 ? "1 answer" : $"{answers} answers";

    private static int Percent(int part, int whole) => ((200 * part) + whole) / (2 * whole);
}
