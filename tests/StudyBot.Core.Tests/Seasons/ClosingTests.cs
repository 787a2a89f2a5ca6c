using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Seasons;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Seasons;

/// <summary>When a season closes, and what becomes of it.</summary>
public sealed class ClosingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Season_Closes_48_Hours_After_Its_Last_Question_With_One_Result()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true), ("Bob", false));

        await world.SeasonsAtAsync(PlayedSeason.Closes.AddSeconds(-1), Stop);
        Assert.Empty(played.Results);
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);
        await world.RestartAsync();
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddDays(3), Stop);

        var post = Assert.Single(played.Results);
        Assert.Single(post.Versions);
        Assert.Equal("Season result: November 2026", post.Card.Title);
        Assert.Matches(@"^Congratulations to \*\*Ada\*\*!\n\n`  1`  Ada: \*\*69 points\*\*, 6 of 6 right\n`  2`  Bob: \*\*9 points\*\*, 0 of 6 right$", post.Card.Body);
        Assert.Equal("6 questions · 2 members · as it stood when the season closed on 3 December 2026 · = joint place", post.Card.Footer);
        Assert.Equal("Podium of Docker, Season November 2026, 6 questions · 2 members. place 1 Ada, 69 points, 6 of 6 right; place 2 Bob, 9 points, 0 of 6 right", Assert.Single(post.Reply.Pictures).Description);
        Assert.Null(post.Reply.Pings);
        Assert.Equal([NoteKind.SeasonClosed], (await world.Courses.NotesAsync(played.Course.Id, Stop)).Select(note => note.Kind).Where(kind => kind >= NoteKind.SeasonClosed));
        Assert.Equal("the season November 2026 has closed; its result is posted", DailyTexts.NoteLine((await world.Courses.NotesAsync(played.Course.Id, Stop)).Last(note => note.Kind == NoteKind.SeasonClosed)));
    }

    [Fact]
    public async Task A_Lead_May_Still_Post_On_The_Last_Date_So_No_Season_Closes_Before_It()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world, settings => settings with { Weekdays = Weekdays.Monday | Weekdays.Tuesday });
        await played.DaysAsync(0, 6, Stop, ("Ada", true));

        // Only the Monday and the Tuesday had one, and the next Monday belongs to the season as well.
        await world.SeasonsAtAsync(On(6, 23, 59), Stop);
        await world.Lead.RunsAsync("/daily pause", ("until", "2026-12-10"));
        await world.SeasonsAtAsync(On(8, 5, 59), Stop);
        Assert.Empty(played.Results);
        await world.SeasonsAtAsync(On(8, 6), Stop);

        Assert.StartsWith("2 questions", Assert.Single(played.Results).Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Open_Question_Holds_Its_Season_Open()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world, settings => settings with { Weekdays = Weekdays.Monday, Window = TimeSpan.FromDays(7) });
        await played.DaysAsync(0, 7, Stop, ("Ada", true));

        await world.SeasonsAtAsync(On(12, 9), Stop);
        await world.SeasonsAtAsync(On(14, 9, 55), Stop);
        await world.SeasonsAtAsync(On(16, 9, 54), Stop);
        Assert.Empty(played.Results);
        await world.SeasonsAtAsync(On(16, 9, 55), Stop);

        Assert.StartsWith("2 questions", Assert.Single(played.Results).Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Season_In_Which_Nothing_Counts_Has_No_Result_And_The_Next_One_Has()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 0, Stop, ("Ada", true));
        await world.SeasonsAtAsync(On(1, 9, 30), Stop);
        await played.VoidAsync(0, Stop);
        await world.Lead.RunsAsync("/daily pause", ("until", "2026-12-31"));

        await world.SeasonsAtAsync(On(20, 12), Stop);
        Assert.Empty(played.Results);
        await played.DaysAsync(38, 38, Stop, ("Ada", true));
        await world.SeasonsAtAsync(On(39, 9), Stop);
        await world.SeasonsAtAsync(On(41, 9), Stop);

        Assert.Equal("Season result: December 2026", Assert.Single(played.Results).Card.Title);
    }

    [Fact]
    public async Task A_Season_Without_Anybody_To_List_Is_Told_To_Leads_Alone()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop);

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddDays(1), Stop);

        Assert.Empty(played.Results);
        Assert.Single(await world.Courses.NotesAsync(played.Course.Id, Stop), note => note.Kind == NoteKind.SeasonUnanswered);
    }

    [Fact]
    public async Task Downtime_Over_The_Boundary_Closes_The_Season_Late_And_Once()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 3, Stop, ("Ada", true));

        // The question of day 3 is still open when the bot goes, and closes when it is back.
        await world.RestartAsync();
        await world.SeasonsAtAsync(On(80, 12), Stop);
        await world.SeasonsAtAsync(On(82, 11, 59), Stop);
        Assert.Empty(played.Results);
        await world.SeasonsAtAsync(On(82, 12), Stop);
        await world.SeasonsAtAsync(On(100, 12), Stop);

        Assert.StartsWith("4 questions", Assert.Single(played.Results).Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_Downtime_Two_Seasons_May_Close_One_After_The_Other()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 3, Stop, ("Ada", true));

        // Back on 31 December: November's open question closes only now, and December has one question.
        await played.DaysAsync(38, 38, Stop, ("Bob", true));
        await world.SeasonsAtAsync(On(39, 9), Stop);
        await world.SeasonsAtAsync(On(60, 9), Stop);
        await world.SeasonsAtAsync(On(60, 9, 1), Stop);

        Assert.Equal(["Season result: November 2026", "Season result: December 2026"], played.Results.Select(post => post.Card.Title));
        Assert.DoesNotContain("Bob", played.Results[0].Card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Access_The_Result_Is_Fixed_In_Time_And_Posted_When_Access_Returns()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true), ("Bob", false));
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.Send);
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);
        await played.VoidAsync(0, Stop);

        world.Chat.Allow(world.Chat.General, FakeChat.Everything);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddDays(2), Stop);

        var post = Assert.Single(played.Results);
        Assert.Contains("Ada: **69 points**", post.Card.Body, StringComparison.Ordinal);
        Assert.Contains("3 December 2026:** the question of 23 November 2026 was voided", post.Card.Fields[0].Value, StringComparison.Ordinal);
        Assert.EndsWith("closed on 3 December 2026 · = joint place", post.Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Result_Follows_Its_Course_Into_Another_Channel()
    {
        await using var world = new DailyWorld();
        var first = world.Chat.ChannelNamed("first");
        var played = await PlayedSeason.OfAsync(world, settings => settings with { Channel = first });
        await played.DaysAsync(0, 9, Stop, ("Ada", true));
        world.Chat.RemoveChannel(first);
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);

        var course = (await world.Courses.FindAsync(played.Course.Id, Stop))!;
        var draft = await world.Courses.SaveDraftAsync(new CourseDraft(0, world.Chat.Server, course.Id, world.Lead.Id, course.Settings with { Channel = world.Chat.General }, world.Time.GetUtcNow()), Stop);
        await world.Courses.SettleAsync(draft, 7, course.Schedule.NextAfter(world.Time.GetUtcNow()), world.Time.GetUtcNow(), Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(5), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General), post => post.Card.Title == "Season result: November 2026");
    }

    [Fact]
    public async Task Who_Left_Is_Asked_About_Before_The_Result()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 6, Stop, ("Ada", true), ("Bob", true), ("Cyd", false));
        await played.DaysAsync(7, 9, Stop, ("Ada", true));
        world.Chat.Leaves("Bob");

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);

        Assert.Equal(["Ada", "Cyd"], world.Results.Pages[^1].Rows.Select(row => row.Name));
        Assert.Equal("2", world.Results.Pages[^1].Rows[1].Place);
    }

    [Fact]
    public async Task A_Chat_Service_That_Does_Not_Say_Who_Is_There_Delays_A_Result_By_An_Hour_At_Most()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 6, Stop, ("Ada", true));
        await played.DaysAsync(7, 9, Stop);
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.MembershipAsync));

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        Assert.Empty(played.Results);
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.MembershipAsync));
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddHours(1), Stop);

        Assert.Single(played.Results);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    [InlineData("America/New_York")]
    [InlineData("Europe/Dublin")]
    public async Task A_Question_Belongs_To_The_Season_Of_Its_Local_Date(string zone)
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world, settings => settings with { Zone = zone, PostTime = new LocalTime(0, 5), Weekdays = Weekdays.Every, Window = TimeSpan.FromHours(1) });

        for (var hour = 0; hour < 24 * 12; hour++)
        {
            await world.SeasonsAtAsync(Start.AddHours(hour).AddMinutes(5), Stop);
            if (await world.Questions.OpenInAsync(played.Course.Id, Stop) is { Message: { } message })
            {
                await world.Chat.As("Ada").PressesAsync(world.Chat.PostsIn(message.Channel).Single(post => post.Ref == message), "A ·");
            }
        }

        var counted = (await world.Questions.HistoryAsync(played.Course.Id, 100, Stop)).Count(question => question.Date <= PlayedSeason.November.Last);
        var post = Assert.Single(played.Results);
        Assert.StartsWith($"{counted} questions · 1 member", post.Card.Footer, StringComparison.Ordinal);
        Assert.Contains($"of {counted} right", post.Card.Body, StringComparison.Ordinal);
        var last = (await world.Questions.OnDateAsync(played.Course.Id, PlayedSeason.November.Last, Stop))!;
        Assert.Equal(last.ClosedAt!.Value.AddHours(48), post.At);
    }
}
