using CsCheck;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

/// <summary>What boards keep in memory equals what the facts say, whatever happened in whatever order.</summary>
public sealed class BoardCacheTests
{
    private const int Members = 6;

    private static readonly string[] Words = ["unset", "named", "alias", "off"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_Any_History_The_Boards_Equal_The_Facts()
    {
        await Gen.Select(Gen.Int[0, 17], Gen.Int[0, 9], Gen.Int[1, Members]).Array[25].SampleAsync(
            async history =>
            {
                await using var world = new DailyWorld();
                var course = (await world.CourseAsync()).Id;
                var boards = world.Get<BoardReader>();
                foreach (var (kind, day, member) in history)
                {
                    await boards.ReadAsync(course, BoardPeriod.AllTime, Stop);
                    await world.Get<StudyDatabase>().WriteAsync((connection, _) => Happens(connection, course, world.Chat.Server.Value, kind, day, member), Stop);

                    Assert.Empty(await boards.VerifyAsync(course, Stop));
                }

                return true;
            },
            iter: 25,
            threads: 1);
    }

    [Fact]
    public async Task A_Change_That_Went_Unnoticed_Is_Found_And_A_Rebuild_Mends_It()
    {
        await using var world = new DailyWorld();
        var course = (await world.CourseAsync()).Id;
        var (boards, database) = (world.Get<BoardReader>(), world.Get<StudyDatabase>());
        await database.WriteAsync((connection, _) => Happens(connection, course, world.Chat.Server.Value, kind: 0, day: 1, member: 1), Stop);
        await boards.ReadAsync(course, BoardPeriod.AllTime, Stop);
        await database.WriteAsync((connection, _) => connection.Execute("drop trigger ruling_made"), Stop);
        await database.WriteAsync((connection, _) => Happens(connection, course, world.Chat.Server.Value, kind: 2, day: 1, member: 1), Stop);

        var found = await boards.VerifyAsync(course, Stop);
        boards.Rebuild(course);

        Assert.Contains(BoardPeriod.AllTime, found);
        Assert.Empty(await boards.VerifyAsync(course, Stop));
    }

    [Fact]
    public async Task Answers_To_An_Open_Question_Leave_The_Boards_As_They_Are()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var store = world.Get<IBoardStore>();
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        await world.Chat.As("Ada").PressesAsync(post, "A ·");
        var before = await store.EpochAsync(course.Id, Stop);

        await world.Chat.As("Ada").PressesAsync(post, "B ·");
        var during = await store.EpochAsync(course.Id, Stop);
        await world.AtAsync(On(1, 9, 30), Stop);

        Assert.Equal(before, during);
        Assert.NotEqual(before!.Value.Facts, (await store.EpochAsync(course.Id, Stop))!.Value.Facts);
    }

