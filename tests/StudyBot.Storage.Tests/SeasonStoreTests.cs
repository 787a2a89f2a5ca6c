using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Seasons;
using StudyBot.Testing;
using StudyBot.Testing.Daily;

namespace StudyBot.Storage.Tests;

public sealed class SeasonStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Months_That_Ended_Before_Results_Were_Kept_Are_Not_Announced_And_The_Last_One_Is()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("study.db");
        var before = Migrations.Shipped.TakeWhile(script => !script.Name.Contains("seasons", StringComparison.Ordinal)).ToList();
        await StudyDatabase.Open(new StorageOptions { Path = file }, TimeProvider.System, NullLogger.Instance, before).DisposeAsync();
        using (var old = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            old.Open();
            old.Execute(
                """
                insert into server (id, added_at) values (1, 1);
                insert into course (
                    id, server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode, state, bag_seed, created_by, created_at)
                values
                    (8, 1, 2, 'Used', 'docker', 'UTC', 600, 31, 60, 'none', 5, 'shown', 'active', 7, 3, 1000),
                    (9, 1, 3, 'New', 'docker', 'Europe/Paris', 600, 31, 60, 'none', 5, 'shown', 'active', 7, 3, 1000);
                """);
            foreach (var date in (string[])["2026-09-30", "2026-10-01", "2026-10-29", "2026-11-02"])
            {
                old.Execute(
                    """
                    insert into question_instance (
                        course_id, local_date, state, scheduled_at, question_id, asked, right_option, nonce, lease_until, reserved_at, closes_at, closed_at, channel_id,
                        message_id, posted_at, graded)
                    values (8, @date, @state, 1, 'q', '{}', 0, 'n', 0, 1, 1, @closed, 2, abs(random()), 1, 1)
                    """,
                    new { date, state = date == "2026-11-02" ? "posted" : "closed", closed = date == "2026-11-02" ? (long?)null : 5 });
            }
        }

        await using var database = StudyDatabase.Open(new StorageOptions { Path = file }, TimeProvider.System, NullLogger.Instance);
        var store = new SqliteSeasonStore(database);

        Assert.Equal([new OpenSeason(8, new NodaTime.LocalDate(2026, 10, 1), "UTC")], await store.OpenAsync(Stop));
        Assert.Equal(new SeasonEnd(false, DateTimeOffset.FromUnixTimeMilliseconds(5), 2), await store.EndAsync(8, SeasonDates.Of(new NodaTime.LocalDate(2026, 10, 1)), DateTimeOffset.UnixEpoch, Stop));
    }

    [Fact]
    public async Task A_Season_Closes_Once_And_Only_With_What_The_Facts_Say_Now()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true));
        var read = (await world.Get<BoardReader>().ReadAsync(played.Course.Id, PlayedSeason.November, Stop))!;
        var closing = new SeasonClosing(
            played.Course, PlayedSeason.November, PlayedSeason.Closes, read.Epoch, 6, [new SeasonPlace(1, false, world.Chat.As("Ada").Id, 69, 6, 6)], [], new PostKey("one"));

        var stale = await played.Seasons.CloseAsync(closing with { Epoch = read.Epoch with { Facts = read.Epoch.Facts - 1 } }, Stop);
        var renamed = await played.Seasons.CloseAsync(closing with { Epoch = read.Epoch with { People = read.Epoch.People - 1 } }, Stop);
        var closed = await played.Seasons.CloseAsync(closing, Stop);
        var again = await played.Seasons.CloseAsync(closing, Stop);

        Assert.Equal((false, false, true, false), (stale, renamed, closed, again));
        Assert.Equal(closing.Places, (await played.Seasons.ResultAsync(1, Stop))!.Places);
    }

    [Fact]
    public async Task After_A_Deletion_The_Post_Says_A_Former_Member_In_Words_And_Picture()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world);
        var (ada, database) = (world.Chat.As("Ada").Id, world.Get<StudyDatabase>());

        await database.WriteAsync(
            (connection, _) =>
            {
                SeasonRows.Forget(connection, world.Chat.Server, ada, new MemberId(9_000_000_000_000_000_017));
                return connection.Execute("delete from member where member_id = @member", new { member = Columns.Of(ada.Value) });
            },
            Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);

        var post = Assert.Single(played.Results);
        Assert.Equal(2, post.Versions.Count);
        Assert.StartsWith("Congratulations to **a former member**!\n\n`  1`  a former member: **69 points**, 6 of 6 right\n`  2`  Bob", post.Card.Body, StringComparison.Ordinal);
        Assert.Contains("place 1 a former member, 69 points", Assert.Single(post.Reply.Pictures).Description, StringComparison.Ordinal);
        Assert.Equal("a former member", world.Results.Pages[^1].Steps[0].Names[0].Name);
        Assert.Equal(0, await database.ReadAsync(connection => connection.ExecuteScalar<long>("select count(*) from season_place where member_id = @id", new { id = Columns.Of(ada.Value) }), Stop));
    }

    [Theory]
    [InlineData("alias")]
    [InlineData("off")]
    public async Task Who_Gives_Up_The_Own_Name_Keeps_The_Place(string naming)
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world);

        await world.Get<StudyDatabase>().WriteAsync((connection, _) => connection.Execute("update member set board_name = @naming where display_name = 'Ada'", new { naming }), Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);

        var people = await world.Get<IBoardStore>().PeopleAsync(played.Course.Id, Stop);
        Assert.Contains($"`  1`  {(naming == "off" ? "somebody off the boards" : people.NameOf(world.Chat.As("Ada").Id))}: **69 points**", played.Results[0].Card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", played.Results[0].Card.Body + played.Results[0].Reply.Pictures[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Comes_While_A_Post_Is_Edited_Is_Shown_By_The_Next_Edit()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world);
        await played.VoidAsync(0, Stop);
        var read = (await played.Seasons.FindAsync(1, Stop))!;
        await played.VoidAsync(1, Stop);

        await played.Seasons.MarkShownAsync(1, read.Version, Stop);

        Assert.Equal([1], await played.Seasons.OutdatedAsync(Stop));
    }

    [Fact]
    public async Task A_Decision_In_The_Moment_Of_Closing_Is_Noted_All_The_Same()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world);
        var question = (await world.Questions.OnDateAsync(played.Course.Id, DailyWorld.Day(0), Stop))!;
        var ruling = new Ruling(RulingKind.Void, world.Lead.Id, world.Time.GetUtcNow(), "Two are right.");

        // The desk looked for closed seasons just before this one closed.
        await world.Get<Core.Rulings.IRulingStore>().ApplyAsync(new Core.Rulings.Decision(question, ruling) { Changes = [], InSeasons = [] }, Stop);

        Assert.Equal([new SeasonNote(RulingKind.Void, DailyWorld.Day(0), ruling.At, [])], (await played.Seasons.ResultAsync(1, Stop))!.Notes, (one, other) => one.Kind == other.Kind && one.Date == other.Date && other.Changes.Count == 0);
    }

    private static async Task<PlayedSeason> ClosedAsync(DailyWorld world)
    {
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true), ("Bob", false));
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        Assert.Single(played.Results);
        return played;
    }
}
