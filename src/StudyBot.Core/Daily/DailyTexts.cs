using System.Globalization;
using NodaTime;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Daily;

/// <summary>The words that people read: here those of a daily question and of the answers to it.</summary>
internal static partial class DailyTexts
{
    public static string WriteButton => Say("DailyTexts.WriteButton");
    public static string FieldInYourOwnWords => Say("DailyTexts.FieldInYourOwnWords");
    public static string ResultButton => Say("DailyTexts.ResultButton");
    public static string ChangeButton => Say("DailyTexts.ChangeButton");
    public static string RemoveButton => Say("DailyTexts.RemoveButton");
    public static string RewriteButton => Say("DailyTexts.RewriteButton");
    public static string AnswerAgainButton => Say("DailyTexts.AnswerAgainButton");
    public static string FormTitle => Say("DailyTexts.FormTitle");
    public static string FormField => Say("DailyTexts.FormField");
    public static string FormPlaceholder => Say("DailyTexts.FormPlaceholder");
    public static string OwnWords => Say("DailyTexts.OwnWords");
    public static string MayBeShownButton => Say("DailyTexts.MayBeShownButton");
    public static string ShownButton => Say("DailyTexts.ShownButton");
    public static string FieldFirstTimers => Say("DailyTexts.FieldFirstTimers");
    public static string FieldStreaks => Say("DailyTexts.FieldStreaks");
    public static string FieldHighlights => Say("DailyTexts.FieldHighlights");
    public static string Decisions => Say("DailyTexts.Decisions");
    public static string UnknownQuestion => Say("DailyTexts.UnknownQuestion");
    public static string NotOpenYet => Say("DailyTexts.NotOpenYet");
    public static string Closing => Say("DailyTexts.Closing");
    public static string Removed => Say("DailyTexts.Removed");
    public static string NothingWritten => Say("DailyTexts.NothingWritten");
    public static string Choose => Say("DailyTexts.Choose");
    public static string DidNotAnswer => Say("DailyTexts.DidNotAnswer");
    public static string WelcomeTitle => Say("DailyTexts.WelcomeTitle");

    public static string Day(LocalDate date) => DateTexts.Day(date);

    public static string PostTitle(LocalDate date) => Say("DailyTexts.PostTitle", ("day", Day(date)));

    public static string ClosedTitle(LocalDate date, bool isVoid) => isVoid
        ? Say("DailyTexts.VoidedTitle", ("day", Day(date)))
        : Say("DailyTexts.ClosedTitle", ("day", Day(date)));

    /// <summary>What leads decided since, at the head of the closed post; null when they did not.</summary>
    public static string? Decided(AskedItem asked, Verdict decided) => decided switch
    {
        { Void: true } => Say("DailyTexts.DecidedVoid"),
        var verdict when verdict.Right.SequenceEqual([asked.Right]) => null,
        var verdict => Say(
            "DailyTexts.DecidedCorrected",
            ("right", RightLetters(verdict)),
            ("before", DailyCards.Letter(asked.Right))),
    };

    public static string RightLetters(Verdict verdict) => Say("DailyTexts.RightLetters", ("letters", Letters(verdict)));

    /// <summary>How the question before went, in the next post.</summary>
    public static string Previous(DailyQuestion before, Tally tally, LocalDate date, Uri? link)
    {
        var votes = tally.Options.Sum();
        var right = Letters(before.Verdict);
        var what = votes == 0 ? right : Say(
            "DailyTexts.RightShare",
            ("letters", right),
            ("percent", Percent(before.Verdict.Right.Sum(option => tally.Options[option]), votes)));
        var days = Period.Between(before.Date, date, PeriodUnits.Days).Days;
        var when = days switch
        {
            1 => Say("DailyTexts.Yesterday"),
            < 7 => DateTexts.Weekday(before.Date),
            _ => DateTexts.Date(before.Date),
        };
        return link is null ? $"{when}: {what}" : $"{when}: [{what}]({link})";
    }

    public static string StreakOf(string name, int days) => SayCount("DailyTexts.StreakOf", days, ("name", name));

    /// <param name="name">Null for somebody who is off the boards.</param>
    public static string Highlight(string text, string? name) =>
        name is null ? Say("DailyTexts.HighlightOfNobody", ("text", text)) : Say("DailyTexts.Highlight", ("text", text), ("name", name));

    public static string AndMore(int count) => " " + Say("DailyTexts.AndMore", ("count", count));

    public static string Chapter(int number, string title) => title.Length == 0
        ? Say("DailyTexts.NumberedChapter", ("number", number))
        : Say("DailyTexts.Chapter", ("number", number), ("title", title));

    public static string AnswersSoFar(int answers, DateTimeOffset closesAt) => Say(
        "DailyTexts.AnswersSoFar",
        ("answers", Answers(answers)),
        ("when", Markup.LongTime(closesAt)),
        ("relative", Markup.Relative(closesAt)));

    public static string AnswersInAll(int answers, int written) => written == 0
        ? Say("DailyTexts.AnswersInAll", ("answers", Answers(answers)))
        : Say("DailyTexts.AnswersInAllWritten", ("answers", Answers(answers)), ("written", written));

    public static string TallyLine(Tally tally) =>
        $"{string.Join(", ", tally.Options.Select((votes, option) => $"{DailyCards.Letter(option)} {votes}"))}; {AnswersInAll(tally.Total, tally.Written)}";

    public static string RevealedOption(char letter, string text, bool right) =>
        right ? Say("DailyTexts.RevealedRight", ("letter", letter), ("text", text)) : $"✗ **{letter}** {text}";

    public static string Votes(int votes, int total, string bar) => total == 0
        ? Say("DailyTexts.NoVotes")
        : Say("DailyTexts.Votes", ("votes", votes), ("total", total), ("percent", Percent(votes, total))) + " " + bar;

    public static string Sources(IReadOnlyList<Source> sources) =>
        Say("DailyTexts.Sources", ("sources", string.Join(", ", sources.Select(source => $"[{source.Title}]({source.Address})"))));

    public static string Receipt(AskedItem asked, MemberAnswer answer, DateTimeOffset closesAt)
    {
        var until = Markup.LongTime(closesAt);
        return answer.Option is { } option
            ? Say(
                "DailyTexts.Receipt",
                ("letter", DailyCards.Letter(option)),
                ("text", asked.Options[option].Text),
                ("until", until))
            : Say("DailyTexts.ReceiptOfWords", ("until", until));
    }

    public static string Welcome(int writtenMax) => Say(
        "DailyTexts.Welcome",
        ("written", writtenMax == 0 ? Say("DailyTexts.WelcomeLearning") : Say("DailyTexts.WelcomeWritten", ("most", writtenMax))));

    public static string TooLate(DateTimeOffset closedAt) => Say("DailyTexts.TooLate", ("when", Markup.LongTime(closedAt)));

    public static string ThreadName(LocalDate date) => Say("DailyTexts.ThreadName", ("date", DateTexts.Date(date)));

    public static string ThreadLine(DailyQuestion question) => Say(
        "DailyTexts.ThreadLine",
        ("options", ListTexts.Or(question.Verdict.Right.Select(option => $"**{DailyCards.Letter(option)}** - {question.Asked!.Options[option].Text}"))));

    private static string Letters(Verdict verdict) => ListTexts.Or(verdict.Right.Select(option => $"{DailyCards.Letter(option)}"));

    private static string Answers(int answers) => SayCount("DailyTexts.Answers", answers);

    private static int Percent(int part, int whole) => ((200 * part) + whole) / (2 * whole);
}
