using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class SetupCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_Changes_Until_The_Proposal_Is_Confirmed()
    {
        await using var world = new DailyWorld();

        var preview = await world.Lead.RunsAsync("/daily setup");
        var before = await world.Courses.InServerAsync(world.Chat.Server, Stop);
        var done = await world.Lead.PressesAsync(preview, "Confirm");

        Assert.True(preview.IsPrivate);
        Assert.Empty(before);
        Assert.Contains($"<t:{On(0, 10).ToUnixTimeSeconds()}:F>", done.Text);
        var course = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop));
        Assert.Equal(
            new CourseSettings { Channel = world.Chat.General, Name = "The docker handbook", Pack = "docker", Chapters = course.Settings.Chapters },
            course.Settings);
        await world.AtAsync(On(0, 10), Stop);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task Every_Option_Is_Taken_Over()
    {
        await using var world = new DailyWorld(3, 3, 3);
        world.Books.All = [.. world.Books.All, TestHandbook.With("kubernetes", 2, 2, 2)];
        var (channel, leads) = (world.Chat.ChannelNamed("study"), world.Chat.ChannelNamed("leads"));

        var preview = await world.Lead.RunsAsync(
            "/daily setup",
            ("channel", channel), ("time", "9:05"), ("zone", "europe/paris"), ("weekdays", "Sat-Mon, wed"), ("window", 5), ("handbook", "kubernetes"),
            ("chapters", "1, 3"), ("role", new RoleId(5)), ("thread", "posting"), ("lead-role", new RoleId(6)), ("lead-channel", leads), ("name", "K8s"),
            ("written-points", 10), ("names", "on-request"));
        await world.Lead.PressesAsync(preview, "Confirm");

        var course = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop));
        Assert.Equal([1, 3], course.Settings.Chapters);
        Assert.Equal(
            new CourseSettings
            {
                Channel = channel,
                Name = "K8s",
                Pack = "kubernetes",
                Zone = "Europe/Paris",
                PostTime = new NodaTime.LocalTime(9, 5),
                Weekdays = Weekdays.Saturday | Weekdays.Sunday | Weekdays.Monday | Weekdays.Wednesday,
                Window = TimeSpan.FromHours(5),
                Chapters = course.Settings.Chapters,
                PingRole = new RoleId(5),
                LeadRole = new RoleId(6),
                LeadChannel = leads,
                Thread = ThreadMode.Posting,
                WrittenMax = 10,
                Names = NamesMode.OnRequest,
            },
            course.Settings);
        Assert.Equal(On(0, 8, 5), course.NextDue!.Value.At);
    }

    [Fact]
    public async Task What_The_Bot_Still_Needs_Is_Said_Before_And_After_Confirming()
    {
        await using var world = new DailyWorld();
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.ReadHistory);

        var proposal = await world.Lead.RunsAsync("/daily setup");
        var proposed = proposal.Card.Body;
        var done = await world.Lead.PressesAsync(proposal, "Confirm");

        Assert.Contains("*Read Message History*", proposed);
        Assert.StartsWith("Done. The next question comes", done.Text);
        Assert.Contains("*Read Message History*", done.Text);
    }

    [Fact]
    public async Task A_Role_That_Anyone_May_Mention_Needs_No_Permission()
    {
        await using var world = new DailyWorld();
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.PingRoles);
        world.Chat.OpenRoles.Add(new RoleId(5));

        var open = await world.Lead.RunsAsync("/daily setup", ("role", new RoleId(5)));
        var closed = await world.Lead.RunsAsync("/daily setup", ("role", new RoleId(6)));

        Assert.DoesNotContain("Mention @everyone", open.Card.Body);
        Assert.Contains("Mention @everyone", closed.Card.Body);
    }

    [Theory]
    [InlineData("time", "24:00", @"`time`: ""24\:00"" is not a time. Write hours and minutes from 00:00 to 23:59")]
    [InlineData("time", "noon", "`time`: \"noon\" is not a time")]
    [InlineData("zone", "Atlantis", "`zone`: there is no time zone \"Atlantis\"")]
    [InlineData("zone", "Eastern", "`zone`: there is no time zone \"Eastern\"")]
    [InlineData("weekdays", "Mon-Xyz", "`weekdays`:")]
    [InlineData("written-points", 7, "`written-points`: \"7\" is not possible. Give 0 (for learning only), 5 or 10.")]
    [InlineData("handbook", "rust", "`handbook`: there is no \"rust\". There is: docker.")]
    [InlineData("chapters", "1-9", "`chapters`:")]
    [InlineData("chapters", "one", "There is: 1, 2.")]
    public async Task A_Bad_Value_Is_Refused_By_Naming_The_Option_And_The_Fix(string option, object value, string expected)
    {
        await using var world = new DailyWorld();

        var answer = await world.Lead.RunsAsync("/daily setup", (option, value));

        Assert.Contains(expected, answer.Text);
        Assert.Empty(answer.Required.Buttons);
    }

    [Fact]
    public async Task Members_Without_Manage_Server_Cannot_Set_Up()
    {
        await using var world = new DailyWorld();

        var answer = await world.Chat.As("Ada").RunsAsync("/daily setup");

        Assert.Contains("Manage Server", answer.Text);
        Assert.Empty(answer.Required.Buttons);
    }

    [Fact]
    public async Task A_Lead_By_Role_May_Change_The_Course_But_Not_Who_Leads_It()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync(settings => settings with { LeadRole = new RoleId(6) });
        var ada = world.Chat.As("Ada").WithRoles(new RoleId(6));

        var refused = await ada.RunsAsync("/daily setup", ("lead-role", new RoleId(7)));
        await ada.PressesAsync(await ada.RunsAsync("/daily setup", ("time", "11:00")), "Confirm");

        Assert.Contains("`lead-role`", refused.Text);
        var course = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop));
        Assert.Equal(new NodaTime.LocalTime(11, 0), course.Settings.PostTime);
        Assert.Equal(new RoleId(6), course.Settings.LeadRole);
    }

    [Fact]
    public async Task Missing_Permissions_Are_Named_With_The_Way_To_Grant_Each()
    {
        await using var world = new DailyWorld();
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~(ChannelAbilities.ShowCards | ChannelAbilities.ReadHistory));

        var preview = await world.Lead.RunsAsync("/daily setup");

        Assert.Contains("*Embed Links*", preview.Card.Body);
        Assert.Contains("*Read Message History*", preview.Card.Body);
        Assert.Contains("Channel settings → Permissions", preview.Card.Body);
        Assert.DoesNotContain("Send Messages", preview.Card.Body);
        Assert.NotEmpty(preview.Required.Buttons);
    }

    [Fact]
    public async Task A_Proposal_Can_Be_Confirmed_Once_By_Its_Author_And_For_A_Day()
    {
        await using var world = new DailyWorld();
        var cancelled = await world.Lead.RunsAsync("/daily setup");
        var forged = $"course:confirm:1";
        await world.Lead.PressesAsync(cancelled, "Cancel");
        var old = await world.Lead.RunsAsync("/daily setup");
        world.Time.Advance(TimeSpan.FromHours(25));

        Assert.Equal(DailyTexts.DraftGone, (await world.Lead.ForgesAsync(cancelled.Required, forged)).Text);
        Assert.Equal(DailyTexts.DraftGone, (await world.Lead.PressesAsync(old, "Confirm")).Text);
        var fresh = await world.Lead.RunsAsync("/daily setup");
        Assert.Equal(DailyTexts.DraftOfOther, (await world.Chat.As("Max").ManagesTheServer().ForgesAsync(fresh.Required, "course:confirm:3")).Text);
        Assert.Empty(await world.Courses.InServerAsync(world.Chat.Server, Stop));
    }

    [Fact]
    public async Task Running_It_Again_In_The_Channel_Changes_That_Course()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Zone = "Europe/Paris", PingRole = new RoleId(5) });

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("time", "15:00")), "Confirm");

        var changed = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop));
        Assert.Equal((course.Id, "Europe/Paris", course.BagSeed), (changed.Id, changed.Settings.Zone, changed.BagSeed));
        Assert.Equal(new RoleId(5), changed.Settings.PingRole);
        Assert.Equal(On(0, 14), changed.NextDue!.Value.At);
    }

    [Fact]
    public async Task A_Later_Time_On_A_Day_That_Has_Its_Question_Means_The_Next_Day()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);

        var done = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("time", "15:00")), "Confirm");

        Assert.Contains($"<t:{On(1, 15).ToUnixTimeSeconds()}:F>", done.Text);
        Assert.Equal(On(1, 9), (await world.Questions.OpenInAsync(course.Id, Stop))!.ClosesAt);
    }

    [Fact]
    public async Task Changing_A_Paused_Course_Leaves_It_Paused()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.Lead.RunsAsync("/daily pause", ("until", "2026-11-26"));

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("time", "15:00")), "Confirm");

        var changed = (await world.Courses.FindAsync(course.Id, Stop))!;
        Assert.Equal(new Pause(PauseReason.Lead, Day(3)), changed.Pause);
        Assert.Equal(new Occurrence(Day(3), On(3, 15)), changed.NextDue);
    }

    [Fact]
    public async Task An_Earlier_Next_Question_Closes_The_Open_One_Five_Minutes_Before()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("time", "06:00")), "Confirm");
        await world.AtAsync(On(0, 10, 1), Stop);

        Assert.Equal(On(1, 5, 55), (await world.Questions.OpenInAsync(course.Id, Stop))!.ClosesAt);
        Assert.Contains($"<t:{On(1, 5, 55).ToUnixTimeSeconds()}:F>", world.Chat.PostsIn(world.Chat.General).Single().Card.Body);
        await world.AtAsync(On(1, 6), Stop);
        Assert.Equal(2, world.Chat.PostsIn(world.Chat.General).Count);
    }

    [Fact]
    public async Task Zones_And_Handbooks_Are_Offered_While_Typing()
    {
        await using var world = new DailyWorld();

        var paris = await world.Lead.TypesAsync("/daily setup", "zone", "par");
        var york = await world.Lead.TypesAsync("/daily setup", "zone", "new york");
        var empty = await world.Lead.TypesAsync("/daily setup", "zone", "");
        var books = await world.Lead.TypesAsync("/daily setup", "handbook", "DOCK");

        Assert.Contains(new Choice("Europe/Paris (now 09:00)", "Europe/Paris"), paris);
        Assert.Equal("America/New_York", york[0].Value);
        Assert.Equal("UTC", empty[0].Value);
        Assert.Equal(["docker"], books.Select(choice => choice.Value));
    }
}
