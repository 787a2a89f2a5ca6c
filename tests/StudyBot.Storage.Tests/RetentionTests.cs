using Dapper;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Privacy;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

public sealed class RetentionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_Left_Is_Deleted_Twelve_Months_After_The_Last_Answer_And_Who_Stayed_Is_Not()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var (ada, bob) = (day.Ada.Id, day.Bob.Id);
        world.Chat.Leaves("Ada");
        world.Time.SetUtcNow(On(3, 9));
        await world.Get<Departures>().LookAroundAsync(Stop);
        var tally = await world.Responses.TallyAsync(day.Id, Stop);

        await RunAtAsync(world, On(0, 9).AddMonths(12));
        var before = await HeldAsync(world, ada);
        await RunAtAsync(world, On(0, 11).AddMonths(12));

        Assert.True(before);
        Assert.False(await HeldAsync(world, ada));
        Assert.True(await HeldAsync(world, bob));
        Assert.Equal(tally.Options, (await world.Responses.TallyAsync(day.Id, Stop)).Options);
    }

    [Fact]
    public async Task Who_Only_Practised_And_Left_Is_Deleted_As_Well()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var (ada, bob) = (world.Chat.As("Ada"), world.Chat.As("Bob"));
        await ada.RunsAsync("/quiz", ("count", 1));
        await bob.RunsAsync("/quiz", ("count", 1));
        world.Chat.Leaves("Ada");

        await RunAtAsync(world, On(1, 9).AddMonths(12));

        Assert.False(await HeldAsync(world, ada.Id));
        Assert.True(await HeldAsync(world, bob.Id));
    }

    [Fact]
    public async Task Thirty_Days_After_The_Bot_Was_Removed_Nothing_Of_The_Server_Is_Left()
    {
        await using var world = new DailyWorld();
        await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true), ("Bob", false));
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        world.Chat.IsInServer = false;
        await world.Chat.TellAsync(new Notice.ServerLeft(world.Chat.Server), Stop);
        var left = world.Time.GetUtcNow();

        await RunAtAsync(world, left.AddDays(29));
        var before = await world.Courses.AllAsync(Stop);
        await RunAtAsync(world, left.AddDays(31));

        Assert.Single(before);
        Assert.Equal(
            ["SchemaVersions", "deletion_done"],
            await world.Get<StudyDatabase>().ReadAsync(
                connection => connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
                    .Where(table => connection.ExecuteScalar<long>($"select count(*) from {table}") > 0).ToList(),
                Stop));
    }

    [Fact]
    public async Task A_Bot_That_Comes_Back_Within_Thirty_Days_Finds_Everything()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        world.Chat.IsInServer = false;

        // Removed while it was not connected, which nobody tells.
        await RunAtAsync(world, On(2, 9));
        world.Chat.IsInServer = true;
        await world.Chat.TellAsync(new Notice.ServerAvailable(world.Chat.Server, "Server", JustJoined: true), Stop);
        await RunAtAsync(world, On(60, 9));

        Assert.True(await HeldAsync(world, day.Ada.Id));
    }

    [Fact]
    public async Task What_Is_Made_After_A_Server_Began_To_Be_Deleted_Stays()
    {
        await using var world = new DailyWorld();
        await ClosedDay.OfAsync(world, null, Stop);
        var (store, begun) = (world.Get<IDeletionStore>(), world.Time.GetUtcNow());
        await store.DeletePartAsync(world.Chat.Server, begun, Stop);

        // Back in the middle of it, in another channel.
        await world.RestartAsync();
        world.Time.Advance(TimeSpan.FromHours(1));
        var elsewhere = world.Chat.ChannelNamed("elsewhere");
        var anew = await world.CourseAsync(settings => settings with { Channel = elsewhere });
        await world.AtAsync(On(2, 10), Stop);
        var open = (await world.Questions.OpenInAsync(anew.Id, Stop))!;
        await world.Responses.ChooseAsync(open.Id, new Respondent(world.Chat.Server, world.Chat.As("Eve").Id, "Eve"), 1, world.Time.GetUtcNow(), Stop);
        await world.Get<Retention>().RunAsync(Stop);

        Assert.Equal([anew.Id], (await world.Courses.AllAsync(Stop)).Select(course => course.Id));
        Assert.True(await HeldAsync(world, world.Chat.As("Eve").Id));
        Assert.False(await HeldAsync(world, world.Chat.As("Ada").Id));
        Assert.Empty(await world.Get<IDeletionStore>().ToDeleteAsync(world.Time.GetUtcNow(), Stop));
    }

    private static async Task RunAtAsync(DailyWorld world, DateTimeOffset at)
    {
        world.Time.SetUtcNow(at);
        await world.Get<Retention>().RunAsync(Stop);
    }

    private static Task<bool> HeldAsync(DailyWorld world, MemberId member) =>
        world.Get<StudyDatabase>().ReadAsync(connection => MemberColumns.Hold(connection, world.Chat.Server.Value, member.Value), Stop);
}
