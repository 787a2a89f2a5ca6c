using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Answers;

/// <summary>The words of <em>My result</em>.</summary>
internal static class ResultTexts
{
    public const string PointsTitle = "Your points";
    public const string Requests = "What you asked leads";
    public const string GradedFor = "Graded as an answer to";
    public const string Misconceptions = "Not so";
    public const string Hint = "Good to know";
    public const string NoKeyPoints = "What a full answer has is not known for this question, so nothing could be found in your words. A lead can grade them: ask for a review.";
    public const string Void = "This question was voided by a lead: it counts for nobody, as if it had not been asked.";
    public const string NotCountedYet = "It is just being graded. Please look again in a moment.";
    public const string Neutral = "You looked at the key before it closed, so this day counts neither way for you, and your streak goes on.";

    public const string WasAway = "You were away, so this one counts neither way for you, and your streak goes on. Here is the answer.";

    public static string Answered(DailyQuestion question, MemberAnswer? answer)
    {
        var asked = question.Asked!;
        return answer switch
        {
            null => DailyTexts.DidNotAnswer,
            { Option: { } option } when question.Verdict.IsRight(option) => $"✓ right: you chose **{DailyCards.Letter(option)}** - {asked.Options[option].Text}",
            { Option: { } option } => $"✗ You chose **{DailyCards.Letter(option)}** - {asked.Options[option].Text}\n{asked.Options[option].Reason}\nRight: {RulingTexts.Verdict(question.Verdict, asked)}",
            _ => $"You answered in your own words only.\nRight: {RulingTexts.Verdict(question.Verdict, asked)}",
        };
    }

    public static string Points(Entry entry, MemberAnswer answer, int writtenMax, KeptGrade? grade)
    {
        var lines = new List<string>
        {
            entry.Right is null ? "Right option: 0 (none chosen)" : $"Right option: {entry.OptionPoints} of {ScoreRules.RightOption}",
        };
        if (answer.Written is not null)
        {
            lines.Add(writtenMax == 0 ? "Own words: for learning only" : $"Own words: {entry.WrittenPoints} of {writtenMax}{Regraded(grade, writtenMax)}");
        }

        lines.Add(entry.Away ? $"Streak: 0 (you were away, so it stays at {Days(entry.Streak.Days)}, and your team counted without you)" : $"Streak: {entry.StreakPoints} ({Days(entry.Streak.Days)} in a row)");
        lines.Add($"**Together: {entry.Points}**");
        return string.Join('\n', lines);
    }

    public static string StreakNow(Streak streak) =>
        $"Streak now: {Days(streak.Days)}, freezes left: {streak.Freezes}. A freeze covers a missed day by itself.";

    public static string Found(int found, int all) => $"Key points found: {found} of {all}";

    public static string Missed(int missed, int all) => $"Missed: {missed} of {all}";

    public static string FoundLine(IdeaFound found) => $"✓ {found.Name}: your words {string.Join(", ", found.Words.Select(word => $"“{Markup.Escape(word)}”"))}";

    public static string MissedLine(IdeaMissed missed) => $"✗ **{missed.Name}**: {missed.Explanation}";

    public static string MisconceptionLine(BeliefHeld belief) => $"“{belief.Claim}”: {belief.Correction}";

    public static string HintFor(AnswerKind kind) => kind == AnswerKind.WordList
        ? "A list of words earns little. Say in sentences what happens and why."
        : "Words to the grader earn nothing. Say what happens and why.";

    public static string GradedBy(KeptGrade grade) => grade.Grader == AnswerGrader.Name
        ? $"Graded offline by {grade.Grader} {grade.Version}: the same words always get the same grade"
        : $"Graded by {grade.Grader} {grade.Version}";

    private static string Regraded(KeptGrade? grade, int most) =>
        grade is { Regraded: not null } ? $" (regraded by a lead; the grader gave {ScoreRules.Written(grade.Share, most)})" : "";

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