    [Fact]
    public async Task Many_Who_Look_At_Once_See_The_Same_New_Board()
    {
        await using var world = new DailyWorld();
        var course = (await world.CourseAsync()).Id;
        await world.Get<StudyDatabase>().WriteAsync((connection, _) => Happens(connection, course, world.Chat.Server.Value, kind: 0, day: 1, member: 1), Stop);
        var boards = world.Get<BoardReader>();

        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => boards.ReadAsync(course, BoardPeriod.AllTime, Stop), Stop)));

        Assert.Single(seen.Distinct());
        Assert.Equal(Members, seen[0].Standings.Count);
    }

    private static int Happens(SqliteConnection connection, long course, ulong server, int kind, int day, int member) => kind switch
    {
        // Most of all, days close.
        <= 1 => Closes(connection, course, server, day),
        2 => connection.Execute("insert into ruling (course_id, instance_id, kind, by_member, at) select @course, @day, 'void', 1, 1 where exists (select 1 from question_instance where id = @day)", new { course, day }),
        3 => Rules(connection, course, day, "replace", member % 4),
        4 => Rules(connection, course, day, "accept", member % 4),
        5 => connection.Execute(
            """
            insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, ruling_id, at)
            select r.instance_id, r.member_id, r.revision, @share, '{}', 'test', '1', (select max(id) from ruling), 1
            from response r where r.instance_id = @day and r.member_id = @member and exists (select 1 from ruling)
            """,
            new { day, member, share = day * 100_000 }),
        6 => connection.Execute("delete from response where instance_id = @day and member_id = @member", new { day, member }),
        7 => connection.Execute("update response set option = (option + 1) % 4 where instance_id = @day and member_id = @member", new { day, member }),
        8 => connection.Execute("update course set written_max = @most where id = @course", new { course, most = day % 3 * 5 }),
        9 => connection.Execute("update member set board_name = @word where member_id = @member", new { member, word = Words[day % 4] }),
        10 => connection.Execute("update member set departed_at = case when departed_at is null then 1 end where member_id = @member", new { member }),
        11 => connection.Execute("update member set display_name = @name where member_id = @member", new { member, name = $"Renamed {day}" }),
        12 => connection.Execute("delete from member where member_id = @member", new { member }),
        13 => connection.Execute("update team set name = @name where id = @team", new { team = (member % 2) + 1, name = $"Team {day}" }),
        14 => connection.Execute("update team set removed_at = case when removed_at is null then 1 end where id = @team", new { team = (member % 2) + 1 }),
        15 => connection.Execute("delete from roster where instance_id = @day and member_id = @member", new { day, member }),
        16 => connection.Execute("insert into away_day (instance_id, member_id) select @day, @member where exists (select 1 from question_instance where id = @day) on conflict do nothing", new { day, member }),
        _ => connection.Execute("update course set names_mode = @mode where id = @course", new { course, mode = day % 2 == 0 ? "shown" : "on_request" }),
    };

    private static int Rules(SqliteConnection connection, long course, int day, string kind, int option) => connection.Execute(
        "insert into ruling (course_id, instance_id, kind, option, by_member, at) select @course, @day, @kind, @option, 1, 1 where exists (select 1 from question_instance where id = @day)",
        new { course, day, kind, option });

    private static int Closes(SqliteConnection connection, long course, ulong server, int day)
    {
        connection.Execute(
            """
            insert into question_instance (id, course_id, local_date, state, scheduled_at, question_id, asked, right_option, nonce, lease_until, reserved_at, posted_at, closes_at, channel_id, message_id)
            values (@day, @course, @date, 'posted', 0, 'q', '{}', 0, '', 0, 0, 1, 2, 1, @day) on conflict do nothing
            """,
            new { course, day, date = Day(day).ToString("uuuu-MM-dd", null) });
        connection.Execute("insert into team (id, course_id, name, folded, made_at) values (1, @course, 'A1', 'a1', 1), (2, @course, 'B2', 'b2', 1) on conflict do nothing", new { course });
        for (var member = 1; member <= Members; member++)
        {
            connection.Execute("insert into roster (instance_id, member_id, team_id) values (@day, @member, @team) on conflict do nothing", new { day, member, team = (member % 2) + 1 });
            var values = new { day, member, server = (long)server, name = $"M{member}", option = (member + day) % 3 };
            connection.Execute("insert into member (server_id, member_id, display_name, last_seen_at) values (@server, @member, @name, 1) on conflict do nothing", values);
            connection.Execute("insert into response (instance_id, member_id, option, written, first_at, revised_at, revision) values (@day, @member, @option, 'words', 1, 1, 1) on conflict do nothing", values);
            connection.Execute("insert into response_revision (instance_id, member_id, revision, option, written, at) values (@day, @member, 1, @option, 'words', 1) on conflict do nothing", values);
        }

        return connection.Execute("update question_instance set state = 'closed', closed_at = 2, graded = 1 where id = @day and state = 'posted'", new { day });
    }
}
