using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>Every member's score of every day of a course, in little space: what boards are added up from.</summary>
public sealed class CourseScores
{
    private readonly MemberId[] _members;
    private readonly DayScore[] _days;
    private readonly IReadOnlyDictionary<MemberId, Streak> _streaks;

    private CourseScores(DateTimeZone zone, MemberId[] members, DayScore[] days, IReadOnlyDictionary<MemberId, Streak> streaks)
    {
        Zone = zone;
        _members = members;
        _days = days;
        _streaks = streaks;
    }

    public DateTimeZone Zone { get; }

    /// <summary>The date of the most recently closed question that counts.</summary>
    public LocalDate? LastClosed { get; private init; }

    public int StreakOf(MemberId member) => _streaks.GetValueOrDefault(member).Days;

    public static CourseScores Of(CourseFacts facts)
    {
        var ledger = Ledger.Of(facts);
        var places = new Dictionary<MemberId, int>();
        var days = new DayScore[ledger.Entries.Count];
        for (var i = 0; i < days.Length; i++)
        {
            var entry = ledger.Entries[i];
            if (!places.TryGetValue(entry.Member, out var member))
            {
                member = places.Count;
                places.Add(entry.Member, member);
            }

            days[i] = new DayScore(member, entry.Date, (short)entry.Points, entry.Right);
        }

        var counting = facts.Questions.Where(question => !question.Void).Select(question => (LocalDate?)question.Date);
        return new CourseScores(facts.Zone, [.. places.Keys], days, ledger.Streaks) { LastClosed = counting.Max() };
    }

    /// <summary>What each member who answered within the dates reached, in no order.</summary>
    public IEnumerable<Total> TotalsIn(Dates dates)
    {
        var totals = new Total[_members.Length];
        foreach (var day in _days)
        {
            if (dates.Contains(day.Date))
            {
                ref var total = ref totals[day.Member];
                var first = total.Member == default;
                total = new Total(
                    _members[day.Member],
                    total.Points + day.Points,
                    total.Right + (day.Right is true ? 1 : 0),
                    total.Answered + (day.Right is null ? 0 : 1),
                    first || day.Points > 0 ? day.Date : total.ReachedOn);
            }
        }

        return totals.Where(total => total.Member != default);
    }

    private readonly record struct DayScore(int Member, LocalDate Date, short Points, bool? Right);
}
