using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Storage;
using StudyBot.Testing;

namespace StudyBot.Benchmarks;

/// <summary>A course in a database file: so many members who answered every one of so many closed questions, and one that is open.</summary>
internal sealed class BoardCourse : IAsyncDisposable
{
    public const long Id = 1;
    public const long OpenQuestion = 1_000_000;
    public static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private const int MostTeams = 300;

    private readonly TemporaryFolder _folder = new();

    public BoardCourse(int members, int days)
    {
        Members = members;
        Teams = Math.Min(MostTeams, members / 2);
        Services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = _folder.File("studybot.db") }).Build())
            .AddSingleton<TimeProvider>(new FixedTime())
            .AddStorage()
            .AddSingleton<BoardReader>()
            .BuildServiceProvider();
        Database = Services.GetRequiredService<StudyDatabase>();
        using var connection = Open();
        connection.Execute("pragma synchronous = off");
        using var transaction = connection.BeginTransaction();
        Fill(connection, members, Teams, days);
        transaction.Commit();
        connection.Execute("pragma wal_checkpoint(truncate)");
    }

    public int Members { get; }

    /// <summary>Every member is in one of them, all the time.</summary>
    public int Teams { get; }

    public ServiceProvider Services { get; }

    public StudyDatabase Database { get; }

    public BoardReader Boards => Services.GetRequiredService<BoardReader>();

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database.Path, Pooling = false }.ConnectionString);
        connection.Open();
        connection.Execute("pragma synchronous = full");
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        _folder.Dispose();
    }

    private static void Fill(SqliteConnection connection, int members, int teams, int days)
    {
        var random = new Random(5);
        connection.Execute(
            """
            insert into server (id, added_at) values (1, 0);
            insert into course (id, server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode, state, bag_seed, created_by, created_at)
            values (1, 1, 1, 'Docker crew', 'docker', 'UTC', 600, 127, 1380, 'none', 5, 'shown', 'active', 7, 1, 0);
            """);
        for (var team = 1; team <= teams; team++)
        {
            connection.Execute("insert into team (id, course_id, name, folded, made_at) values (@team, 1, @name, @name, 0)", new { team, name = $"Team {team}" });
        }

        for (var member = 1; member <= members; member++)
        {
            var values = new { member, name = $"Member {member}", now = Now.ToUnixTimeMilliseconds(), team = TeamOf(member, teams) };
            connection.Execute("insert into member (server_id, member_id, display_name, last_seen_at) values (1, @member, @name, @now)", values);
            connection.Execute("insert into team_membership (course_id, team_id, member_id, from_at) values (1, @team, @member, 0)", values);
        }

        for (var day = 0; day <= days; day++)
        {
            var open = day == days;
            var id = open ? OpenQuestion : day + 1;
            connection.Execute(
                """
                insert into question_instance (id, course_id, local_date, state, scheduled_at, question_id, asked, right_option, nonce, lease_until, reserved_at, posted_at, closes_at, closed_at, graded, channel_id, message_id)
                values (@id, 1, @date, @state, 0, 'ch1-theory-1', '{}', 0, '', 0, 0, 1, @closes, @closed, @graded, 1, @id)
                """,
                new { id, date = Now.AddDays(day - days).ToString("yyyy-MM-dd"), state = open ? "posted" : "closed", closes = Now.AddDays(1).ToUnixTimeMilliseconds(), closed = open ? (long?)null : 2, graded = open ? 0 : 1 });
            for (var member = 1; member <= members && !open; member++)
            {
                connection.Execute(
                    "insert into response (instance_id, member_id, option, first_at, revised_at, revision) values (@id, @member, @option, 1, 1, 1)",
                    new { id, member, option = random.Next(4) * random.Next(2) });
                connection.Execute("insert into roster (instance_id, member_id, team_id) values (@id, @member, @team)", new { id, member, team = TeamOf(member, teams) });
            }
        }
    }

    private static int TeamOf(int member, int teams) => (member % teams) + 1;

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
