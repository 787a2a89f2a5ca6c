using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>
/// Every team's score of every day of a course. On one question a team scores the mean of its roster: the points of
/// answers, without streaks, by the number of members. Who was away, or neutral because of the key, counts neither above
/// nor below the line, and a roster of one does not score.
/// </summary>
public sealed class TeamScores
{
    /// <summary>A team of one is not ranked.</summary>
    public const int Smallest = 2;

    private readonly TeamDay[] _days;

    private TeamScores(TeamDay[] days) => _days = days;

    public static TeamScores Of(CourseFacts facts, TeamFacts teams) => new(
    [
        .. facts.Questions.Where(question => !question.Void).OrderBy(question => question.Date)
            .SelectMany(question => teams.Rosters.TryGetValue(question.InstanceId, out var roster) ? DaysOf(question, roster, facts.WrittenMax) : []),
    ]);

    /// <summary>What each team that played within the dates reached, in no order.</summary>
    public IEnumerable<TeamTotal> TotalsIn(Dates dates)
    {
        var totals = new Dictionary<long, TeamTotal>();
        foreach (var day in _days)
        {
            if (dates.Contains(day.Date))
            {
                var total = totals.GetValueOrDefault(day.Team);
                totals[day.Team] = new TeamTotal(
                    day.Team, total.Score + day.Score, total.Accuracy + (day.Accuracy ?? 0), total.AnsweredDays + (day.Accuracy is null ? 0 : 1), day.Size);
            }
        }

        return totals.Values;
    }

    private static IEnumerable<TeamDay> DaysOf(ClosedQuestion question, IReadOnlyList<TeamPlayer> roster, int writtenMax)
    {
        var sides = new Dictionary<long, Side>();
        var playing = new Dictionary<MemberId, Side>(roster.Count);
        foreach (var (member, team) in roster)
        {
            if (!sides.TryGetValue(team, out var side))
            {
                sides.Add(team, side = new Side());
            }

            side.Size++;
            if (!question.Away.Contains(member) && !question.Neutral.Contains(member))
            {
                side.Playing++;
                playing.Add(member, side);
            }
        }

        foreach (var answer in question.Answers)
        {
            if (playing.TryGetValue(answer.Member, out var side))
            {
                var (right, option, written) = Ledger.OfAnswer(question, answer, writtenMax);
                side.Points += option + written;
                side.Right += right is true ? 1 : 0;
                side.Answered += right is null ? 0 : 1;
            }
        }

        return sides.Where(pair => pair.Value is { Size: >= Smallest, Playing: > 0 }).Select(pair => pair.Value.Day(pair.Key, question.Date));
    }

    private sealed class Side
    {
        public int Size { get; set; }

        public int Playing { get; set; }

        public int Points { get; set; }

        public int Right { get; set; }

        public int Answered { get; set; }

        public TeamDay Day(long team, LocalDate date) =>
            new(team, date, Millionths.Of(Points, Playing), Answered == 0 ? null : Millionths.Of(Right, Answered), Size);
    }

    private readonly record struct TeamDay(long Team, LocalDate Date, long Score, long? Accuracy, int Size);
}

/// <summary>What a team reached in a stretch of dates.</summary>
/// <param name="Score">The sum of its means, in millionths of a point.</param>
/// <param name="Accuracy">The sum of each day's right options of all chosen, in millionths.</param>
/// <param name="AnsweredDays">On how many days anybody chose an option.</param>
/// <param name="Size">Members on the latest roster.</param>
public readonly record struct TeamTotal(long Team, long Score, long Accuracy, int AnsweredDays, int Size)
{
    /// <summary>0 to 1: the mean of the days on which anybody chose an option; null without one.</summary>
    public double? MeanAccuracy => AnsweredDays == 0 ? null : (double)Accuracy / AnsweredDays / Millionths.One;

    public bool Ties(TeamTotal other) => Score == other.Score && CompareAccuracy(this, other) == 0;

    /// <summary>The order of a board: the better first, equals in the order in which they were made.</summary>
    public static int InOrder(TeamTotal one, TeamTotal other) =>
        other.Score.CompareTo(one.Score) is not 0 and var score ? score
        : CompareAccuracy(other, one) is not 0 and var accuracy ? accuracy
        : one.Team.CompareTo(other.Team);

    // As fractions, so that no rounding tells equals apart.
    private static int CompareAccuracy(TeamTotal one, TeamTotal other) =>
        (one.Accuracy * Math.Max(1, other.AnsweredDays)).CompareTo(other.Accuracy * Math.Max(1, one.AnsweredDays));
}
