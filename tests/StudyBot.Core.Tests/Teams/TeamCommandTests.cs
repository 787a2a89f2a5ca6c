using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Teams;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Teams;

public sealed class TeamCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Members_Join_Switch_And_Leave_And_See_Who_Is_Where()
    {
        await using var world = await WithTeamsAsync("Whales", "Orcas");
        var (ada, bob) = (world.Chat.As("Ada"), world.Chat.As("Bob"));

        var offered = await ada.TypesAsync("team join", "team", "wha");
        var joined = await ada.RunsAsync("team join", ("team", "whales"));
        await bob.RunsAsync("team join", ("team", "Whales"));
        var switched = await ada.ChoosesAsync(await ada.RunsAsync("team list"), "Orcas");
        var left = await bob.RunsAsync("team leave");
        var list = await bob.RunsAsync("team list");

        Assert.Equal(["Whales"], offered.Select(choice => choice.Value));
        Assert.StartsWith("You are in **Whales** now.", joined.Text, StringComparison.Ordinal);
        Assert.StartsWith("You left **Whales** and are in **Orcas** now.", switched.Text, StringComparison.Ordinal);
        Assert.Contains("**Orcas** **(your team)** · 1 member\nAda (you)", switched.Card.Body, StringComparison.Ordinal);
        Assert.StartsWith("You left **Whales**.", left.Text, StringComparison.Ordinal);
        Assert.Contains("**Orcas** · 1 member\nAda\n**Whales** · nobody yet", list.Card.Body, StringComparison.Ordinal);
        Assert.True(list.IsPrivate);
    }

    [Fact]
    public async Task Locked_Teams_Are_Changed_By_Leads_Alone()
    {
        await using var world = await WithTeamsAsync("Whales", "Orcas");
        var ada = world.Chat.As("Ada");
        await ada.RunsAsync("team join", ("team", "Whales"));
        await world.Lead.PressesAsync(await world.Lead.RunsAsync("team manage"), "Lock");

        var (refused, stays) = (await ada.RunsAsync("team join", ("team", "Orcas")), await ada.RunsAsync("team leave"));
        var list = await ada.RunsAsync("team list");
        var moved = await world.Lead.RunsAsync("team manage", ("member", ada), ("team", "Orcas"));
        var taken = await world.Lead.RunsAsync("team manage", ("member", ada));

        Assert.Contains("locked", refused.Text, StringComparison.Ordinal);
        Assert.Contains("locked", stays.Text, StringComparison.Ordinal);
        Assert.Empty(list.Required.Reply.Rows);
        Assert.Contains("is in **Orcas** and no more in **Whales**", moved.Text, StringComparison.Ordinal);
        Assert.Contains("is out of **Orcas**", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Lead_Renames_Fills_And_Removes_A_Team_And_The_History_Says_So()
    {
        await using var world = await WithTeamsAsync("Whales", "Orcas");
        await world.Chat.As("Ada").RunsAsync("team join", ("team", "Orcas"));
        var panel = await world.Lead.RunsAsync("team manage");

        // All of it happens on the one message of the panel.
        List<string> said = [];
        var team = await world.Lead.ChoosesAsync(panel, "Whales");
        Say(await world.Lead.ChoosesAsync(team, "Ada"));
        Say(await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(team, "Rename"), ("name", "Blue Whales")));
        await world.Lead.PressesAsync(team, "Take members out");
        Say(await world.Lead.ChoosesAsync(team, "Ada"));
        await world.Lead.PressesAsync(team, "Remove");
        await world.Lead.PressesAsync(team, "Cancel");
        await world.Lead.PressesAsync(team, "Remove");
        var removed = await world.Lead.PressesAsync(team, "Remove");
        Say(removed);

        Assert.Equal(
            [
                "Ada is in **Whales** now.", "The team is called **Blue Whales** now.", "Ada is in no team now.",
                "**Blue Whales** is removed. What it reached stays on the boards.",
            ],
            said);
        Assert.Equal("**Orcas** · nobody yet", removed.Card.Body);
        Assert.Equal(panel.Required.Ref, removed.Required.Ref);
        await world.AtAsync(On(0, 10), Stop);
        var decisions = (await world.Chat.As("Ada").RunsAsync("daily history")).Reply!.Cards.Single(card => card.Title == DailyTexts.FieldDecisions).Body;
        Assert.Contains("renamed a team: Whales → Blue Whales", decisions, StringComparison.Ordinal);
        Assert.Contains("removed a team: Blue Whales", decisions, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", decisions, StringComparison.Ordinal);

        void Say(Seen seen) => said.Add(seen.Text);
    }

    [Fact]
    public async Task Names_Are_Checked_And_Shown_As_They_Were_Typed()
    {
        await using var world = await WithTeamsAsync("Whales");
        var panel = await world.Lead.RunsAsync("team manage");

        var alike = (await MakeAsync(world, panel, "WHАLES")).Text;
        var tiny = (await MakeAsync(world, panel, "!")).Text;
        var hostile = await MakeAsync(world, panel, "**@everyone** <@1>");

        Assert.Contains("looks the same", alike, StringComparison.Ordinal);
        Assert.Equal(TeamTexts.BadName, tiny);
        Assert.Contains(@"\*\*\@everyone\*\* \<\@1\>", hostile.Card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_Leads_Of_The_Same_Server_Manage_Teams()
    {
        await using var world = await WithTeamsAsync("Whales");
        var panel = await world.Lead.RunsAsync("team manage");

        Assert.Equal(DailyTexts.NeedsLead, (await world.Chat.As("Ada").RunsAsync("team manage")).Text);
        Assert.Equal(DailyTexts.NeedsLead, (await world.Chat.As("Ada").ForgesAsync(panel.Required, "teams:remove:1:1:0")).Text);
        Assert.Equal(DailyTexts.UnknownCourse, (await world.Lead.ForgesAsync(panel.Required, "teams:remove:99:1:0")).Text);
        Assert.Equal(TeamTexts.TeamGone, (await world.Lead.ForgesAsync(panel.Required, "teams:remove:1:99:0")).Text);
    }

    [Fact]
    public async Task A_Proposal_Is_Shown_First_And_Done_Only_If_Nothing_Changed_Meanwhile()
    {
        await using var world = await WithTeamsAsync("Whales", "Orcas");
        foreach (var name in (string[])["Ada", "Bob", "Cyd", "Dan"])
        {
            await world.Chat.As(name).RunsAsync("team join", ("team", "Whales"));
        }

        var preview = await world.Lead.PressesAsync(await world.Lead.RunsAsync("team manage"), "Balance");
        var before = await world.Get<ITeamStore>().SheetAsync(1, Stop);
        await world.Chat.As("Eve").RunsAsync("team join", ("team", "Whales"));
        var again = (await world.Lead.PressesAsync(preview, "Make the teams so")).Text;
        var done = await world.Lead.PressesAsync(preview, "Make the teams so");

        Assert.Equal([0, 4], before.Teams.Select(team => team.Members.Count));
        Assert.Equal(TeamTexts.BalanceChanged, again);
        Assert.StartsWith("Done: ", done.Text, StringComparison.Ordinal);
        Assert.Equal([2, 3], (await world.Get<ITeamStore>().SheetAsync(1, Stop)).Teams.Select(team => team.Members.Count).Order());
    }

    [Fact]
    public async Task The_List_Names_Nobody_Who_Is_Off_The_Boards_And_Hides_Names_Behind_Aliases()
    {
        await using var world = await WithTeamsAsync("Whales");
        foreach (var name in (string[])["Ada", "Bob", "Cyd"])
        {
            await world.Chat.As(name).RunsAsync("team join", ("team", "Whales"));
        }

        await Members.NamedAsync(world, ("Ada", "off"), ("Bob", "alias"));
        var list = await world.Chat.As("Cyd").RunsAsync("team list");

        Assert.Contains("**Whales** **(your team)** · 3 members\nCyd (you), ", list.Card.Body, StringComparison.Ordinal);
        Assert.Contains(" and 1 more", list.Card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", list.Card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", list.Card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Team_Board_Shows_The_Own_Team_And_Is_Shared_Without_A_Mark()
    {
        await using var world = await WithTeamsAsync("Whales", "Orcas");
        foreach (var (name, team) in new[] { ("Ada", "Whales"), ("Bob", "Whales"), ("Cyd", "Orcas"), ("Dan", "Orcas") })
        {
            await world.Chat.As(name).RunsAsync("team join", ("team", team));
        }

        var empty = await world.Chat.As("Ada").RunsAsync("leaderboard", ("board", "teams"));
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        var right = (await world.Questions.OpenInAsync(1, Stop))!.Asked!.Right;
        await world.Chat.As("Ada").PressesAsync(post, ClosedDay.Letter(right));
        await world.AtAsync(On(1, 9, 30), Stop);

        var members = await world.Chat.As("Ada").RunsAsync("leaderboard");
        var board = await world.Chat.As("Ada").PressesAsync(members, "Teams");
        var shared = await world.Chat.As("Ada").PressesAsync(board, "Share top 10");
        var mine = await world.Chat.As("Cyd").PressesAsync(shared, "My place");

        Assert.Equal(LeaderboardTexts.NoTeams(BoardPeriod.Week), empty.Card.Body);
        Assert.Equal("Team leaderboard: this week", board.Card.Title);
        Assert.Equal("`  1`  Whales **(your team)**: **5.00 points**, 100 % right, 2 members\n`  2`  Orcas: **0.00 points**, no option chosen, 2 members", board.Card.Body);
        Assert.Contains(world.Pictures.Pages, page => page is { Board: BoardKind.Teams, Rows: [{ Name: "Whales", IsOwn: true, Points: "5.00" }, ..] });
        Assert.Contains("1 Whales (your team) 5.00 points, 100 % right, 2 members", board.Required.Reply.Pictures[0].Description, StringComparison.Ordinal);
        Assert.DoesNotContain("your team", shared.Card.Body, StringComparison.Ordinal);
        Assert.Contains("Orcas **(your team)**", mine.Card.Body, StringComparison.Ordinal);
        Assert.True(mine.IsPrivate);
    }

    private static async Task<DailyWorld> WithTeamsAsync(params string[] names)
    {
        var world = new DailyWorld();
        await world.CourseAsync();
        var panel = await world.Lead.RunsAsync("team manage");
        foreach (var name in names)
        {
            await MakeAsync(world, panel, name);
        }

        return world;
    }

    private static async Task<Seen> MakeAsync(DailyWorld world, Seen panel, string name) =>
        await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(panel, "Make a team"), ("name", name));
}
