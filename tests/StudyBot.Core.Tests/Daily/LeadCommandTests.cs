using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class LeadCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Asks_First_And_Then_Takes_Todays_Place()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        var asked = await world.Lead.RunsAsync("/daily post");
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        var posted = await world.Lead.PressesAsync(asked, "Post now");
        await world.AtAsync(On(0, 10), Stop);
        await world.AtAsync(On(1, 10), Stop);

        Assert.StartsWith("Posted in", posted.Reply!.Text);
        Assert.Equal(2, world.Chat.PostsIn(world.Chat.General).Count);
        Assert.Equal([Day(1), Day(0)], (await world.Questions.HistoryAsync(course.Id, 5, Stop)).Select(question => question.Date));
    }

    [Fact]
    public async Task A_Second_Post_On_One_Date_Is_Refused()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var asked = await world.Lead.RunsAsync("/daily post");
        await world.AtAsync(On(0, 10), Stop);

        var pressed = await world.Lead.PressesAsync(asked, "Post now");
        var again = await world.Lead.RunsAsync("/daily post");

        Assert.All([pressed, again], answer => Assert.Contains("has its question already (open)", answer.Text));
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Skipped_Day_Can_Be_Made_Up_By_A_Lead()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 18), Stop);
        Assert.Equal(QuestionState.Skipped, (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.State);

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily post"), "Post now");

        var question = await world.Questions.OpenInAsync(course.Id, Stop);
        Assert.Equal((Day(0), On(1, 9, 55)), (question!.Date, question.ClosesAt));
    }

    [Fact]
    public async Task Post_Now_Closes_What_Is_Still_Open()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Monday, Window = TimeSpan.FromHours(100) });
        await world.AtAsync(On(0, 10), Stop);
        world.Time.SetUtcNow(On(1, 12));

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily post"), "Post now");
        await world.Sweep.RunAsync(Stop);

        var posts = world.Chat.PostsIn(world.Chat.General);
        Assert.Equal(2, posts.Count);
        Assert.Contains("✓ right", posts[0].Card.Body);
        Assert.Equal(posts[1].Ref, (await world.Questions.OpenInAsync(course.Id, Stop))!.Message);
    }

    [Fact]
    public async Task A_Post_Too_Close_To_The_Next_Is_Refused()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync(settings => settings with { PostTime = new NodaTime.LocalTime(0, 30), Weekdays = Weekdays.Every });
        world.Time.SetUtcNow(On(0, 23, 45));

        var answer = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily post"), "Post now");

        Assert.StartsWith("Nothing was posted: the next question comes", answer.Text);
    }

    [Fact]
    public async Task Close_Asks_First_And_Then_Shows_The_Answer()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        Assert.Equal(DailyTexts.NothingOpen, (await world.Lead.RunsAsync("/daily close")).Text);
        await world.AtAsync(On(0, 10), Stop);

        var asked = await world.Lead.RunsAsync("/daily close");
        Assert.NotNull(await world.Questions.OpenInAsync(course.Id, Stop));
        var closed = await world.Lead.PressesAsync(asked, "Close now");

        Assert.Equal(DailyTexts.Closed, closed.Text);
        Assert.Contains("✓ right", world.Chat.PostsIn(world.Chat.General).Single().Card.Body);
        Assert.Equal(On(0, 10), (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.ClosedAt);
    }

    [Fact]
    public async Task Why_A_Question_Was_Posted_And_Closed_Stands_In_The_History_If_The_Lead_Says_So()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        var posted = await SayWhyAsync("/daily post", "Exam on *Friday*.");
        var closed = await SayWhyAsync("/daily close", "All have answered.");
        var question = await world.Chat.As("Ada").ChoosesAsync(await world.Chat.As("Ada").RunsAsync("/daily history"), "1");

        Assert.StartsWith("Posted in", posted.Text);
        Assert.Equal(DailyTexts.Closed, closed.Text);
        var lines = question.Reply!.Cards[1].Body.Split('\n');
        Assert.EndsWith(@"posted ahead of its time: Exam on \*Friday\*.", lines[0]);
        Assert.EndsWith("closed early: All have answered.", lines[1]);

        async Task<Seen> SayWhyAsync(string command, string why) =>
            await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(await world.Lead.RunsAsync(command), "Give a reason"), ("reason", why));
    }

    [Theory]
    [InlineData("/daily post")]
    [InlineData("/daily close")]
    [InlineData("/daily pause")]
    public async Task Commands_Of_Leads_Refuse_Others_And_So_Do_Their_Buttons(string command)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var ada = world.Chat.As("Ada");

        var refused = await (command == "/daily pause" ? ada.RunsAsync(command, ("until", "2026-12-24")) : ada.RunsAsync(command));
        var forged = await ada.ForgesAsync(refused.Required, command == "/daily close" ? $"course:close:1" : $"course:post:{course.Id}");

        Assert.Equal(DailyTexts.NeedsLead, refused.Text);
        Assert.Equal(DailyTexts.NeedsLead, forged.Text);
        Assert.NotNull(await world.Questions.OpenInAsync(course.Id, Stop));
    }

    [Fact]
    public async Task A_Pause_Ends_By_Itself_On_Its_Date()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        await world.Lead.RunsAsync("/daily pause", ("until", "2026-11-26"));
        for (var day = 0; day < 5; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        var history = await world.Questions.HistoryAsync(course.Id, 10, Stop);
        Assert.Equal([Day(4), Day(3)], history.Select(question => question.Date));
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
    }

    [Fact]
    public async Task A_Pause_Can_Be_Ended_Early()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        var paused = await world.Lead.RunsAsync("/daily pause", ("until", "2026-12-24"));
        var resumed = await world.Lead.PressesAsync(paused, "Resume now");
        await world.AtAsync(On(0, 10), Stop);

        Assert.Contains($"<t:{On(0, 10).ToUnixTimeSeconds()}:F>", resumed.Text);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("tomorrow")]
    public async Task A_Pause_Needs_A_Coming_Date(string until)
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        Assert.Contains("`until`", (await world.Lead.RunsAsync("/daily pause", ("until", until))).Text);
    }

    [Fact]
    public async Task Status_Says_More_To_Leads()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        await world.Chat.As("Ada").PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "A");
        await world.Courses.AddNoteAsync(course.Id, new Note(NoteKind.Late, Day(0), On(0, 10)), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.Send);

        var forLead = await world.Lead.RunsAsync("/daily status");
        var forMember = await world.Chat.As("Ada").RunsAsync("/daily status");
        await world.Lead.PressesAsync(forLead, "Notes are read");
        var later = await world.Lead.RunsAsync("/daily status");

        Assert.Equal(["State", "When", "Next question", "Open now", "Answers", "Permissions", "Stock", "Days off", "Notes (1)"], forLead.Card.Fields.Select(field => field.Name));
        Assert.Contains("Send Messages", forLead.Card.Fields[5].Value);
        Assert.Equal(["State", "When", "Next question", "Open now"], forMember.Card.Fields.Select(field => field.Name));
        Assert.DoesNotContain(later.Card.Fields, field => field.Name.StartsWith("Notes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Notes_Go_To_The_Lead_Channel_Once()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var course = await world.CourseAsync(settings => settings with { LeadChannel = leads });
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));

        await world.AtAsync(On(0, 17), Stop);
        Assert.Empty(world.Chat.PostsIn(leads));
        await world.AtAsync(On(0, 17, 1), Stop);
        await world.AtAsync(On(0, 17, 2), Stop);

        Assert.Contains("Monday, 23 November: no question, the time was missed", Assert.Single(world.Chat.PostsIn(leads)).Text);
        Assert.Empty(await world.Courses.NotesAsync(course.Id, Stop));
    }

    [Fact]
    public async Task History_Lists_Days_And_Hides_What_Is_Open()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        Assert.Equal(DailyTexts.NoHistory, (await world.Chat.As("Ada").RunsAsync("/daily history")).Text);
        await world.AtAsync(On(0, 10), Stop);
        await world.AtAsync(On(1, 10), Stop);

        var lines = (await world.Chat.As("Ada").RunsAsync("/daily history")).Card.Body.Split('\n');

        var first = (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.Asked!;
        Assert.Equal(["Tue, 24 Nov 2026: open", $"Mon, 23 Nov 2026: closed, {first.Title} ({first.QuestionId})"], lines);
    }

    [Fact]
    public async Task Decisions_Before_The_First_Question_Are_In_The_History()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.Lead.RunsAsync("/daily pause", ("until", "2026-12-24"));

        var history = (await world.Chat.As("Ada").RunsAsync("/daily history")).Reply!;

        Assert.Equal(DailyTexts.NoHistory, history.Cards[0].Body);
        Assert.EndsWith("paused the course", history.Cards[1].Body);
    }

    [Fact]
    public async Task Every_Decision_About_A_Course_Can_Be_Reached_In_The_History()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var (ada, paused) = (world.Chat.As("Ada"), await world.Lead.RunsAsync("/daily pause", ("until", "2026-12-24")));
        for (var turn = 0; turn < 12; turn++)
        {
            await world.Lead.PressesAsync(paused, "Resume now");
            paused = await world.Lead.RunsAsync("/daily pause", ("until", "2026-12-24"));
        }

        await world.AtAsync(On(0, 10), Stop);

        var lines = new List<string>();
        var page = await ada.RunsAsync("/daily history");
        while (true)
        {
            lines.AddRange(page.Reply!.Cards[^1].Body.Split('\n'));
            if (page.Required.Buttons.All(button => button.Label != "Older"))
            {
                break;
            }

            page = await ada.PressesAsync(page, "Older");
        }

        Assert.Equal(25, lines.Count);
        Assert.Equal(13, lines.Count(line => line.EndsWith("paused the course", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_Course_Is_That_Of_The_Channel_Then_The_Only_One_Then_The_Named_One()
    {
        await using var world = new DailyWorld();
        Assert.Equal(DailyTexts.NoCourse, (await world.Lead.RunsAsync("/daily status")).Text);
        await world.CourseAsync();
        var elsewhere = world.Chat.ChannelNamed("elsewhere");
        var study = world.Chat.ChannelNamed("study");

        var only = await world.Lead.In(elsewhere).RunsAsync("/daily status");
        var second = await world.CourseAsync(settings => settings with { Channel = study, Name = "Second" });
        var unclear = await world.Lead.In(elsewhere).RunsAsync("/daily status");
        var offered = await world.Lead.TypesAsync("/daily status", "course", "sec");
        var named = await world.Lead.RunsAsync("/daily status", ("course", offered.Single().Value));
        var ofChannel = await world.Lead.In(study).RunsAsync("/daily status");
        var unknown = await world.Lead.RunsAsync("/daily status", ("course", "Third"));

        Assert.Equal("Docker", only.Card.Title);
        Assert.Equal(DailyTexts.SeveralCourses, unclear.Text);
        Assert.Equal(second.Id.ToString(), offered.Single().Value);
        Assert.Equal("Second", named.Card.Title);
        Assert.Equal("Second", ofChannel.Card.Title);
        Assert.Equal(DailyTexts.UnknownCourse, unknown.Text);
    }

    [Fact]
    public async Task A_Server_Cannot_Touch_The_Course_Of_Another()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var elsewhere = new ButtonPressed(
            "1", new Member(new MemberId(5), "Eve", [], CanManageServer: true), new Place(new ServerId(2), new ChannelId(3), null, ChannelAbilities.None),
            "en-US", Start, $"course:post:{course.Id}", null);

        var answer = await world.Get<CommandRouter>().HandleAsync(elsewhere, Stop);

        Assert.Equal(DailyTexts.UnknownCourse, Assert.IsType<Reply>(answer).Text);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
    }
}
