using System.Globalization;
using CsCheck;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Privacy;
using StudyBot.Core.Rulings;
using StudyBot.Testing;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

/// <summary>What a deletion takes away, what it leaves, and that the two never meet again.</summary>
public sealed class DeletionTests
{
    // Words that stand nowhere else.
    private const string Gone = "Zwanzigline";
    private const string GoneWords = "Quokkaphrase";

    private static readonly int Histories = LongRuns.AreWanted ? 100 : 3;

    private static readonly string[] Endings = ["", "-wal", "-journal", ".deletions"];

    private static readonly string[] People = [Gone, "Bob", "Cyd", "Dee"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Runs", "long")]
    public async Task After_Any_History_Nothing_Is_Found_Of_The_Member_And_Nothing_Changes_For_The_Others() =>
        await Gen.Select(Gen.Int[0, 7].Array[People.Length].Array[11], Gen.Int[0, 8].Array[22]).SampleAsync(
            async (answers, events) =>
            {
                await using var world = new DailyWorld();
                await PlayAsync(world, answers, events);
                var gone = world.Chat.As(Gone);
                var before = await SeenByOthersAsync(world);
                Assert.NotEqual([], TraceSearch.In(Files(world), gone.Id.Value, Gone, GoneWords));
                Assert.Contains(Shown(world), text => text.Contains(Gone, StringComparison.Ordinal));

                var deleted = await world.Get<IDeletionStore>().DeleteAsync(world.Chat.Server, gone.Id, world.Time.GetUtcNow(), Stop);

                await world.Get<IDeletionStore>().SettleAsync(Stop);
                Assert.True(deleted);
                Assert.Equal(before, await SeenByOthersAsync(world));
                Assert.Equal([], await world.Get<StudyDatabase>().ReadAsync(connection => Left(connection, gone.Id), Stop));
                Assert.Equal([], TraceSearch.In(Files(world), gone.Id.Value, Gone, GoneWords));
                Assert.Equal([], await world.Get<StudyDatabase>().ReadAsync(connection => connection.Query("pragma foreign_key_check").AsList(), Stop));
                Assert.False(await world.Get<IDeletionStore>().DeleteAsync(world.Chat.Server, gone.Id, world.Time.GetUtcNow(), Stop));

                await world.SeasonSweep.RunAsync(Stop);
                await world.Get<RevealSweep>().RunAsync(Stop);
                await world.Get<PrivacySweep>().RunAsync(Stop);
                Assert.DoesNotContain(Shown(world), text => ((string[])[Gone, GoneWords, $"{gone.Id}"]).Any(trace => text.Contains(trace, StringComparison.Ordinal)));

                // And in the end the whole server.
                Assert.Equal(["deletion_done"], await FilledAfterTheServerAsync(world));
                return true;
            },
            iter: Histories,
            threads: 1);

    [Fact]
    public async Task While_Somebody_Reads_A_State_From_Before_The_Log_Is_Emptied_Later()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var (store, words) = (world.Get<IDeletionStore>(), WrittenWords.HalfAndWrong);
        using (var reader = new SqliteConnection($"Data Source={world.DatabasePath};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var reading = reader.BeginTransaction(deferred: true);
            reader.ExecuteScalar<long>("select count(*) from response");

            await store.DeleteAsync(world.Chat.Server, day.Cyd.Id, world.Time.GetUtcNow(), Stop);
            await store.SettleAsync(Stop);
            Assert.NotEqual([], TraceSearch.In(Files(world), day.Cyd.Id.Value, words));
        }

        await store.SettleAsync(Stop);

        Assert.Equal([], TraceSearch.In(Files(world), day.Cyd.Id.Value, words));
    }

    [Fact]
    public async Task What_Was_Noted_Before_A_Crash_Is_Done_At_The_Next_Start_And_Only_Once()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var (cyd, words) = (day.Cyd.Id, WrittenWords.HalfAndWrong);
        DeletionRegister.Of(world.DatabasePath).Add(Deletion.Of(world.Chat.Server.Value, cyd.Value, world.Time.GetUtcNow()));

        await world.RestartAsync();
        _ = world.Get<StudyDatabase>();
        var traces = TraceSearch.In(Files(world), cyd.Value, words);

        // Back again, as somebody new.
        await world.Responses.ChooseAsync(await OpenAsync(world, day.Course.Id), new Respondent(world.Chat.Server, cyd, "Cyd"), 1, world.Time.GetUtcNow(), Stop);
        await world.RestartAsync();

        Assert.Equal([], traces);
        Assert.True(await world.Get<StudyDatabase>().ReadAsync(connection => MemberColumns.Hold(connection, world.Chat.Server.Value, cyd.Value), Stop));
    }

