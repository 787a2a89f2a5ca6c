using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Answers;

/// <summary>The words of <em>My result</em>.</summary>
internal static class ResultTexts
{
    public static string PointsTitle => Say("ResultTexts.PointsTitle");
    public static string Requests => Say("ResultTexts.Requests");
    public static string GradedFor => Say("ResultTexts.GradedFor");
    public static string Misconceptions => Say("ResultTexts.Misconceptions");
    public static string Hint => Say("ResultTexts.Hint");
    public static string NoKeyPoints => Say("ResultTexts.NoKeyPoints");
    public static string Void => Say("ResultTexts.Void");
    public static string NotCountedYet => Say("ResultTexts.NotCountedYet");
    public static string Neutral => Say("ResultTexts.Neutral");

    public static string WasAway => Say("ResultTexts.WasAway");

    public static string Answered(DailyQuestion question, MemberAnswer? answer)
    {
        var asked = question.Asked!;
        return answer switch
        {
            null => DailyTexts.DidNotAnswer,
            { Option: { } option } when question.Verdict.IsRight(option) =>
                "✓ " + Say("ResultTexts.ChoseRight", ("letter", DailyCards.Letter(option)), ("text", asked.Options[option].Text)),
            { Option: { } option } =>
                "✗ " + Say("ResultTexts.Chose", ("letter", DailyCards.Letter(option)), ("text", asked.Options[option].Text))
                + $"\n{asked.Options[option].Reason}\n{Right(question.Verdict, asked)}",
            _ => $"{Say("ResultTexts.OwnWordsOnly")}\n{Right(question.Verdict, asked)}",
        };
    }

    public static string Points(Entry entry, MemberAnswer answer, int writtenMax, KeptGrade? grade)
    {
        var lines = new List<string>
        {
            entry.Right is null
                ? Say("ResultTexts.NoOption")
                : Say("ResultTexts.OptionPoints", ("points", entry.OptionPoints), ("most", ScoreRules.RightOption)),
        };
        if (answer.Written is not null)
        {
            lines.Add(writtenMax == 0
                ? Say("ResultTexts.ForLearning")
                : Say("ResultTexts.WrittenPoints", ("points", entry.WrittenPoints), ("most", writtenMax)) + Regraded(grade, writtenMax));
        }

        lines.Add(entry.Away
            ? SayCount(
                "ResultTexts.StreakAway",
                entry.Streak.Days)
            : SayCount("ResultTexts.StreakPoints", entry.Streak.Days, ("points", entry.StreakPoints)));
        lines.Add($"**{Say("ResultTexts.Together", ("points", entry.Points))}**");
        return string.Join('\n', lines);
    }

    public static string StreakNow(Streak streak) => SayCount("ResultTexts.StreakNow", streak.Days, ("freezes", streak.Freezes));

    public static string Found(int found, int all) => Say("ResultTexts.Found", ("found", found), ("all", all));

    public static string Missed(int missed, int all) => Say("ResultTexts.Missed", ("missed", missed), ("all", all));

    public static string FoundLine(IdeaFound found) => "✓ " + Say(
        "ResultTexts.FoundLine",
        ("name", found.Name),
        ("words", string.Join(", ", found.Words.Select(word => Say("ResultTexts.Word", ("word", Markup.Escape(word)))))));

    public static string MissedLine(IdeaMissed missed) => $"✗ **{missed.Name}**: {missed.Explanation}";

    public static string MisconceptionLine(BeliefHeld belief) => Say("ResultTexts.Misconception", ("claim", belief.Claim), ("correction", belief.Correction));

    public static string HintFor(AnswerKind kind) => kind == AnswerKind.WordList
        ? Say("ResultTexts.HintWordList")
        : Say("ResultTexts.HintToGrader");

    public static string GradedBy(KeptGrade grade) => grade.Grader == AnswerGrader.Name
        ? Say("ResultTexts.GradedOffline", ("grader", grade.Grader), ("version", grade.Version))
        : Say("ResultTexts.GradedBy", ("grader", grade.Grader), ("version", grade.Version));

    private static string Right(Verdict verdict, AskedItem asked) => Say("ResultTexts.Right", ("options", RulingTexts.Verdict(verdict, asked)));

    private static string Regraded(KeptGrade? grade, int most) => grade is { Regraded: not null }
        ? " " + Say("ResultTexts.Regraded", ("points", ScoreRules.Written(grade.Share, most)))
        : "";
}
