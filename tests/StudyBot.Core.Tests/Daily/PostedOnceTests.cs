using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class PostedOnceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweeps_And_Restarts_Never_Post_A_Second_Time()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        for (var minute = 0; minute < 5; minute++)
        {
            await world.AtAsync(On(0, 10, minute), Stop);
            await world.RestartAsync();
            await world.Sweep.RunAsync(Stop);
        }

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Post_Whose_Answer_Got_Lost_Is_Found_Again_And_Adopted()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);

        await world.AtAsync(On(0, 10), Stop);
        Assert.Null(await world.Questions.OpenInAsync(course.Id, Stop));
        // Long after the chat service has forgotten the key.
        await world.AtAsync(On(0, 10, 30), Stop);

        var question = await world.Questions.OpenInAsync(course.Id, Stop);
        Assert.Equal(Assert.Single(world.Chat.PostsIn(world.Chat.General)).Ref, question!.Message);
        Assert.Equal(On(0, 10), question.PostedAt);
    }

    [Fact]
    public async Task A_Chat_Service_In_Trouble_Is_Tried_Again_At_The_Next_Sweep()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));

        await world.AtAsync(On(0, 10), Stop);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        await world.AtAsync(On(0, 10, 1), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task After_A_Doubt_In_An_Unreadable_Channel_Nothing_Is_Posted_And_Leads_Are_Told()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.ReadHistory);

        await world.AtAsync(On(0, 10, 1), Stop);
        await world.AtAsync(On(0, 10, 2), Stop);

        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        Assert.Equal(QuestionState.Uncertain, (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.State);
        Assert.Equal([NoteKind.Uncertain], (await world.Courses.NotesAsync(course.Id, Stop)).Select(note => note.Kind));
    }

    [Fact]
    public async Task After_A_Doubt_And_More_Than_A_Thousand_Messages_Nothing_Is_Posted()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));
        await world.AtAsync(On(0, 10), Stop);
        for (var message = 0; message <= 1_000; message++)
        {
            await world.Chat.PostAsync(world.Chat.General, new Reply("chatter"), new PostKey($"chatter-{message}"), Stop);
        }

        await world.AtAsync(On(0, 10, 1), Stop);

        Assert.Equal(QuestionState.Uncertain, (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.State);
        Assert.DoesNotContain(world.Chat.PostsIn(world.Chat.General), post => post.Text != "chatter");
    }

    [Fact]
    public async Task A_Press_On_An_Uncertain_Post_Proves_That_It_Is_There()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.ReadHistory);
        await world.AtAsync(On(0, 10, 1), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();

        var receipt = await world.Chat.As("Ada").PressesAsync(post, "B");

        Assert.StartsWith("Your answer: **B**", receipt.Text);
        Assert.Equal(post.Ref, (await world.Questions.OpenInAsync(course.Id, Stop))!.Message);
    }

    [Fact]
    public async Task A_Crash_Before_The_Post_Is_Continued_Once_The_Lease_Has_Ended()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Time.SetUtcNow(On(0, 10));
        await ReserveAndDieAsync(world, course);

        await world.AtAsync(On(0, 10, 1), Stop);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        await world.AtAsync(On(0, 10, 2), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Crash_Around_The_Post_Leads_To_One_Post(bool posted)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        world.Time.SetUtcNow(On(0, 10));
        var question = await ReserveAndDieAsync(world, course);
        Assert.True(await world.Questions.BeginAttemptAsync(question.Id, new Lease("dead", On(0, 10, 2)), On(0, 10), question.ClosesAt, Stop));
        if (posted)
        {
            await world.Get<QuestionPosts>().PostAsync(question, course, question.ClosesAt, Stop);
        }

        await world.AtAsync(On(0, 11), Stop);

        var post = Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Equal(post.Ref, (await world.Questions.OpenInAsync(course.Id, Stop))!.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Stop_In_The_Middle_Of_A_Post_Leads_To_One_Post_Right_After_The_Start(bool posted)
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        using var program = new CancellationTokenSource();
        world.Wrap = chat => new StoppedInTheMiddle(chat, program, posted);
        await world.RestartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.AtAsync(On(0, 10), program.Token));

        world.Wrap = null;
        await world.RestartAsync();
        await world.AtAsync(On(0, 10, 0, 20), Stop);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task No_Mixture_Of_Faults_And_Restarts_Leads_To_Two_Posts_Or_None() =>
        await Gen.Select(Gen.Int[0, 5].Array[1, 8], Gen.Int[1, 4].Array[8]).SampleAsync(
            async (faults, minutes) =>
            {
                await using var world = new DailyWorld();
                var course = await world.CourseAsync();
                var now = On(0, 10);
                foreach (var (fault, pause) in faults.Zip(minutes))
                {
                    switch (fault)
                    {
                        case 0:
                            world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));
                            break;
                        case 1:
                            world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);
                            break;
                        case 2:
                            world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.OwnMessagesSinceAsync));
                            break;
                        case 3:
                            await world.RestartAsync();
                            break;
                    }

                    await world.AtAsync(now, Stop);
                    now = now.AddMinutes(pause);
                }

                // Faults that nothing met yet are met now.
                for (var turn = 0; turn < 20; turn++)
                {
                    await world.AtAsync(now.AddMinutes(turn), Stop);
                }

                var post = Assert.Single(world.Chat.PostsIn(world.Chat.General));
                Assert.Equal(post.Ref, (await world.Questions.OpenInAsync(course.Id, Stop))!.Message);
            },
            iter: 40);

    [Fact]
    public async Task Two_Posters_On_One_Database_Post_Once()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await using var second = world.SecondWorker();
        var other = second.GetRequiredService<DailySweep>();

        for (var day = 0; day < 5; day++)
        {
            world.Time.SetUtcNow(On(day, 10));
            await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => Task.Run(() => (turn % 2 == 0 ? world.Sweep : other).RunAsync(Stop), Stop)));
        }

        Assert.Equal(5, world.Chat.PostsIn(world.Chat.General).Count);
    }

    [Fact]
    public async Task A_Post_That_People_Deleted_Is_Not_Posted_Again()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        world.Chat.RemoveMessage(world.Chat.PostsIn(world.Chat.General).Single().Ref);

        await world.AtAsync(On(0, 10, 5), Stop);
        await world.AtAsync(On(1, 9), Stop);

        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
        Assert.Equal(QuestionState.Closed, (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.State);
    }

    private static async Task<DailyQuestion> ReserveAndDieAsync(DailyWorld world, Course course)
    {
        var due = course.NextDue!.Value;
        var choice = world.Get<QuestionDesk>().Choose(course, [])!;
        var reservation = new Reservation(
            course, due, course.Schedule.NextAfter(due.At), choice.Asked, choice.Draw, PostKeys.OfDay(course.Settings.Channel, due.Date),
            new Lease("dead", due.At + DailyTimes.Lease), due.At, due.At.AddHours(23));
        return (await world.Questions.ReserveAsync(reservation, Stop))!;
    }
}
