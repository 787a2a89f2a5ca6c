using System.Collections.Concurrent;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>The boards of one course, as long as they are true. Many may ask at once; one adds up.</summary>
internal sealed class CourseBoards
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Task<AddedUp?>? _adding;
    private volatile AddedUp? _current;

    public long UsedAt { get; set; }

    /// <summary>Null when there is no such course (any more).</summary>
    public async Task<AddedUp?> ReadAsync(long courseId, IFacts facts, IBoardStore store, CancellationToken stop)
    {
        if (await store.EpochAsync(courseId, stop) is not { } epoch)
        {
            return null;
        }

        if (_current is { } ready && ready.Epoch == epoch)
        {
            return ready;
        }

        while (true)
        {
            Task<AddedUp?> adding;
            lock (_gate)
            {
                // Whoever gives up waiting does not stop it for the others.
                adding = _adding = _adding is { IsCompleted: false } running ? running : Task.Run(() => AddUpAsync(courseId, facts, store), CancellationToken.None);
            }

            // One that was under way already may have begun before the last change.
            if (await adding.WaitAsync(stop) is not { } added || added.Epoch.Knows(epoch))
            {
                return await adding;
            }
        }
    }

    private async Task<AddedUp?> AddUpAsync(long courseId, IFacts facts, IBoardStore store)
    {
        using var timeout = new CancellationTokenSource(Longest, TimeProvider.System);

        // Read before the rest: if something changes in between, the next look sees a newer number and adds up again.
        if (await store.EpochAsync(courseId, timeout.Token) is not { } epoch)
        {
            return null;
        }

        var scores = _current is { } last && last.Epoch.Facts == epoch.Facts ? last.Scores
            : await facts.OfCourseAsync(courseId, timeout.Token) is { } read ? CourseScores.Of(read)
            : null;
        return scores is null ? null : _current = new AddedUp(epoch, scores, await store.PeopleAsync(courseId, timeout.Token));
    }

    public sealed class AddedUp(BoardEpoch epoch, CourseScores scores, BoardPeople people)
    {
        private const int MostBoards = 8;

        private readonly ConcurrentDictionary<Dates, Leaderboard> _boards = new();

        public BoardEpoch Epoch => epoch;

        public CourseScores Scores => scores;

        public Leaderboard Board(Dates dates)
        {
            // Weeks and months go by while nothing changes.
            if (_boards.Count > MostBoards)
            {
                _boards.Clear();
            }

            return _boards.GetOrAdd(dates, wanted => Leaderboard.Of(scores, wanted, people));
        }
    }
}
