using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class PosterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Question_Is_Posted_When_It_Is_Due_And_Not_Before()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        await world.AtAsync(On(0, 9, 59, 59), Stop);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        await world.AtAsync(On(0, 10), Stop);

        var post = Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Contains("which one?", post.Card.Body);
        Assert.Contains($"<t:{On(1, 9).ToUnixTimeSeconds()}:F>", post.Card.Body);
        Assert.Equal(["A", "B", "C", "D", "W"], post.Buttons.Select(button => button.Label[..1]));
    }

    [Fact]
    public async Task The_Post_Says_What_An_Answer_In_Own_Words_Answers()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        await world.AtAsync(On(0, 10), Stop);

        var post = Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Matches(@"^Question \d+\.\d+\?$", Assert.Single(post.Card.Fields, field => field.Name.StartsWith("In your own words", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task Each_Weekday_Has_One_Question_And_The_Weekend_None()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        for (var hour = 0; hour < 14 * 24; hour++)
        {
            await world.AtAsync(Start.AddHours(hour), Stop);
        }

        var history = await world.Questions.HistoryAsync(course.Id, 100, Stop);
        Assert.Equal(10, history.Count);
        Assert.Equal(10, history.Select(question => question.Date).Distinct().Count());
        Assert.Equal(10, world.Chat.PostsIn(world.Chat.General).Count);
        Assert.All(history, question => Assert.Equal(QuestionState.Closed, question.State));
    }

    [Theory]
    [InlineData(5, 59, true)]
    [InlineData(6, 1, false)]
    public async Task A_Missed_Time_Is_Caught_Up_Within_Six_Hours_And_Then_Skipped_With_A_Note(int hours, int minutes, bool posted)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        await world.AtAsync(On(0, 10 + hours, minutes), Stop);

        var notes = await world.Courses.NotesAsync(course.Id, Stop);
        Assert.Equal(posted ? 1 : 0, world.Chat.PostsIn(world.Chat.General).Count);
        Assert.Equal(posted ? [] : [NoteKind.Late], notes.Select(note => note.Kind));
    }

    [Fact]
    public async Task A_Week_Away_Leaves_Skipped_Days_And_The_Next_Question_Comes_In_Time()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        await world.AtAsync(On(7, 9), Stop);
        await world.AtAsync(On(7, 10), Stop);

        var history = await world.Questions.HistoryAsync(course.Id, 10, Stop);
        Assert.Equal([QuestionState.Posted, .. Enumerable.Repeat(QuestionState.Skipped, 5)], history.Select(question => question.State));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task A_Post_That_Is_Late_By_More_Than_Half_An_Hour_Pings_Nobody(int late, bool pings)
    {
        await using var world = new DailyWorld();
        var role = new RoleId(77);
        await world.CourseAsync(settings => settings with { PingRole = role });

        await world.AtAsync(On(0, 10, late), Stop);

        Assert.Equal(pings ? role : null, world.Chat.PostsIn(world.Chat.General).Single().Reply.Pings);
    }

    [Fact]
    public async Task A_Late_Post_Is_Open_For_An_Hour_At_Least_Or_Skipped()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Window = TimeSpan.FromHours(2) });

        await world.AtAsync(On(0, 11, 30), Stop);

        var question = await world.Questions.OpenInAsync(course.Id, Stop);
        Assert.Equal(On(0, 12, 30), question!.ClosesAt);
    }

    [Fact]
    public async Task Content_That_Comes_In_Time_Is_Still_Asked_And_Without_Any_The_Day_Is_Skipped()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var books = world.Books.All;
        world.Books.All = [TestHandbook.With("docker", 0)];

        await world.AtAsync(On(0, 10), Stop);
        world.Books.All = books;
        await world.AtAsync(On(0, 10, 10), Stop);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        world.Books.All = [TestHandbook.With("docker", 0)];
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(1, 16, 1), Stop);

        Assert.Equal([NoteKind.NothingToAsk], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => note.Kind));
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Theory]
    [InlineData(ChannelAbilities.Send)]
    [InlineData(FakeChat.Everything)]
    public async Task A_Course_Without_Access_Is_Paused_With_A_Note_And_Goes_On_When_A_Lead_Looks(ChannelAbilities lost)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~lost);

        await world.AtAsync(On(0, 10), Stop);
        await world.AtAsync(On(0, 10, 1), Stop);

        Assert.Equal(PauseReason.Access, (await world.Courses.FindAsync(course.Id, Stop))!.Pause!.Reason);
        Assert.Equal([NoteKind.LostAccess], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => note.Kind));

        world.Chat.Allow(world.Chat.General, FakeChat.Everything);
        await world.Lead.RunsAsync("/daily status");
        await world.AtAsync(On(0, 10, 2), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Deleted_Channel_Pauses_Its_Course_And_No_Other()
    {
        await using var world = new DailyWorld();
        var gone = await world.CourseAsync(settings => settings with { Channel = world.Chat.ChannelNamed("gone") });
        await world.CourseAsync();
        world.Chat.RemoveChannel(gone.Settings.Channel);

        await world.AtAsync(On(0, 10), Stop);

        Assert.Equal(PauseReason.Access, (await world.Courses.FindAsync(gone.Id, Stop))!.Pause!.Reason);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Skipped_Question_Goes_Back_Into_The_Bag()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Refused, nameof(IChatClient.PostAsync));

        await world.AtAsync(On(0, 10), Stop);

        Assert.Equal(QuestionState.Skipped, (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.State);
        Assert.Empty(await world.Questions.DrawsAsync(course.Id, Stop));
    }

    [Fact]
    public async Task Eight_Days_Ask_Every_Question_And_Note_When_Few_Are_Left()
    {
        await using var world = new DailyWorld(4, 4);
        var course = await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Every });

        for (var day = 0; day < 8; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        var history = await world.Questions.HistoryAsync(course.Id, 100, Stop);
        Assert.Equal(8, history.Select(question => question.Asked!.QuestionId).Distinct().Count());
        Assert.Equal([NoteKind.LowStock], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => note.Kind));
    }

    [Fact]
    public async Task The_Note_About_The_Last_Few_Comes_Also_When_One_Was_Passed_Over()
    {
        await using var world = new DailyWorld(4, 4);
        var course = await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Every });
        for (var day = 0; day < 3; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        Assert.Empty(await world.Courses.NotesAsync(course.Id, Stop));
        await world.Lead.PressesAsync(await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily status"), "Skip"), "Skip");
        for (var day = 3; day < 7; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        Assert.Equal([(NoteKind.LowStock, (NodaTime.LocalDate?)Day(3))], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => (note.Kind, note.Date)));
    }

    [Fact]
    public async Task The_Order_Of_The_Options_Is_Kept_With_The_Question()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var before = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;

        // New content must not change what was asked.
        world.Books.All = [TestHandbook.With("docker", 1)];
        await world.RestartAsync();

        var after = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;
        Assert.Equal(before.Options, after.Options);
        Assert.Equal("the true one", after.Options[after.Right].Text);
        Assert.Equal(before.ShuffleSeed, after.ShuffleSeed);
    }
}