    [Fact]
    public async Task What_Was_Under_Way_Writes_Nothing_About_Somebody_Who_Is_Deleted()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var question = (await world.Questions.FindAsync(day.Id, Stop))!;
        var (cyd, now, database) = (day.Cyd.Id, world.Time.GetUtcNow(), world.Get<StudyDatabase>());
        var review = (await world.Get<IReviewStore>().AskAsync(day.Id, cyd, ReviewKind.Grade, "Look again.", now, Stop))!;
        await database.WriteAsync((connection, _) => connection.Execute("update question_instance set graded = 0; delete from grade"), Stop);

        await world.Get<IDeletionStore>().DeleteAsync(world.Chat.Server, cyd, now, Stop);
        await world.Get<Core.Answers.Grading.IGradeStore>().KeepAsync(
            day.Id, [new Core.Answers.Grading.FirstGrade(cyd, 1, 0.5m, Core.Answers.Grading.Findings.None, "key-points", "1")], now, Stop);
        var regraded = await world.Get<IRulingStore>().ApplyAsync(
            new Decision(question, new Ruling(RulingKind.Regrade, world.Lead.Id, now, "Well said.") { About = cyd }) { Share = 1m }, Stop);
        await world.Get<Core.Teams.ITeamStore>().MoveAsync(day.Course.Id, [new Core.Teams.TeamMove(cyd, 1)], new Ruling(RulingKind.TeamsBalanced, world.Lead.Id, now), Stop);
        await world.Get<IMembershipStore>().CheckedAsync(world.Chat.Server, cyd, present: true, now, Stop);
        await world.Get<IReviewStore>().SetCardAsync(review, new MessageRef(world.Chat.General, 5), now, Stop);
        var shown = await world.Get<IRevealStore>().BeginAsync(day.Id, [cyd, day.Ada.Id], Stop);
        await world.Get<IRevealStore>().MarkShownAsync(day.Id, shown, Stop);

