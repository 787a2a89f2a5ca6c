namespace StudyBot.Core.Rulings;

internal static class RulingTimes
{
    /// <summary>How long after closing a review can be asked for.</summary>
    public static readonly TimeSpan ReviewsUntil = TimeSpan.FromDays(7);
}
