using System.Collections.Concurrent;
using StudyBot.Core.Scoring;
using StudyBot.Core.Texts;

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
                // What was under way a moment ago may be done.
                if (_current is { } done && done.Epoch.Knows(epoch))
                {
                    return done;
                }

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

        if (_current is { } last && last.Epoch.Facts == epoch.Facts)
        {
            return _current = new AddedUp(epoch, last.Scores, last.TeamScores, await store.PeopleAsync(courseId, timeout.Token));
        }

        var (ofMembers, ofTeams) = (facts.OfCourseAsync(courseId, timeout.Token), facts.TeamsOfCourseAsync(courseId, timeout.Token));
        await Task.WhenAll(ofMembers, ofTeams);
        if (await ofMembers is not { } read)
        {
            return null;
        }

        var teams = Task.Run(async () => TeamScores.Of(read, await ofTeams), CancellationToken.None);
        var scores = CourseScores.Of(read);
        return _current = new AddedUp(epoch, scores, await teams, await store.PeopleAsync(courseId, timeout.Token));
    }

    public sealed class AddedUp(BoardEpoch epoch, CourseScores scores, TeamScores teamScores, BoardPeople people)
    {
        private readonly Kept<Leaderboard> _boards = new();
        private readonly Kept<TeamBoard> _teamBoards = new();

        public BoardEpoch Epoch => epoch;

        public CourseScores Scores => scores;

        public TeamScores TeamScores => teamScores;

        public Leaderboard Board(Dates dates) => _boards.For(dates, wanted => Leaderboard.Of(scores, wanted, people));

        public TeamBoard Teams(Dates dates) => _teamBoards.For(dates, wanted => TeamBoard.Of(teamScores, wanted, people.Teams));

        private sealed class Kept<T>
        {
            private const int Most = 8;

            // Names on a board can be words, such as those for a member who is not known any more.
            private readonly ConcurrentDictionary<(Dates, Language), T> _boards = new();

            public T For(Dates dates, Func<Dates, T> add)
            {
                // Weeks and months go by while nothing changes.
                if (_boards.Count > Most * Language.All.Count)
                {
                    _boards.Clear();
                }

                return _boards.GetOrAdd((dates, Language.Current), key => add(key.Item1));
            }
        }
    }
}
