using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class AccessTests
{
    private const ChannelAbilities WithoutSend = FakeChat.Everything & ~ChannelAbilities.Send;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Permission_That_Is_Withdrawn_Pauses_At_Once_And_Is_Told_Once_With_What_To_Grant()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        await world.CourseAsync(settings => settings with { LeadChannel = leads });
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~(ChannelAbilities.Send | ChannelAbilities.ShowCards));

        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        for (var minute = 0; minute < 30; minute += 10)
        {
            await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
            await world.AtAsync(On(0, 10, minute), Stop);
        }

        var told = Assert.Single(world.Chat.PostsIn(leads)).Text;
        Assert.Contains("*Send Messages*", told);
        Assert.Contains("*Embed Links*", told);
        Assert.Contains("Channel settings → Permissions", told);
        var state = (await world.Chat.As("Ada").RunsAsync("/daily status")).Card.Fields[0].Value;
        Assert.StartsWith("paused: in the channel I lack *Send Messages* and *Embed Links*", state);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Permission_That_Returns_Lets_The_Course_Go_On_And_Is_Told_Once()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var course = await world.CourseAsync(settings => settings with { LeadChannel = leads });
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.AtAsync(On(0, 10), Stop);
        await world.AtAsync(On(2, 18), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything);

        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        await world.AtAsync(On(2, 19), Stop);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        await world.AtAsync(On(3, 10), Stop);

        Assert.Equal(2, world.Chat.PostsIn(leads).Count);
        Assert.Contains("I can post again, so the questions go on; meanwhile 3 days had no question", world.Chat.PostsIn(leads)[1].Text);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Equal(
            [QuestionState.Posted, QuestionState.Skipped, QuestionState.Skipped, QuestionState.Skipped],
            (await world.Questions.HistoryAsync(course.Id, 10, Stop)).Select(question => question.State));
    }

    [Fact]
    public async Task Access_That_Returns_In_Time_Lets_The_Day_Be_Caught_Up_Without_A_Ping()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { PingRole = new RoleId(5) });
        world.Chat.Allow(world.Chat.General, ChannelAbilities.None);
        await world.AtAsync(On(0, 9), Stop);
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything);

        await world.AtAsync(On(0, 12), Stop);

        Assert.Null(Assert.Single(world.Chat.PostsIn(world.Chat.General)).Reply.Pings);
        Assert.Equal(Day(0), (await world.Questions.OpenInAsync(course.Id, Stop))!.Date);
    }

    [Fact]
    public async Task Without_An_Event_Access_Is_Looked_For_Every_Few_Minutes_And_Later_Every_Hour()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything);

        await world.AtAsync(On(0, 10, 4), Stop);
        Assert.NotNull((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
        await world.AtAsync(On(0, 10, 5), Stop);
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.Pause);

        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(1, 12), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything);
        await world.AtAsync(On(1, 12, 30), Stop);
        Assert.NotNull((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
        await world.AtAsync(On(1, 13), Stop);
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
    }

    [Fact]
    public async Task An_Outage_Pauses_Nothing()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.AbilitiesInAsync));
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        world.Chat.FailNext(ChatFault.Forbidden, nameof(IChatClient.PostAsync));
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.AbilitiesInAsync));

        await world.AtAsync(On(0, 10), Stop);
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
        await world.AtAsync(On(0, 10, 1), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Empty(await world.Courses.NotesAsync(course.Id, Stop));
    }

    [Fact]
    public async Task A_Bot_That_Is_Removed_Says_Nothing_And_Tells_All_Of_It_When_It_Is_Back()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        await world.CourseAsync(settings => settings with { LeadChannel = leads });
        world.Chat.IsInServer = false;
        await world.Chat.TellAsync(new Notice.ServerLeft(world.Chat.Server), Stop);
        await world.AtAsync(On(0, 17), Stop);
        Assert.Empty(world.Chat.PostsIn(leads));

        world.Chat.IsInServer = true;
        await world.Chat.TellAsync(new Notice.ServerAvailable(world.Chat.Server, "Study", JustJoined: true), Stop);
        await world.AtAsync(On(1, 10), Stop);

        var told = Assert.Single(world.Chat.PostsIn(leads)).Text;
        Assert.Contains("I was removed from this server", told);
        Assert.Contains("meanwhile one day had no question", told);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Course_Whose_Channel_Was_Deleted_Moves_To_Another_With_Its_History()
    {
        await using var world = new DailyWorld();
        var gone = world.Chat.ChannelNamed("gone");
        var course = await world.CourseAsync(settings => settings with { Channel = gone });
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.RemoveChannel(gone);
        await world.Chat.TellAsync(new Notice.ChannelRemoved(world.Chat.Server, gone), Stop);
        await world.AtAsync(On(1, 9), Stop);
        Assert.Contains("the channel was deleted. Choose another one with `/daily setup`", (await world.Lead.RunsAsync("/daily status")).Card.Fields[0].Value);
        Assert.NotEmpty(await world.Questions.UnfinishedClosingsAsync(Stop));

        var preview = await world.Lead.RunsAsync("/daily setup");
        Assert.Equal("**Docker** moves here from its channel that was deleted, with its points and its history.", preview.Card.Body);
        await world.Lead.PressesAsync(preview, "Confirm");
        await world.AtAsync(On(1, 10), Stop);

        var moved = (await world.Courses.FindAsync(course.Id, Stop))!;
        Assert.Equal((world.Chat.General, null), (moved.Settings.Channel, moved.Pause));
        Assert.Equal(2, (await world.Questions.HistoryAsync(course.Id, 10, Stop)).Count);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Empty(await world.Questions.UnfinishedClosingsAsync(Stop));
    }

    [Fact]
    public async Task Todays_Question_Comes_In_The_New_Channel_If_The_Course_Moves_In_Time()
    {
        await using var world = new DailyWorld();
        var gone = world.Chat.ChannelNamed("gone");
        var course = await world.CourseAsync(settings => settings with { Channel = gone });
        world.Chat.RemoveChannel(gone);
        await world.AtAsync(On(0, 10), Stop);

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup"), "Confirm");
        await world.AtAsync(On(0, 11), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Equal(Day(0), (await world.Questions.OpenInAsync(course.Id, Stop))!.Date);
    }

    [Fact]
    public async Task An_Open_Question_Closes_On_Time_And_Shows_Its_Answer_When_Access_Returns()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        await world.Chat.As("Ada").PressesAsync(post, "A");
        world.Chat.Allow(world.Chat.General, ChannelAbilities.None);

        await world.AtAsync(On(1, 9), Stop);
        await world.AtAsync(On(4, 9), Stop);
        var closed = (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!;
        Assert.Equal((QuestionState.Closed, On(1, 9)), (closed.State, closed.ClosedAt!.Value));
        Assert.DoesNotContain("✓ right", post.Card.Body);

        world.Chat.Allow(world.Chat.General, FakeChat.Everything);
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        await world.AtAsync(On(4, 9, 1), Stop);

        Assert.Contains("✓ right", post.Card.Body);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.DoesNotContain(await world.Courses.NotesAsync(course.Id, Stop), note => note.Kind == NoteKind.RevealFailed);
    }

    [Fact]
    public async Task The_Answer_Is_Shown_On_Time_Where_Only_New_Posts_Are_Refused()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);

        await world.AtAsync(On(1, 9), Stop);

        Assert.Contains("✓ right", world.Chat.PostsIn(world.Chat.General).Single().Card.Body);
    }

    [Fact]
    public async Task A_Leads_Pause_Outlasts_A_Loss_Of_Access()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.Lead.RunsAsync("/daily pause", ("until", "2026-11-26"));
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        Assert.EndsWith("A lead's pause lasts until Thursday, 26 November", (await world.Lead.RunsAsync("/daily status")).Card.Fields[0].Value);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything);

        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);
        var paused = (await world.Courses.FindAsync(course.Id, Stop))!.Pause!;
        for (var day = 0; day < 4; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        Assert.Equal(new Pause(PauseReason.Lead, Day(3)), paused);
        Assert.Equal([Day(3)], (await world.Questions.HistoryAsync(course.Id, 10, Stop)).Select(question => question.Date));
    }

    [Fact]
    public async Task A_Pause_Made_Without_Access_Is_Kept_And_Its_End_Does_Not_Hide_The_Loss()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.AtAsync(On(0, 10), Stop);

        await world.Lead.RunsAsync("/daily pause", ("until", "2026-11-25"));
        var resumed = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily status"), "Check again");
        var still = (await world.Courses.FindAsync(course.Id, Stop))!.Pause!;
        await world.Lead.RunsAsync("/daily pause", ("until", "2026-11-25"));
        await world.AtAsync(On(2, 17), Stop);
        var after = (await world.Courses.FindAsync(course.Id, Stop))!.Pause!;

        Assert.StartsWith("Still paused. In", resumed.Text);
        Assert.Contains("*Send Messages*", resumed.Text);
        Assert.All([still, after], pause => Assert.Equal((PauseReason.Access, null), (pause.Reason, pause.Until)));
        Assert.Equal([NoteKind.LostAccess], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => note.Kind));
    }

    [Fact]
    public async Task Post_Now_Without_Access_Says_What_Is_Missing_And_Takes_No_Date()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.Chat.TellAsync(new Notice.RightsChanged(world.Chat.Server), Stop);

        var answer = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily post"), "Post now");

        Assert.Contains("*Send Messages*", answer.Text);
        Assert.Empty(await world.Questions.HistoryAsync(course.Id, 10, Stop));
    }

    [Fact]
    public async Task New_Settings_For_A_Lost_Channel_Are_Saved_And_The_Loss_Is_Not_Told_Again()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.Allow(world.Chat.General, WithoutSend);
        await world.AtAsync(On(0, 10), Stop);

        var preview = await world.Lead.RunsAsync("/daily setup", ("time", "11:00"));
        var saved = await world.Lead.PressesAsync(preview, "Confirm");
        await world.AtAsync(On(1, 11), Stop);

        var after = (await world.Courses.FindAsync(course.Id, Stop))!;
        Assert.StartsWith("Saved. Still paused. In", saved.Text);
        Assert.Equal((11, PauseReason.Access), (after.Settings.PostTime.Hour, after.Pause!.Reason));
        Assert.Equal([NoteKind.LostAccess], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => note.Kind));
    }

    [Fact]
    public async Task A_Refusal_That_Nothing_Explains_Is_Tried_Again_And_Pauses_Nothing()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Forbidden, nameof(IChatClient.PostAsync));

        await world.AtAsync(On(0, 10), Stop);
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
        await world.AtAsync(On(0, 10, 1), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Post_In_Doubt_Is_Looked_Up_Once_Access_Is_Back_And_Never_Posted_Twice()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.IsInServer = false;
        await world.Chat.TellAsync(new Notice.ServerLeft(world.Chat.Server), Stop);
        await world.AtAsync(On(0, 10, 10), Stop);
        world.Chat.IsInServer = true;

        await world.Chat.TellAsync(new Notice.ServerAvailable(world.Chat.Server, "Study", JustJoined: true), Stop);
        await world.AtAsync(On(0, 10, 20), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Locked_Thread_Is_Told_Once_And_Pauses_Nothing()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var course = await world.CourseAsync(settings => settings with { Thread = ThreadMode.Posting, LeadChannel = leads });
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.Lock(world.Chat.Threads.Single().Id);

        await world.AtAsync(On(1, 9), Stop);
        await world.AtAsync(On(1, 9, 10), Stop);

        Assert.Contains("its thread is locked", Assert.Single(world.Chat.PostsIn(leads)).Text);
        Assert.Contains("✓ right", world.Chat.PostsIn(world.Chat.General)[0].Card.Body);
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.Pause);
    }

    [Fact]
    public async Task Notes_Wait_In_The_Status_While_The_Lead_Channel_Is_Out_Of_Reach_Too()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        await world.CourseAsync(settings => settings with { LeadChannel = leads });
        world.Chat.Allow(world.Chat.General, WithoutSend);
        world.Chat.Allow(leads, WithoutSend);
        await world.AtAsync(On(0, 10), Stop);

        Assert.Contains("Notes (1)", (await world.Lead.RunsAsync("/daily status")).Card.Fields.Select(field => field.Name));
        world.Chat.Allow(leads, FakeChat.Everything);
        await world.AtAsync(On(0, 10, 6), Stop);

        Assert.Single(world.Chat.PostsIn(leads));
    }
}
