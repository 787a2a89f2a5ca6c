using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;
using StudyBot.Core.Teams;

namespace StudyBot.Benchmarks;

/// <summary>
/// Boards of a course with 10,000 and with 1,000,000 responses: a page, one's own row, a page of teams, a plain GROUP BY
/// beside them, and how soon a voided question shows on every board while receipts go on. Run it in Release.
/// </summary>
internal static class BoardLoad
{
    private const int Days = 200;
    private const int WarmUps = 200;
    private const int Reads = 3_000;

    public static async Task RunAsync(CancellationToken stop)
    {
        await using var small = new BoardCourse(members: 50, Days);
        await using var large = new BoardCourse(members: 5_000, Days);
        foreach (var course in (BoardCourse[])[small, large])
        {
            await AddUpAsync(course, stop);
        }

        // By turns, so that whatever else the machine does meets both alike.
        var (ofSmall, ofLarge) = (new Looks(small), new Looks(large));
        for (var read = 0; read < WarmUps + Reads; read++)
        {
            await ofSmall.LookAsync(counts: read >= WarmUps, stop);
            await ofLarge.LookAsync(counts: read >= WarmUps, stop);
        }

        ofSmall.Print();
        ofLarge.Print();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p99 with 1,000,000 responses by that with 10,000: a page {ofLarge.Page.At(0.99) / ofSmall.Page.At(0.99):0.00}, one's own row {ofLarge.Own.At(0.99) / ofSmall.Own.At(0.99):0.00}, a page of teams {ofLarge.Teams.At(0.99) / ofSmall.Teams.At(0.99):0.00}"));
        GroupBy(large);
        await VoidAsync(large, stop);
    }

    private static async Task AddUpAsync(BoardCourse course, CancellationToken stop)
    {
        var (reading, adding, all) = (new Figures("  reading all facts"), new Figures("  adding up"), new Figures("  the first look, which does both"));
        CourseFacts? facts = null;
        await reading.TimeAsync(async () => facts = await course.Services.GetRequiredService<IFacts>().OfCourseAsync(BoardCourse.Id, stop));
        adding.Time(() => CourseScores.Of(facts!));
        facts = null;
        await all.TimeAsync(() => course.Boards.ReadAsync(BoardCourse.Id, BoardPeriod.Week, stop));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{course.Members * Days:N0} responses, {course.Members:N0} members, {Days} days"));
        reading.Print();
        adding.Print();
        all.Print();
    }

    private sealed class Looks(BoardCourse course)
    {
        private readonly LeaderboardCard _card = new(new BoardPictures(new NoPicture(), NullLogger<BoardPictures>.Instance));
        private readonly Random _random = new(3);

        public Figures Page { get; } = new($"a page with {course.Members * Days:N0} responses");

        public Figures Own { get; } = new($"one's own row with {course.Members * Days:N0} responses");

        public Figures Teams { get; } = new($"a page of {course.Teams} teams with {course.Members * Days:N0} responses");

        public async Task LookAsync(bool counts, CancellationToken stop)
        {
            var period = (BoardPeriod)_random.Next(Enum.GetValues<BoardPeriod>().Length);
            var member = new MemberId((ulong)_random.Next(1, course.Members + 1));
            var view = new BoardView(BoardCourse.Id, "Docker crew", period, _random.Next(course.Members / Leaderboard.PageSize));
            await (counts ? Page : new Figures("")).TimeAsync(async () => _card.For(view, await course.Boards.ReadAsync(BoardCourse.Id, period, stop), member));
            await (counts ? Own : new Figures("")).TimeAsync(async () => (await course.Boards.ReadAsync(BoardCourse.Id, period, stop)).Around(member));
            await (counts ? Teams : new Figures("")).TimeAsync(() => LookAtTeamsAsync(view with { Board = BoardKind.Teams, Page = view.Page % Math.Max(1, course.Teams / Leaderboard.PageSize) }, member, stop));
        }

        // With the look-ups of one's own team and of who is shown, as for a member who asks.
        private async Task LookAtTeamsAsync(BoardView view, MemberId member, CancellationToken stop)
        {
            var teams = course.Services.GetRequiredService<ITeamStore>();
            var own = (await teams.PlaceOfAsync(BoardCourse.Id, member, stop)).Team;
            var board = await course.Boards.ReadTeamsAsync(BoardCourse.Id, view.Period, stop);
            await teams.MembersOfAsync([.. board.Page(view.Page).Select(standing => standing.Team)], stop);
            _card.For(view, board, own);
        }

        public void Print()
        {
            Page.Print();
            Own.Print();
            Teams.Print();
        }
    }

    private static void GroupBy(BoardCourse course)
    {
        using var connection = course.Open();
        var plain = new Figures("a plain GROUP BY of points, all time");
        for (var read = 0; read < 5; read++)
        {
            plain.Time(() => connection.Query(
                """
                select r.member_id, sum(case when r.option = q.right_option then 10 else 0 end) as points
                from response r join question_instance q on q.id = r.instance_id
                where q.course_id = 1 and q.state = 'closed' group by r.member_id order by points desc limit 10
                """).AsList());
        }

        plain.Print();
    }

    private static async Task VoidAsync(BoardCourse course, CancellationToken stop)
    {
        var responses = course.Services.GetRequiredService<IResponseStore>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var (calm, busy) = (new Figures("receipts while nothing else happens"), new Figures("receipts while a voided day is worked in"));
        var figures = calm;
        var members = Enumerable.Range(1, 4).Select(member => Task.Run(
            async () =>
            {
                for (var option = 0; !end.IsCancellationRequested; option = (option + 1) % 4)
                {
                    await figures.TimeAsync(() => responses.ChooseAsync(
                        BoardCourse.OpenQuestion, new Respondent(new ServerId(1), new MemberId((ulong)member), $"Member {member}"), option, BoardCourse.Now, CancellationToken.None));
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
                }
            },
            stop)).ToList();

        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, stop);
        var before = await course.Boards.ReadAsync(BoardCourse.Id, BoardPeriod.AllTime, stop);
        figures = busy;
        var begin = Stopwatch.GetTimestamp();
        await course.Database.WriteAsync((connection, _) => connection.Execute("insert into ruling (course_id, instance_id, kind, reason, by_member, at) values (1, 150, 'void', 'test', 1, 1)"), stop);
        foreach (var period in Enum.GetValues<BoardPeriod>())
        {
            await course.Boards.ReadAsync(BoardCourse.Id, period, stop);
            await course.Boards.ReadTeamsAsync(BoardCourse.Id, period, stop);
        }

        var took = Stopwatch.GetElapsedTime(begin);
        var after = await course.Boards.ReadAsync(BoardCourse.Id, BoardPeriod.AllTime, stop);
        await end.CancelAsync();
        await Task.WhenAll(members);
        if (before.Standings.Sum(standing => standing.Answered) - after.Standings.Sum(standing => standing.Answered) != before.Standings.Count)
        {
            throw new InvalidOperationException("The voided day still counts.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a voided day shows on all boards after {took.TotalMilliseconds:0} ms"));
        calm.Print();
        busy.Print();
    }

    private sealed class NoPicture : ILeaderboardPicture
    {
        public ReadOnlyMemory<byte> Draw(BoardPage page) => default;
    }
}
