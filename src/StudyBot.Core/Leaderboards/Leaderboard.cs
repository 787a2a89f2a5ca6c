using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>One member's place. Equal places are joint: 1, 1, 3.</summary>
/// <param name="Answered">Questions answered by option.</param>
/// <param name="ReachedOn">The earliest date on which the total was reached.</param>
public sealed record Standing(int Rank, bool Joint, MemberId Member, string Name, int Points, int Right, int Answered, LocalDate ReachedOn)
{
    /// <summary>Scheduled days in a row up to the last closed question, whatever the board's stretch.</summary>
    public int Streak { get; init; }
}

/// <summary>Members of a course in order: by points, then accuracy, then who reached the total first; else joint.</summary>
public sealed class Leaderboard
{
    /// <summary>Rows of one page, and of what <em>Share</em> posts.</summary>
    public const int PageSize = 10;

    /// <summary>Rows shown above and below one's own.</summary>
    public const int Neighbours = 2;

    private readonly Dictionary<MemberId, int> _places;
    private readonly BoardPeople _people;

    private Leaderboard(Dates dates, IReadOnlyList<Standing> standings, BoardPeople people)
    {
        _people = people;
        Dates = dates;
        Standings = standings;
        _places = new Dictionary<MemberId, int>(standings.Count);
        for (var at = 0; at < standings.Count; at++)
        {
            _places.Add(standings[at].Member, at);
        }
    }

    public static Leaderboard Empty { get; } = new(new Dates(LocalDate.MinIsoValue, LocalDate.MinIsoValue), [], BoardPeople.Nobody);

    public Dates Dates { get; }

    public IReadOnlyList<Standing> Standings { get; }

    public int Pages => Places.Pages(Standings.Count);

    /// <param name="page">From 0.</param>
    public IReadOnlyList<Standing> Page(int page) => Places.Page(Standings, page);

    public Standing? Of(MemberId member) => _places.TryGetValue(member, out var at) ? Standings[at] : null;

    /// <summary>One's own row with the two above and below; empty for somebody who is not on the board.</summary>
    public IReadOnlyList<Standing> Around(MemberId member) =>
        _places.TryGetValue(member, out var at) ? Places.Around(Standings, at) : [];

    /// <summary>A member who is taken to have left the server.</summary>
    public bool HasLeft(MemberId member) => _people.HasLeft(member);

    /// <summary>A member who chose to be in no list.</summary>
    public bool Hides(MemberId member) => _people.IsOff(member);

    public static Leaderboard Of(CourseFacts facts, Dates dates) => Of(CourseScores.Of(facts), dates, BoardPeople.AllNamed(facts.Names));

    public static Leaderboard Of(CourseScores scores, Dates dates, BoardPeople people)
    {
        var totals = scores.TotalsIn(dates).Where(total => people.IsShown(total.Member)).ToArray();
        Array.Sort(totals, Total.InOrder);

        var ranks = Places.Ranks(totals, static (one, other) => one.Ties(other));
        var standings = totals.Zip(ranks, (total, place) => new Standing(
            place.Rank, place.Joint, total.Member, people.NameOf(total.Member), total.Points, total.Right, total.Answered, total.ReachedOn)
        {
            Streak = scores.StreakOf(total.Member),
        });
        return new Leaderboard(dates, [.. standings], people);
    }
}
