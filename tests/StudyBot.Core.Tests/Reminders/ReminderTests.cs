using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Reminders;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Reminders;

/// <summary>Questions are posted at 10:00 and close at 9:00 of the next day, so reminders come at 7:00.</summary>
public sealed class ReminderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_Wished_For_It_And_Has_Not_Answered_Gets_One_Message_Two_Hours_Before_Closing()
    {
        await using var world = await OpenAsync("Ada", "Bob");
        var (ada, bob, cyd) = (world.Chat.As("Ada"), world.Chat.As("Bob"), world.Chat.As("Cyd"));
        await bob.PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "A");

        await world.AtAsync(On(1, 6, 59), Stop);
        var early = world.Chat.WrittenTo(ada);
        await world.AtAsync(On(1, 7), Stop);
        await world.AtAsync(On(1, 7, 1), Stop);
        await world.AtAsync(On(1, 8), Stop);

        Assert.Empty(early);
        var reminder = Assert.Single(world.Chat.WrittenTo(ada));
        Assert.StartsWith("**Docker**: the question in", reminder.Text, StringComparison.Ordinal);
        Assert.True(reminder.Reply.CanWait);
        Assert.Equal(["Turn reminders off"], reminder.Buttons.Select(button => button.Label));
        Assert.Empty(world.Chat.WrittenTo(bob));
        Assert.Empty(world.Chat.WrittenTo(cyd));
    }

    [Fact]
    public async Task Its_Button_Turns_It_Off_Outside_Of_The_Server()
    {
        await using var world = await OpenAsync("Ada");
        var ada = world.Chat.As("Ada");
        await world.AtAsync(On(1, 7), Stop);

        await ada.PressesAsync(world.Chat.WrittenTo(ada).Single(), "Turn reminders off");
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(2, 7), Stop);

        Assert.Equal(ReminderTexts.OffNow, Assert.Single(world.Chat.WrittenTo(ada)).Text);
        Assert.Equal(ReminderTexts.Off, (await ada.RunsAsync("/me reminder")).Text);
    }

    [Fact]
    public async Task Any_Other_Button_Of_The_Bots_Does_Nothing_Outside_Of_The_Server()
    {
        await using var world = await OpenAsync("Ada");
        var ada = world.Chat.As("Ada");
        await world.AtAsync(On(1, 7), Stop);
        var reminder = world.Chat.WrittenTo(ada).Single();

        foreach (var id in (string[])["ask:card:docker:ch1-theory-1", "daily:a:1:0", "quiz:begin:1:0:5", "board:show:1:Week:0", "misses:1"])
        {
            Assert.Equal(ChatTexts.ServersOnly, (await ada.ForgesAsync(reminder, id)).Text);
        }
    }

    [Fact]
    public async Task Where_Discord_Refuses_It_Turns_Itself_Off_And_Says_So()
    {
        await using var world = await OpenAsync("Ada");
        var ada = world.Chat.As("Ada");
        world.Chat.RefuseDirectMessages(ada);

        await world.AtAsync(On(1, 7), Stop);
        var told = await ada.RunsAsync("/me reminder");
        await ada.PressesAsync(told, "Remind me");

        Assert.Equal(ReminderTexts.Refused, told.Text);
        Assert.False((await world.Get<IReminderStore>().FindAsync(1, ada.Id, Stop))!.Refused);
    }

    [Fact]
    public async Task Who_Is_Away_Is_Not_Reminded_Until_Back()
    {
        await using var world = await OpenAsync("Ada", "Bob");
        await world.Chat.As("Ada").RunsAsync("/me away", ("until", "2026-11-25"));

        foreach (var (day, hour) in ((int, int)[])[(1, 7), (1, 10), (2, 7)])
        {
            await world.AtAsync(On(day, hour), Stop);
        }

        var away = world.Chat.WrittenTo(world.Chat.As("Ada"));
        await world.AtAsync(On(2, 10), Stop);
        await world.AtAsync(On(3, 7), Stop);

        Assert.Empty(away);
        Assert.Single(world.Chat.WrittenTo(world.Chat.As("Ada")));
        Assert.Equal(3, world.Chat.WrittenTo(world.Chat.As("Bob")).Count);
    }

    [Fact]
    public async Task A_Message_That_May_Have_Arrived_Is_Not_Sent_Again()
    {
        await using var world = await OpenAsync("Ada");
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.WriteToAsync), afterwards: true);

        await world.AtAsync(On(1, 7), Stop);
        await world.RestartAsync();
        await world.AtAsync(On(1, 7, 30), Stop);

        Assert.Single(world.Chat.WrittenTo(world.Chat.As("Ada")));
    }

    [Fact]
    public async Task Two_Workers_At_Once_Send_One()
    {
        await using var world = await OpenAsync("Ada");
        await using var other = world.SecondWorker();
        world.Time.SetUtcNow(On(1, 7));

        await Task.WhenAll(world.Sweep.RunAsync(Stop), other.GetRequiredService<DailySweep>().RunAsync(Stop), world.Sweep.RunAsync(Stop));

        Assert.Single(world.Chat.WrittenTo(world.Chat.As("Ada")));
    }

    [Fact]
    public async Task A_Question_That_Is_Open_For_An_Hour_Is_Reminded_Of_At_Its_Half()
    {
        await using var world = await OpenAsync(settings => settings with { Window = TimeSpan.FromHours(1) }, "Ada");

        await world.AtAsync(On(0, 10, 29), Stop);
        var early = world.Chat.WrittenTo(world.Chat.As("Ada"));
        await world.AtAsync(On(0, 10, 30), Stop);

        Assert.Empty(early);
        Assert.Single(world.Chat.WrittenTo(world.Chat.As("Ada")));
    }

    private static Task<DailyWorld> OpenAsync(params string[] wishing) => OpenAsync(null, wishing);

    // Monday's question is open, and these people wished to be reminded.
    private static async Task<DailyWorld> OpenAsync(Func<CourseSettings, CourseSettings>? settings, params string[] wishing)
    {
        var world = new DailyWorld();
        await world.CourseAsync(settings);
        foreach (var name in wishing)
        {
            var member = world.Chat.As(name);
            var state = await member.RunsAsync("/me reminder");
            Assert.Equal(ReminderTexts.Off, state.Text);
            Assert.Equal(ReminderTexts.On, (await member.PressesAsync(state, "Remind me")).Text);
        }

        await world.AtAsync(On(0, 10), Stop);
        return world;
    }
}