        Assert.Equal(day.Id, Assert.Single(await world.Get<IRevealStore>().OutdatedAsync(9, Stop)).Question.Id);
        Assert.False(regraded);
        Assert.Equal([], await database.ReadAsync(connection => Left(connection, cyd), Stop));
        Assert.Single(await world.Get<IMendStore>().NextAsync(now, 9, Stop));
        Assert.Equal(1, await database.ReadAsync(connection => connection.ExecuteScalar<long>("select graded from question_instance"), Stop));
    }

    private static async Task<long> OpenAsync(DailyWorld world, long course)
    {
        await world.AtAsync(On(1, 10), Stop);
        return (await world.Questions.OpenInAsync(course, Stop))!.Id;
    }

    [Fact]
    public void Every_Column_With_Ids_Of_Members_Is_Known()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var script in Migrations.Shipped)
        {
            connection.Execute(script.Contents);
        }

        var found = connection.Query<(string Table, string Column)>(
            """
            select t.name, c.name from sqlite_master t join pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite_%' and lower(c.type) <> 'text'
                and (c.name like '%member%' or c.name like '%user%' or c.name like '%author%' or c.name like '%owner%' or c.name like '%\_by' escape '\' or c.name like 'by\_%' escape '\')
            """).Select(column => $"{column.Table}.{column.Column}");

        Assert.Equal(MemberColumns.All.Select(column => $"{column.Table}.{column.Column}").Order(), found.Order());
    }

    private static async Task<IEnumerable<string>> FilledAfterTheServerAsync(DailyWorld world)
    {
        var (store, now) = (world.Get<IDeletionStore>(), world.Time.GetUtcNow());
        await store.PresentAsync(world.Chat.Server, present: false, now, Stop);
        while (!await store.DeletePartAsync(world.Chat.Server, now, Stop))
        {
        }

        return await world.Get<StudyDatabase>().ReadAsync(
            connection => connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'SchemaVersions' order by name")
                .Where(table => connection.ExecuteScalar<long>($"select count(*) from {table}") > 0).ToList(),
            Stop);
    }

    // All that others can read, and what stands in the ids of buttons.
    private static IEnumerable<string> Shown(DailyWorld world) => world.Chat.Messages.Where(message => !message.IsPrivate).SelectMany(message => new[] { message.Text }
        .Concat(message.Reply.Cards.SelectMany(card => new[] { card.Heading ?? "", card.Title, card.Body, card.Footer ?? "" }.Concat(card.Fields.Select(field => field.Value))))
        .Concat(message.Reply.Pictures.Select(picture => picture.Description))
        .Concat(message.Buttons.Select(button => button.Id)));

    private static IEnumerable<string> Files(DailyWorld world) => Endings.Select(ending => world.DatabasePath + ending);

    private static List<string> Left(SqliteConnection connection, MemberId member) =>
    [
        .. MemberColumns.All.Where(column => connection.ExecuteScalar<long>(
            $"select count(*) from {column.Table} where {column.Column} = @member", new { member = Columns.Of(member.Value) }) > 0).Select(column => $"{column.Table}.{column.Column}"),
    ];

    // Everything that others see added up: the boards without the member, teams, numbers of each question, results of seasons.
    private static async Task<string> SeenByOthersAsync(DailyWorld world)
    {
        var (course, gone) = ((await world.Courses.AllAsync(Stop))[0], world.Chat.As(Gone).Id);
        var boards = world.Get<BoardReader>();
        var seen = new List<string>();
        foreach (var period in Enum.GetValues<BoardPeriod>())
        {
            seen.AddRange((await boards.ReadAsync(course.Id, period, Stop)).Standings.Where(row => row.Member != gone)
                .Select(row => $"{period} {row.Member} {row.Points} {row.Right} {row.Answered} {row.ReachedOn} {row.Streak}"));
            seen.AddRange((await boards.ReadTeamsAsync(course.Id, period, Stop)).Standings.Select(row => $"{period} {row}"));
        }

        foreach (var question in (await world.Questions.HistoryAsync(course.Id, 100, Stop)).Where(question => question.State == QuestionState.Closed))
        {
            var tally = await world.Responses.TallyAsync(question.Id, Stop);
            seen.Add($"{question.Date} {string.Join(' ', tally.Options)} {tally.Written} {tally.Total} {question.Verdict.Void} {string.Join(' ', question.Verdict.Right)}");
        }

        foreach (var id in await world.Get<StudyDatabase>().ReadAsync(connection => connection.Query<long>("select id from season").AsList(), Stop))
        {
            var result = (await world.Get<Core.Seasons.ISeasonStore>().ResultAsync(id, Stop))!;
            seen.AddRange(result.Places.Select(place => $"{id} {place.Rank} {place.Joint} {place.Points} {place.Right} {place.Answered} {(place.Member == gone || place.Member.IsFormer ? "gone" : place.Member)}"));
            seen.AddRange(result.Teams.Select(team => $"{id} {team}"));
        }

        return string.Join('\n', seen);
    }

    private static async Task PlayAsync(DailyWorld world, int[][] answers, int[] events)
    {
        var leads = world.Chat.ChannelNamed("leads");
        var played = await PlayedSeason.OfAsync(world, settings => settings with { LeadChannel = leads });
        await played.TeamsAsync(Stop, ("Ants", [People[0], People[1]]), ("Bees", [People[2], People[3]]));
        for (var day = 0; day < answers.Length; day++)
        {
            await world.SeasonsAtAsync(On(day, 9, 30), Stop);
            await world.SeasonsAtAsync(On(day, 10), Stop);
            await HappensAsync(world, played, events[2 * day], People[0]);
            await HappensAsync(world, played, events[(2 * day) + 1], People[day % People.Length]);
            if (await world.Questions.OpenInAsync(played.Course.Id, Stop) is { } open)
            {
                for (var who = 0; who < People.Length; who++)
                {
                    await AnswersAsync(world, open.Id, world.Chat.As(People[who]), answers[day][who]);
                }
            }
        }

        // The last one has closed, so that nothing is open: what is open is taken back.
        await world.SeasonsAtAsync(On(answers.Length, 9, 30), Stop);
    }

    private static async Task AnswersAsync(DailyWorld world, long question, FakeMember member, int how)
    {
        var (who, now) = (new Respondent(world.Chat.Server, member.Id, member.Name), world.Time.GetUtcNow());
        if (how > 0)
        {
            await world.Responses.ChooseAsync(question, who, how % 4, now, Stop);
        }

        if (how > 3)
        {
            await world.Responses.WriteAsync(question, who, $"{(member.Name == Gone ? GoneWords : "Words")} {how}. {WrittenWords.Nothing}", now, Stop);
            await world.Responses.WriteAsync(question, who, $"{(member.Name == Gone ? GoneWords : "Words")} {how}. {WrittenWords.Full}", now, Stop);
            await world.Responses.AllowAsync(question, member.Id, mayBeShown: how > 5, now, Stop);
        }

        if (how == 7)
        {
            await world.Responses.RemoveAsync(question, who, now, Stop);
        }
    }

    private static async Task HappensAsync(DailyWorld world, PlayedSeason played, int what, string name)
    {
        var (member, course) = (world.Chat.As(name), played.Course);
        var last = (await world.Questions.HistoryAsync(course.Id, 3, Stop)).FirstOrDefault(question => question is { State: QuestionState.Closed, Verdict.Void: false });
        switch (what)
        {
            case 0:
                await member.RunsAsync("team join", ("team", "Bees"));
                break;
            case 1:
                await member.RunsAsync("team leave");
                break;
            case 2:
                await member.RunsAsync("me away", ("until", world.Time.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
                break;
            case 3:
                await member.RunsAsync("quiz", ("count", 2));
                break;
            case 4:
                await world.Get<Core.Reminders.IReminderStore>().TurnOnAsync(course.Id, member.Id, world.Time.GetUtcNow(), Stop);
                break;
            case 5 when last is not null:
                await world.Get<IReviewStore>().AskAsync(last.Id, member.Id, ReviewKind.Question, $"{(name == Gone ? GoneWords : "Words")} of a request", world.Time.GetUtcNow(), Stop);
                break;
            case 6 when last is not null && await world.Get<Core.Answers.Grading.IGradeStore>().FindAsync(last.Id, member.Id, Stop) is not null:
                await world.Get<IRulingStore>().ApplyAsync(
                    new Decision(last, new Ruling(RulingKind.Regrade, world.Lead.Id, world.Time.GetUtcNow(), name == Gone ? GoneWords : "Well said.") { About = member.Id }) { Share = 0.6m }, Stop);
                break;
            case 7 when last is not null && name == Gone:
                await world.Get<IRulingStore>().ApplyAsync(
                    new Decision(last, new Ruling(RulingKind.Accept, member.Id, world.Time.GetUtcNow(), "Both are right.") { Option = 2 }) { Changes = [new PointChange(10, 1)], InSeasons = [] }, Stop);
                break;
            case 8 when last is not null && name == Gone:
                await world.Get<IPlanStore>().KeyShownAsync(course.Id, new Ruling(RulingKind.KeyShown, member.Id, world.Time.GetUtcNow()) { Question = new QuestionKey(last.Asked!.Pack, last.Asked.QuestionId) }, Stop);
                break;
            default:
                break;
        }
    }
}
