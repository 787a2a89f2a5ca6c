using System.Collections.Concurrent;
using NodaTime;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>
/// A course's boards as its facts are now. What was added up is kept in memory for as long as neither facts nor people
/// changed; see docs/adr for why nothing of it is stored.
/// </summary>
public sealed class BoardReader(IFacts facts, IBoardStore store, TimeProvider time)
{
    private const int MostCourses = 100;

    private readonly ConcurrentDictionary<long, CourseBoards> _courses = new();

    public async Task<Leaderboard> ReadAsync(long courseId, BoardPeriod period, CancellationToken stop) =>
        await AddedUpAsync(courseId, stop) is { } added ? added.Board(DatesOf(period, added)) : Leaderboard.Empty;

    public async Task<TeamBoard> ReadTeamsAsync(long courseId, BoardPeriod period, CancellationToken stop) =>
        await AddedUpAsync(courseId, stop) is { } added ? added.Teams(DatesOf(period, added)) : TeamBoard.Empty;

    /// <summary>Both boards of some dates, with what they were added up from. Null when there is no such course.</summary>
    public async Task<DatedBoards?> ReadAsync(long courseId, Dates dates, CancellationToken stop) =>
        await AddedUpAsync(courseId, stop) is { } added ? new DatedBoards(added.Board(dates), added.Teams(dates), added.Epoch) : null;

    /// <summary>Brings the boards that somebody looked at up to date, so that the next look finds them ready.</summary>
    public async Task RefreshAsync(CancellationToken stop)
    {
        foreach (var (courseId, boards) in _courses)
        {
            await boards.ReadAsync(courseId, facts, store, stop);
        }
    }

    /// <summary>Adds everything up anew from the facts at the next look.</summary>
    public void Rebuild(long courseId) => _courses.TryRemove(courseId, out _);

    /// <summary>Adds everything up anew from the facts, and compares it with what boards show now.</summary>
    /// <returns>The periods whose boards differ; none unless there is a defect, or something changed meanwhile.</returns>
    public async Task<IReadOnlyList<BoardPeriod>> VerifyAsync(long courseId, CancellationToken stop)
    {
        var differing = new List<BoardPeriod>();
        var anew = new BoardReader(facts, store, time);
        foreach (var period in Enum.GetValues<BoardPeriod>())
        {
            var shown = await ReadAsync(courseId, period, stop);
            var teams = await ReadTeamsAsync(courseId, period, stop);
            if (!shown.Standings.SequenceEqual((await anew.ReadAsync(courseId, period, stop)).Standings)
                || !teams.Standings.SequenceEqual((await anew.ReadTeamsAsync(courseId, period, stop)).Standings))
            {
                differing.Add(period);
            }
        }

        return differing;
    }

    private async Task<CourseBoards.AddedUp?> AddedUpAsync(long courseId, CancellationToken stop)
    {
        var boards = _courses.GetOrAdd(courseId, static _ => new CourseBoards());
        boards.UsedAt = time.GetTimestamp();
        var added = await boards.ReadAsync(courseId, facts, store, stop);
        if (added is null)
        {
            _courses.TryRemove(courseId, out _);
            return null;
        }

        Forget();
        return added;
    }

    private Dates DatesOf(BoardPeriod period, CourseBoards.AddedUp added) =>
        Dates.Of(period, Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(added.Scores.Zone).Date, added.Scores.LastClosed);

    private void Forget()
    {
        while (_courses.Count > MostCourses)
        {
            _courses.TryRemove(_courses.MinBy(pair => pair.Value.UsedAt).Key, out _);
        }
    }
}

/// <summary>The boards of a stretch of dates as the facts were at one moment.</summary>
public sealed record DatedBoards(Leaderboard Members, TeamBoard Teams, BoardEpoch Epoch);
