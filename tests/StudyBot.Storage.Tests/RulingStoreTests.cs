using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Core.Answers;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;
using StudyBot.Testing;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

public sealed class RulingStoreTests
{
    private static readonly MemberId Ada = new(ulong.MaxValue);
    private static readonly MemberId Lead = new(7);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_Closed_Before_There_Were_Grades_Wait_For_Theirs()
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
                    insert into question_instance (course_id, local_date, state, scheduled_at, question_id, asked, right_option, nonce, lease_until, reserved_at,
                        posted_at, closes_at, closed_at, channel_id, message_id, reveal_published, discussion_opened)
                        values (1, '2026-11-20', 'closed', 1, 'q', '{}', 2, 'n', 0, 1, 1, 2, 2, 2, 3, 1, 1);
                    insert into response (instance_id, member_id, option, written, first_at, revised_at, revision) values (1, 42, 2, 'Because.', 1, 1, 1);
                    insert into response_revision values (1, 42, 1, 2, 'Because.', 1);
                    """),
                Stop);
        }

        await using var database = StudyDatabase.Open(options, TimeProvider.System, NullLogger.Instance);
        var (grades, facts) = (new SqliteGradeStore(database), new SqliteFacts(database));

        var work = Assert.Single(await new SqliteDailyStore(database).UnfinishedClosingsAsync(Stop));
        Assert.Equal((1, false, true, true), (work.Question.Id, work.Graded, work.Revealed, work.Discussed));
        Assert.Equal([new WrittenAnswer(new MemberId(42), 1, "Because.")], await grades.WrittenAsync(1, Stop));
        Assert.Empty((await facts.OfCourseAsync(1, Stop))!.Questions);
        await grades.KeepAsync(1, [new FirstGrade(new MemberId(42), 1, 1 / 3m, Findings.None, "g", "1")], On(0, 8), Stop);
        Assert.Equal(0.333333m, (await facts.OfCourseAsync(1, Stop))!.Questions.Single().Answers.Single().WrittenShare);
    }

    [Fact]
    public async Task The_Facts_Of_One_Member_Are_Those_Of_The_Course_Without_The_Others()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, others: 3);

        var (all, own) = ((await world.Facts.OfCourseAsync(question.CourseId, Stop))!, (await world.Facts.OfMemberAsync(question.CourseId, Ada, Stop))!);

        Assert.Equal(4, all.Questions.Single().Answers.Count);
        Assert.Equal(all.Questions.Single().Answers.Where(answer => answer.Member == Ada), own.Questions.Single().Answers);
        Assert.Equal([Ada], own.Names.Keys);
        Assert.Equal(all.Days, own.Days);
    }

    [Fact]
    public async Task Of_Many_Requests_At_Once_One_Is_Kept()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world);
        var reviews = world.Get<IReviewStore>();

        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => reviews.AskAsync(question.Id, Ada, ReviewKind.Grade, $"reason {number}", On(1, 10), Stop)));

        Assert.Single(asked, review => review is not null);
        Assert.Equal(asked.OfType<Review>(), await reviews.OpenInAsync(question.CourseId, Stop));
    }

    [Fact]
    public async Task Of_Many_Decisions_About_One_Request_One_Counts_And_It_Is_Told_Once()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world);
        var (reviews, rulings) = (world.Get<IReviewStore>(), world.Get<IRulingStore>());
        var review = (await reviews.AskAsync(question.Id, Ada, ReviewKind.Grade, "Please.", On(1, 10), Stop))!;

        var decided = await Task.WhenAll(Enumerable.Range(1, 20).Select(points => rulings.ApplyAsync(
            new Decision(question, new Ruling(RulingKind.Regrade, Lead, On(1, 11), "So it is.") { About = Ada }) { Review = review.Id, Share = points / 20m }, Stop)));
        var told = await reviews.TellAsync(world.Chat.Server, Ada, On(1, 12), Stop);

        Assert.Single(decided, applied => applied);
        Assert.NotNull((await world.Get<IGradeStore>().FindAsync(question.Id, Ada, Stop))!.Regraded);
        Assert.Equal("So it is.", Assert.Single(told).Decision!.Reason);
        Assert.Empty(await reviews.TellAsync(world.Chat.Server, Ada, On(1, 12), Stop));
        Assert.Single(await rulings.OfQuestionAsync(question.Id, Stop));
        Assert.Empty(await rulings.UnpublishedAsync(Stop));
    }

    [Fact]
    public async Task What_Is_To_Be_Told_Is_Kept_With_The_Decision_Until_It_Was_Told()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world);
        var rulings = world.Get<IRulingStore>();
        PointChange[] changes = [new(10, 4), new(-10, 2)];

        await rulings.ApplyAsync(new Decision(question, new Ruling(RulingKind.Replace, Lead, On(1, 10), "why") { Option = 3 }) { Changes = changes }, Stop);
        await world.RestartAsync();
        var news = Assert.Single(await world.Get<IRulingStore>().UnpublishedAsync(Stop));
        await world.Get<IRulingStore>().MarkPublishedAsync(news, told: null, On(1, 11), Stop);

        Assert.Equal(changes, news.Changes);
        Assert.Equal(new Ruling(RulingKind.Replace, Lead, On(1, 10), "why") { Option = 3 }, news.Ruling);
        Assert.Empty(await world.Get<IRulingStore>().UnpublishedAsync(Stop));
        Assert.Equal([3], (await world.Questions.FindAsync(question.Id, Stop))!.Verdict.Right);
    }

    private static async Task<DailyQuestion> ClosedAsync(DailyWorld world, int others = 0)
    {
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var question = (await world.Questions.OpenInAsync(course.Id, Stop))!;
        await world.Responses.WriteAsync(question.Id, new Respondent(world.Chat.Server, Ada, "Ada"), WrittenWords.Half, On(0, 11), Stop);
        foreach (var other in Enumerable.Range(100, others))
        {
            await world.Responses.ChooseAsync(question.Id, new Respondent(world.Chat.Server, new MemberId((ulong)other), $"M{other}"), other % 4, On(0, 11), Stop);
        }

        await world.AtAsync(On(1, 9), Stop);
        return (await world.Questions.FindAsync(question.Id, Stop))!;
    }
}
