using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>What a member reached in a stretch of dates.</summary>
/// <param name="ReachedOn">The last date on which the points grew; with none, the first answer.</param>
public readonly record struct Total(MemberId Member, int Points, int Right, int Answered, LocalDate ReachedOn)
{
    // Division rounds the same way for 1/3 and 2/6, so equal shares are equal numbers.
    private double Accuracy => Answered == 0 ? 0 : (double)Right / Answered;

    public bool Ties(Total other) =>
        Points == other.Points && Accuracy.Equals(other.Accuracy) && ReachedOn == other.ReachedOn;

    /// <summary>The order of a board: the better first, equals by id.</summary>
    public static int InOrder(Total one, Total other) =>
        other.Points.CompareTo(one.Points) is not 0 and var points ? points
        : other.Accuracy.CompareTo(one.Accuracy) is not 0 and var accuracy ? accuracy
        : one.ReachedOn.CompareTo(other.ReachedOn) is not 0 and var date ? date
        : one.Member.Value.CompareTo(other.Member.Value);
}
