namespace StudyBot.Core.Answers.Grading;

internal static class PatternGuard
{
    /// <summary>
    /// How long one pattern may look at one answer. It is a guard against a defect, and far beyond any pause that a busy
    /// machine makes: what ran into it would cost a member points.
    /// </summary>
    public const int Milliseconds = 60_000;
}
