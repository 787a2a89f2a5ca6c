using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Learning;
using StudyBot.Core.Reminders;
using StudyBot.Testing;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

public sealed class LearningStoreTests
{
    private static readonly MemberId Ada = new(ulong.MaxValue);
    private static readonly MemberId Bob = new(43);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Round_Is_As_It_Was_After_A_Restart_And_Of_Many_Answers_At_Once_One_Is_Kept()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var begun = await world.Get<IPracticeStore>().BeginAsync(Round(course.Id, Ada), Stop);

        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(press => world.Get<IPracticeStore>().AnswerAsync(begun.Id, 1, press % 4, right: press % 4 == 2, On(0, 9), Stop)));
        await world.RestartAsync();
        var store = world.Get<IPracticeStore>();
        var found = (await store.UnderWayAsync(course.Id, Ada, PracticeKind.Quiz, Stop))!;

        Assert.Single(kept, first => first);
        Assert.Equal((begun.Id, Ada, (int?)2, 5, On(0, 8)), (found.Id, found.Member, found.Chapter, found.Wanted, found.At));
        Assert.Equal(begun.Items[0], found.Items[0]);
        Assert.Equal(found.Items[1].Chosen == 2, found.Items[1].Right);
        var answer = Assert.Single(await store.AnswersAsync(course.Id, Ada, Stop));
        Assert.Equal(("1302"[found.Items[1].Chosen!.Value] - '0', On(0, 9)), (answer.Chosen, answer.At));
    }

    [Fact]
    public async Task A_New_Round_Ends_The_One_Under_Way_Of_Its_Kind_Its_Member_And_Its_Course_Alone()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var store = world.Get<IPracticeStore>();
        var first = await store.BeginAsync(Round(course.Id, Ada), Stop);
        var review = await store.BeginAsync(Round(course.Id, Ada, PracticeKind.Review), Stop);
        var bobs = await store.BeginAsync(Round(course.Id, Bob), Stop);

        var second = await store.BeginAsync(Round(course.Id, Ada), Stop);
        await store.EndAsync(bobs.Id, On(0, 10), Stop);

        Assert.NotNull((await store.FindAsync(first.Id, Stop))!.EndedAt);
        Assert.Equal(second.Id, (await store.UnderWayAsync(course.Id, Ada, PracticeKind.Quiz, Stop))!.Id);
        Assert.Equal(review.Id, (await store.UnderWayAsync(course.Id, Ada, PracticeKind.Review, Stop))!.Id);
        Assert.Null(await store.UnderWayAsync(course.Id, Bob, PracticeKind.Quiz, Stop));
        Assert.Null(await store.FindAsync(99, Stop));
    }

    [Fact]
    public async Task A_Reminder_Is_Taken_Once_And_Only_By_Who_Wishes_It_Is_There_And_Has_Not_Answered()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var store = world.Get<IReminderStore>();
        MemberId[] wishing = [Ada, Bob, new(44), new(45), new(46)];
        foreach (var member in wishing)
        {
            await store.TurnOnAsync(course.Id, member, On(0, 9), Stop);
        }

        await world.AtAsync(On(0, 10), Stop);
        var question = (await world.Questions.OpenInAsync(course.Id, Stop))!;
        var who = new Respondent(world.Chat.Server, Bob, "Bob");
        await world.Responses.ChooseAsync(question.Id, who, 1, On(0, 11), Stop);
        await world.Responses.ChooseAsync(question.Id, who with { Member = new(44) }, 1, On(0, 11), Stop);
        await world.Responses.RemoveAsync(question.Id, who with { Member = new(44) }, On(0, 12), Stop);
        await world.Responses.ChooseAsync(question.Id, who with { Member = new(45) }, 1, On(0, 11), Stop);
        await world.Responses.RemoveAsync(question.Id, who with { Member = new(45) }, On(0, 12), Stop);
        await world.Get<IMembershipStore>().CheckedAsync(world.Chat.Server, new(45), present: false, On(0, 13), Stop);
        await store.RefusedAsync(course.Id, new(46), On(0, 13), Stop);

        var waiting = await store.WaitingAsync(question.Id, Stop);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.ReserveAsync(question.Id, Ada, On(1, 7), Stop)));

        Assert.Equal([new MemberId(44), Ada], waiting.OrderBy(member => member.Value));
        Assert.Single(taken, first => first);
        Assert.Equal([new MemberId(44)], await store.WaitingAsync(question.Id, Stop));
        Assert.False(await store.ReserveAsync(question.Id, Bob, On(1, 7), Stop));
        Assert.False(await store.ReserveAsync(question.Id, new(46), On(1, 7), Stop));
        Assert.True((await store.FindAsync(course.Id, new(46), Stop))!.Refused);
        Assert.True(await store.TurnOffAsync(course.Id, Ada, Stop));
        Assert.False(await store.TurnOffAsync(course.Id, Ada, Stop));
        Assert.Null(await store.FindAsync(course.Id, Ada, Stop));
    }

    [Fact]
    public async Task Questions_That_Close_Soon_Are_Told_With_Where_They_Stand()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var question = (await world.Questions.OpenInAsync(course.Id, Stop))!;
        var store = world.Get<IReminderStore>();

        Assert.Empty(await store.ClosingSoonAsync(question.ClosesAt.AddHours(-3), TimeSpan.FromHours(2), Stop));
        Assert.Empty(await store.ClosingSoonAsync(question.ClosesAt, TimeSpan.FromHours(2), Stop));
        Assert.Equal(
            [new ClosingSoon(question.Id, course.Id, world.Chat.Server, "Docker", question.Date, question.PostedAt!.Value, question.ClosesAt, question.Message!.Value)],
            await store.ClosingSoonAsync(question.ClosesAt.AddHours(-2), TimeSpan.FromHours(2), Stop));
    }

    [Fact]
    public async Task Questions_Closed_By_An_Older_Program_Are_Learnt_From_Too()
    {
        using var folder = new TemporaryFolder();
        var options = new StorageOptions { Path = folder.File("old.db") };
        await using (var old = StudyDatabase.Open(options, TimeProvider.System, NullLogger.Instance, [Migrations.Shipped[0]]))
        {
            await old.WriteAsync(
                (connection, _) => connection.Execute(
                    """
                    insert into server (id, added_at) values (1, 1);
                    insert into course (server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode,
                        state, bag_seed, created_by, created_at) values (1, 2, 'n', 'p', 'UTC', 600, 31, 1380, 'none', 5, 'shown', 'active', 7, 1, 1);
                    insert into question_instance (course_id, local_date, state, scheduled_at, pack, question_id, item_id, asked, right_option, shuffle_seed, nonce, lease_until, reserved_at,
                        posted_at, closes_at, closed_at, channel_id, message_id, reveal_published, discussion_opened)
                        values (1, '2026-11-20', 'closed', 1, 'p', 'ch3-theory-1', '2', '{"chapter":3}', 2, 77, 'n', 0, 1, 1, 2, 2, 2, 3, 1, 1);
                    """),
                Stop);
        }

        await using var database = StudyDatabase.Open(options, TimeProvider.System, NullLogger.Instance);
        var store = new SqlitePracticeStore(database);

        Assert.Equal([new AskedBefore(new QuestionKey("p", "ch3-theory-1"), "2", 3, 77)], (await store.AskedAsync(1, Stop)).Values);
        Assert.Equal(1, (await store.BeginAsync(Round(1, Ada), Stop)).Id);
    }

    private static NewRound Round(long course, MemberId member, PracticeKind kind = PracticeKind.Quiz) => new(
        course,
        member,
        kind,
        Chapter: 2,
        Wanted: 5,
        [new PracticeItem(new QuestionKey("docker", "ch2-theory-1"), "1", 2, "0123"), new PracticeItem(new QuestionKey("docker", "ch2-theory-2"), "2", 2, "1302")],
        On(0, 8));
}
