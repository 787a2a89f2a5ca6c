namespace StudyBot.Core.Daily;

/// <summary>How the daily questions are doing as a whole, for whoever runs the bot.</summary>
public interface IDailyFigures
{
    /// <param name="dueBefore">A question that was due before this and was not begun is overdue.</param>
    Task<DailyFigures> ReadAsync(DateTimeOffset dueBefore, CancellationToken stop);
}

/// <param name="Active">Courses that ask.</param>
/// <param name="Paused">Courses that a lead paused.</param>
/// <param name="WithoutAccess">Courses whose channel cannot be used.</param>
/// <param name="OpenQuestions">Questions that take answers now.</param>
/// <param name="Overdue">Active courses whose question should have come.</param>
/// <param name="OverdueSince">When the first of them should have come.</param>
/// <param name="LastPostAt">Null before the first post.</param>
public sealed record DailyFigures(int Active, int Paused, int WithoutAccess, int OpenQuestions, int Overdue, DateTimeOffset? OverdueSince, DateTimeOffset? LastPostAt);
