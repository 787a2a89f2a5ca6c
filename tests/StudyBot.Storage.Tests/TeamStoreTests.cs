using Dapper;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;
using StudyBot.Core.Teams;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

public sealed class TeamStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_Who_Join_Several_Teams_At_Once_Are_Each_In_One()
    {
        await using var world = new DailyWorld();
        var (store, course, teams) = await TeamsAsync(world, "A1", "B2", "C3");

        await Task.WhenAll(Enumerable.Range(0, 60).Select(click => Task.Run(
            () => store.JoinAsync(course.Id, teams[click % 3], Who(world, $"M{click % 5}"), Start, Stop), Stop)));

        var sheet = await store.SheetAsync(course.Id, Stop);
        Assert.Equal(5, sheet.Teams.Sum(team => team.Members.Count));
        Assert.Equal(5, await CountAsync(world, "select count(*) from team_membership where until_at is null"));
    }

    [Fact]
    public async Task A_Roster_Is_On_Disk_With_The_Post_And_Nothing_Done_Later_Changes_It()
    {
        await using var world = new DailyWorld();
        var (store, course, teams) = await TeamsAsync(world, "Whales", "Orcas");
        var (ada, bob, cyd) = (Who(world, "Ada"), Who(world, "Bob"), Who(world, "Cyd"));
        await store.JoinAsync(course.Id, teams[0], ada, On(0, 9), Stop);
        await store.JoinAsync(course.Id, teams[0], bob, On(0, 9), Stop);
        await world.AtAsync(On(0, 10), Stop);

        await store.JoinAsync(course.Id, teams[0], cyd, On(0, 11), Stop);
        await store.JoinAsync(course.Id, teams[1], ada, On(0, 11), Stop);
        await store.LeaveAsync(course.Id, bob, On(0, 11), Stop);
        await store.RemoveAsync(course.Id, teams[0], Ruled(RulingKind.TeamRemoved), Stop);
        await world.RestartAsync();
        await world.AtAsync(On(1, 9, 30), Stop);

        var roster = (await world.Facts.TeamsOfCourseAsync(course.Id, Stop)).Rosters.Values.Single();
        Assert.Equal([new TeamPlayer(ada.Member, teams[0]), new TeamPlayer(bob.Member, teams[0])], roster.OrderBy(player => player.Member.Value));
    }

    [Fact]
    public async Task A_Post_That_Was_Found_Again_Has_The_Roster_Of_The_Moment_When_It_Was_Posted()
    {
        await using var world = new DailyWorld();
        var (store, course, teams) = await TeamsAsync(world, "Whales");
        await store.JoinAsync(course.Id, teams[0], Who(world, "Ada"), On(0, 9), Stop);

        // Posted, but the answer got lost; the next turn finds the post.
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);
        await world.AtAsync(On(0, 10), Stop);
        await store.JoinAsync(course.Id, teams[0], Who(world, "Bob"), On(0, 10, 1), Stop);
        await world.AtAsync(On(0, 10, 2), Stop);
        await world.AtAsync(On(1, 9, 30), Stop);

        var roster = (await world.Facts.TeamsOfCourseAsync(course.Id, Stop)).Rosters.Values.Single();
        Assert.Equal([world.Chat.As("Ada").Id], roster.Select(player => player.Member));
    }

    [Fact]
    public async Task Who_Turns_Out_To_Have_Left_Before_The_Post_Leaves_Its_Roster_And_Is_In_The_Next_One_After_Coming_Back()
    {
        await using var world = new DailyWorld();
        var (store, course, teams) = await TeamsAsync(world, "Whales");
        var (ada, bob) = (Who(world, "Ada"), Who(world, "Bob"));
        await store.JoinAsync(course.Id, teams[0], ada, On(0, 9), Stop);
        await store.JoinAsync(course.Id, teams[0], bob, On(0, 9), Stop);
        await world.AtAsync(On(0, 10), Stop);
        await world.AtAsync(On(1, 10), Stop);

        // Last seen on Monday at nine, before both posts; Ada answers on Tuesday.
        var members = world.Get<IMembershipStore>();
        await world.Responses.ChooseAsync((await world.Questions.OpenInAsync(course.Id, Stop))!.Id, ada, 0, On(1, 11), Stop);
        await members.CheckedAsync(world.Chat.Server, ada.Member, present: false, On(1, 12), Stop);
        await members.CheckedAsync(world.Chat.Server, bob.Member, present: false, On(1, 12), Stop);
        await members.CameBackAsync(world.Chat.Server, bob.Member, On(1, 13), Stop);
        await world.AtAsync(On(2, 10), Stop);
        await world.AtAsync(On(3, 9, 30), Stop);

        var rosters = (await world.Facts.TeamsOfCourseAsync(course.Id, Stop)).Rosters.OrderBy(pair => pair.Key).Select(pair => pair.Value.Select(player => player.Member).ToList()).ToList();
        Assert.Equal(3, rosters.Count);
        Assert.Equal([ada.Member], rosters[0]);
        Assert.Equal([ada.Member], rosters[1]);
        Assert.Equal([bob.Member], rosters[2]);
        Assert.Equal([bob.Member], (await store.SheetAsync(course.Id, Stop)).Teams.Single().Members.Select(member => member.Id));
    }

    [Fact]
    public async Task The_Name_Of_A_Removed_Team_Is_Free_Again_And_One_That_Looks_The_Same_Is_Not()
    {
        await using var world = new DailyWorld();
        var (store, course, teams) = await TeamsAsync(world, "Whales", "Orcas");

        var alike = await store.MakeAsync(course.Id, TeamName.Read("W H A L E S")!, Ruled(RulingKind.TeamMade), Stop);
        var renamed = await store.RenameAsync(course.Id, teams[1], TeamName.Read("whales")!, Ruled(RulingKind.TeamRenamed), Stop);
        var own = await store.RenameAsync(course.Id, teams[0], TeamName.Read("whales")!, Ruled(RulingKind.TeamRenamed), Stop);
        await store.RemoveAsync(course.Id, teams[0], Ruled(RulingKind.TeamRemoved), Stop);
        var free = await store.MakeAsync(course.Id, TeamName.Read("Whales")!, Ruled(RulingKind.TeamMade), Stop);

        Assert.Equal(new TeamChange.NameTaken("Whales"), alike);
        Assert.Equal(new TeamChange.NameTaken("Whales"), renamed);
        Assert.Equal(new TeamChange.Done("whales"), own);
        Assert.Equal(new TeamChange.Done("Whales"), free);
        Assert.IsType<TeamChange.NoTeam>(await store.JoinAsync(course.Id, teams[0], Who(world, "Ada"), Start, Stop));
    }

    [Fact]
    public async Task A_Course_Has_At_Most_Three_Hundred_Teams()
    {
        await using var world = new DailyWorld();
        var (store, course, _) = await TeamsAsync(world);
        var made = await Task.WhenAll(Enumerable.Range(0, ITeamStore.MostTeams + 1).Select(number =>
            store.MakeAsync(course.Id, TeamName.Read($"No {(char)('A' + (number % 25))}{(char)('A' + (number / 25))}x{number % 7}")!, Ruled(RulingKind.TeamMade), Stop)));

        Assert.Equal(ITeamStore.MostTeams, (await store.SheetAsync(course.Id, Stop)).Teams.Count + made.Count(change => change is TeamChange.NameTaken));
    }

    [Fact]
    public async Task What_Leads_Decide_About_Teams_Adds_No_Board_Up_Anew()
    {
        await using var world = new DailyWorld();
        var (store, course, teams) = await TeamsAsync(world, "Whales");
        var boards = world.Get<IBoardStore>();
        var before = await boards.EpochAsync(course.Id, Stop);

        await store.SetLockedAsync(course.Id, locked: true, Ruled(RulingKind.TeamsLocked), Stop);
        await store.MoveAsync(course.Id, [new TeamMove(new MemberId(5), teams[0])], Ruled(RulingKind.TeamAssigned), Stop);
        var during = await boards.EpochAsync(course.Id, Stop);
        await store.RenameAsync(course.Id, teams[0], TeamName.Read("Orcas")!, Ruled(RulingKind.TeamRenamed), Stop);
        var renamed = await boards.EpochAsync(course.Id, Stop);

        Assert.Equal(before, during);
        Assert.Equal(before!.Value.Facts, renamed!.Value.Facts);
        Assert.NotEqual(before.Value.People, renamed.Value.People);
    }

    internal static async Task<(ITeamStore Store, Course Course, IReadOnlyList<long> Teams)> TeamsAsync(DailyWorld world, params string[] names)
    {
        var (store, course) = (world.Get<ITeamStore>(), await world.CourseAsync());
        foreach (var name in names)
        {
            Assert.IsType<TeamChange.Done>(await store.MakeAsync(course.Id, TeamName.Read(name)!, Ruled(RulingKind.TeamMade), Stop));
        }

        var sheet = await store.SheetAsync(course.Id, Stop);
        return (store, course, [.. names.Select(name => sheet.Teams.Single(team => team.Name == name).Id)]);
    }

    internal static Respondent Who(DailyWorld world, string name) => new(world.Chat.Server, world.Chat.As(name).Id, name);

    private static Ruling Ruled(RulingKind kind) => new(kind, new MemberId(99), Start);

    private static Task<long> CountAsync(DailyWorld world, string sql) => world.Get<StudyDatabase>().ReadAsync(connection => connection.ExecuteScalar<long>(sql), Stop);
}
