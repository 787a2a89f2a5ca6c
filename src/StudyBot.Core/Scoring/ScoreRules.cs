namespace StudyBot.Core.Scoring;

/// <summary>
/// The rules in numbers: 10 for the right option, what the written answer was graded, and up to 2 for keeping at it.
/// Speed never matters.
/// </summary>
public static class ScoreRules
{
    public const int RightOption = 10;

    /// <summary>Added on the second scheduled day in a row with an answer.</summary>
    public const int SecondDay = 1;

    /// <summary>Added on every further one.</summary>
    public const int LaterDay = 2;

    /// <summary>A freeze is earned with each of so many days answered.</summary>
    public const int DaysPerFreeze = 7;

    /// <summary>So many freezes are kept at most.</summary>
    public const int MostFreezes = 2;

    /// <param name="share">0 to 1 of a full written answer.</param>
    public static int Written(decimal share, int most) =>
        (int)Math.Round(share * most, MidpointRounding.AwayFromZero);

    public static int StreakBonus(int daysInARow) => daysInARow switch
    {
        < 2 => 0,
        2 => SecondDay,
        _ => LaterDay,
    };
}
