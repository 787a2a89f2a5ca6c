using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Answers;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

public sealed class StoreContractTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_Clicks_At_Once_Leave_One_Response_And_Fifty_Revisions()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);
        var ada = new Respondent(world.Chat.Server, new MemberId(42), "Ada");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(click => Task.Run(() => world.Responses.ChooseAsync(question.Id, ada, click % 4, On(0, 10, 5), Stop), Stop)));

        var database = world.Get<StudyDatabase>();
        var (responses, revisions, last) = await database.ReadAsync(
            connection => (
                connection.ExecuteScalar<long>("select count(*) from response"),
                connection.Query<long>("select revision from response_revision order by revision").ToList(),
                connection.ExecuteScalar<long>("select option from response_revision where revision = 50")),
            Stop);
        Assert.Equal(1, responses);
        Assert.Equal(Enumerable.Range(1, 50).Select(revision => (long)revision), revisions);
        Assert.Equal(new MemberAnswer((int)last, null, 50), await world.Responses.FindAsync(question.Id, ada.Member, Stop));
    }

    [Fact]
    public async Task Many_Members_Are_Counted_Once_Each_And_Tallied_Only_After_Closing()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(member => world.Responses.ChooseAsync(
            question.Id, new Respondent(world.Chat.Server, new MemberId((ulong)member + 1), $"M{member}"), member % 4, On(0, 10, 5), Stop)));
        var before = await world.Responses.TallyAsync(question.Id, Stop);
        await world.Questions.CloseAsync(question.Id, On(1, 9), null, Stop);
        var after = await world.Responses.TallyAsync(question.Id, Stop);

        Assert.Equal(200, await world.Responses.CountAsync(question.Id, Stop));
        Assert.Equal([0, 0, 0, 0], before.Options);
        Assert.Equal(0, before.Total);
        Assert.Equal([50, 50, 50, 50], after.Options);
        Assert.Equal(200, after.Total);
    }

    [Fact]
    public async Task Every_Revision_Is_Kept_Also_That_Which_Takes_The_Answer_Back()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);
        var ada = new Respondent(world.Chat.Server, new MemberId(ulong.MaxValue), "Ada");

        await world.Responses.ChooseAsync(question.Id, ada, 1, On(0, 10, 1), Stop);
        await world.Responses.WriteAsync(question.Id, ada, "Because.", On(0, 10, 2), Stop);
        await world.Responses.RemoveAsync(question.Id, ada, On(0, 10, 3), Stop);

        var revisions = await world.Get<StudyDatabase>().ReadAsync(
            connection => connection.Query<(long, long?, string?)>("select revision, option, written from response_revision order by revision").ToList(), Stop);
        Assert.Equal([(1, 1, null), (2, 1, "Because."), (3, null, null)], revisions);
        Assert.Null(await world.Responses.FindAsync(question.Id, ada.Member, Stop));
        Assert.Equal(0, await world.Responses.CountAsync(question.Id, Stop));
    }

    [Fact]
    public async Task An_Answer_Given_Earlier_That_Arrives_Later_Does_Not_Replace_A_Newer_One()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);
        var ada = new Respondent(world.Chat.Server, new MemberId(42), "Ada");

        await world.Responses.ChooseAsync(question.Id, ada with { At = On(0, 10, 5, 2) }, 1, On(0, 10, 5, 3), Stop);
        var late = await world.Responses.ChooseAsync(question.Id, ada with { At = On(0, 10, 5, 1) }, 2, On(0, 10, 5, 4), Stop);
        var next = await world.Responses.ChooseAsync(question.Id, ada with { At = On(0, 10, 5, 5) }, 3, On(0, 10, 5, 5), Stop);

        Assert.Equal(new Recorded.Kept(new MemberAnswer(1, null, 1), First: false), late);
        Assert.Equal(new Recorded.Kept(new MemberAnswer(3, null, 2), First: false), next);
    }

    [Fact]
    public async Task Nothing_Is_Recorded_From_The_Moment_Of_Closing_On()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);
        var ada = new Respondent(world.Chat.Server, new MemberId(42), "Ada");

        var inTime = await world.Responses.ChooseAsync(question.Id, ada, 1, question.ClosesAt.AddMilliseconds(-1), Stop);
        var late = await world.Responses.ChooseAsync(question.Id, ada, 2, question.ClosesAt, Stop);
        await world.Questions.CloseAsync(question.Id, On(0, 12), null, Stop);
        var closed = await world.Responses.RemoveAsync(question.Id, ada, On(0, 12), Stop);
        var unknown = await world.Responses.ChooseAsync(999, ada, 2, On(0, 12), Stop);

        Assert.IsType<Recorded.Kept>(inTime);
        Assert.All([late, closed, unknown], recorded => Assert.IsType<Recorded.TooLate>(recorded));
        Assert.Equal(new MemberAnswer(1, null, 1), await world.Responses.FindAsync(question.Id, ada.Member, Stop));
    }

    [Fact]
    public async Task A_Date_Is_Reserved_Once_Whoever_Asks()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        var reserved = await Task.WhenAll(Enumerable.Range(0, 20).Select(owner => world.Questions.ReserveAsync(Reservation(world, course, $"owner-{owner}"), Stop)));

        Assert.Single(reserved, question => question is not null);
        Assert.Single(await world.Questions.DrawsAsync(course.Id, Stop));
        Assert.Equal(Day(1), (await world.Courses.FindAsync(course.Id, Stop))!.NextDue!.Value.Date);
    }

    [Fact]
    public async Task A_Lease_Is_Taken_By_One_And_Only_After_The_Last_Has_Ended()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var question = (await world.Questions.ReserveAsync(Reservation(world, course, "first"), Stop))!;

        var early = await ClaimAsync("early", On(0, 10, 1, 59));
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(owner => ClaimAsync($"owner-{owner}", On(0, 10, 2))));
        var first = await world.Questions.BeginAttemptAsync(question.Id, new Lease("first", On(0, 12)), On(0, 10, 2), On(1, 9), Stop);

        Assert.False(early);
        Assert.Single(taken, won => won);
        Assert.False(first);

        Task<bool> ClaimAsync(string owner, DateTimeOffset now) => world.Questions.ClaimAsync(question.Id, new Lease(owner, now.AddMinutes(2)), now, Stop);
    }

    [Fact]
    public async Task One_Question_Is_Open_Per_Course_And_One_Stands_On_Each_Message()
    {
        await using var world = new DailyWorld();
        var first = await PostedAsync(world);
        var course = (await world.Courses.FindAsync(first.CourseId, Stop))!;
        var second = (await world.Questions.ReserveAsync(Reservation(world, course, "owner", draws: 1), Stop))!;
        var message = new MessageRef(second.Channel, 4711);

        Assert.False(await world.Questions.MarkPostedAsync(second.Id, message, On(1, 10), Stop));
        await world.Questions.CloseAsync(first.Id, On(1, 9), null, Stop);
        Assert.False(await world.Questions.MarkPostedAsync(second.Id, first.Message!.Value, On(1, 10), Stop));
        Assert.True(await world.Questions.MarkPostedAsync(second.Id, message, On(1, 10), Stop));
        Assert.True(await world.Questions.MarkPostedAsync(second.Id, message, On(1, 10), Stop));
        Assert.False(await world.Questions.MarkPostedAsync(second.Id, message with { Id = 4712 }, On(1, 10), Stop));
    }

    [Fact]
    public async Task The_Sweep_Is_Told_Only_Of_Questions_That_Have_Something_To_Do()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);
        var (ada, elsewhere) = (new Respondent(world.Chat.Server, new MemberId(42), "Ada"), new ServerId(4711));
        Assert.Empty(await world.Questions.WithNewCountsAsync(Stop));

        await world.Responses.ChooseAsync(question.Id, ada, 0, On(0, 10, 5), Stop);
        Assert.Equal([question.Id], await world.Questions.WithNewCountsAsync(Stop));
        await world.Responses.RemoveAsync(question.Id, ada, On(0, 10, 6), Stop);
        Assert.Empty(await world.Questions.WithNewCountsAsync(Stop));

        Assert.Equal(question.Id, Assert.Single(await world.Questions.HiddenInAsync(world.Chat.Server, Stop)).Id);
        Assert.Empty(await world.Questions.HiddenInAsync(elsewhere, Stop));
        Assert.Empty(await world.Questions.DueToCloseAsync(question.ClosesAt.AddSeconds(-1), Stop));
        Assert.Equal([question.Id], await world.Questions.DueToCloseAsync(question.ClosesAt, Stop));
        await world.Questions.CloseAsync(question.Id, question.ClosesAt, null, Stop);
        Assert.Empty(await world.Questions.DueToCloseAsync(question.ClosesAt, Stop));
        Assert.Empty(await world.Questions.HiddenInAsync(world.Chat.Server, Stop));
    }

    [Theory]
    [InlineData("update course set zone = null")]
    [InlineData("update course set post_minute = 1440")]
    [InlineData("update course set weekdays = 0")]
    [InlineData("update course set state = 'stopped'")]
    [InlineData("update course set state = 'paused'")]
    [InlineData("update question_instance set state = 'open'")]
    [InlineData("update question_instance set state = 'closed'")]
    [InlineData("update question_instance set message_id = null")]
    [InlineData("update question_instance set right_option = 4")]
    [InlineData("insert into question_instance (course_id, local_date, state, scheduled_at, nonce, lease_until, reserved_at, closes_at, channel_id) select course_id, local_date, 'skipped', 1, 'n', 0, 1, 1, 1 from question_instance")]
    [InlineData("insert into draw (course_id, cycle, pack, question_id, item_id, chapter) select course_id, cycle, pack, question_id, '9', 1 from draw")]
    [InlineData("insert into response (instance_id, member_id, option, written, first_at, revised_at, revision) values (1, 1, 4, null, 1, 1, 1)")]
    [InlineData("insert into response (instance_id, member_id, option, written, first_at, revised_at, revision) values (99, 1, 1, null, 1, 1, 1)")]
    [InlineData("insert into response_revision values (1, 1, 1, 1, null, 1)")]
    [InlineData("update course set days_off = null")]
    [InlineData("insert into review (instance_id, member_id, kind, reason, made_at) values (1, 1, 'other', 'r', 1)")]
    [InlineData("insert into review (instance_id, member_id, kind, reason, made_at) values (99, 1, 'grade', 'r', 1)")]
    [InlineData("insert into review (instance_id, member_id, kind, reason, made_at) select id, 1, 'grade', 'r', 1 from question_instance union all select id, 1, 'question', 'r', 1 from question_instance")]
    [InlineData("insert into review (instance_id, member_id, kind, reason, made_at, settled_at) values (1, 1, 'grade', 'r', 1, 1)")]
    [InlineData("insert into ruling_effect (ruling_id, changes) values (99, '[]')")]
    [InlineData("insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, at) values (1, 1, 1, 500000, '{}', 'g', '1', 1)")]
    public async Task The_Schema_Refuses_What_Cannot_Be(string statement)
    {
        await using var world = new DailyWorld();
        await PostedAsync(world);

        var failure = await Assert.ThrowsAsync<SqliteException>(() => world.Get<StudyDatabase>().WriteAsync((connection, _) => connection.Execute(statement), Stop));

        Assert.Equal(19, failure.SqliteErrorCode);
    }

    [Fact]
    public async Task Facts_Work_Voids_Corrections_And_Grades_In()
    {
        await using var world = new DailyWorld();
        var question = await PostedAsync(world);
        var (ada, bob) = (new Respondent(world.Chat.Server, new MemberId(42), "Ada"), new Respondent(world.Chat.Server, new MemberId(43), "Bob"));
        await world.Responses.WriteAsync(question.Id, ada, "Because.", On(0, 10, 1), Stop);
        await world.Responses.ChooseAsync(question.Id, bob, 1, On(0, 10, 1), Stop);
        await world.Questions.CloseAsync(question.Id, On(1, 9), null, Stop);
        await GradeAsync(250_000);
        Assert.Empty((await world.Facts.OfCourseAsync(question.CourseId, Stop))!.Questions);
        await world.Get<IGradeStore>().KeepAsync(question.Id, [], On(1, 9), Stop);

        var graded = await ClosedAsync();
        await RuleAsync("replace", 1);
        await RuleAsync("accept", 3);
        await GradeAsync(750_000, regrade: true);
        var corrected = await ClosedAsync();
        await RuleAsync("void", null);
        var voided = await world.Facts.OfCourseAsync(question.CourseId, Stop);

        Assert.Equal([question.Asked!.Right], graded.RightOptions);
        Assert.Equal([new AnswerFact(ada.Member, null, 0.25m) { Written = true }, new AnswerFact(bob.Member, 1, null)], graded.Answers);
        Assert.Equal([1, 3], corrected.RightOptions.Order());
        Assert.Equal(0.75m, corrected.Answers[0].WrittenShare);
        Assert.True(voided!.Questions.Single().Void);
        Assert.Equal([new ScheduledDay(Day(0), DayOutcome.Void)], voided.Days);

        async Task<ClosedQuestion> ClosedAsync() => (await world.Facts.OfCourseAsync(question.CourseId, Stop))!.Questions.Single();

        Task RuleAsync(string kind, int? option) => world.Get<StudyDatabase>().WriteAsync(
            (connection, _) => connection.Execute(
                "insert into ruling (course_id, instance_id, kind, option, by_member, at) values (@course, @id, @kind, @option, 1, 1)",
                new { course = question.CourseId, id = question.Id, kind, option }),
            Stop);

        Task GradeAsync(int share, bool regrade = false) => world.Get<StudyDatabase>().WriteAsync(
            (connection, _) => connection.Execute(
                """
                insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, ruling_id, at)
                values (@id, 42, 1, @share, '{}', 'test', '1', (select max(id) from ruling where @regrade), 1)
                """,
                new { id = question.Id, share, regrade = regrade ? 1 : 0 }),
            Stop);
    }

    [Fact]
    public async Task A_Course_Reads_Back_As_It_Was_Set_Up()
    {
        await using var world = new DailyWorld();
        var settings = new CourseSettings
        {
            Channel = new ChannelId(ulong.MaxValue - 1),
            Name = "Näme",
            Pack = "docker",
            Zone = "America/Santiago",
            PostTime = new NodaTime.LocalTime(23, 59),
            Weekdays = Weekdays.Sunday,
            Window = TimeSpan.FromMinutes(90),
            Chapters = [2],
            PingRole = new RoleId(ulong.MaxValue),
            LeadRole = new RoleId(2),
            LeadChannel = new ChannelId(3),
            Thread = ThreadMode.Posting,
            WrittenMax = 10,
            Names = NamesMode.OnRequest,
        };

        var course = await world.CourseAsync(_ => settings);
        await world.RestartAsync();
        var read = (await world.Courses.FindAsync(course.Id, Stop))!;

        Assert.Equal([2], read.Settings.Chapters);
        Assert.Equal(settings, read.Settings with { Chapters = settings.Chapters });
        Assert.Equal(settings.Schedule.NextAfter(Start), read.NextDue);
    }

    private static async Task<DailyQuestion> PostedAsync(DailyWorld world)
    {
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        return (await world.Questions.OpenInAsync(course.Id, Stop))!;
    }

    private static Reservation Reservation(DailyWorld world, Course course, string owner, int draws = 0)
    {
        var due = course.NextDue!.Value;
        var earlier = Enumerable.Range(1, draws).Select(number => new Draw(1, "docker", $"ch1-theory-{number}", "1", 1)).ToList();
        var choice = world.Get<QuestionDesk>().Choose(course, earlier)!;
        return new Reservation(
            course, due, course.Schedule.NextAfter(due.At), choice.Asked, choice.Draw with { Cycle = 2 }, new PostKey($"key-{due.At.ToUnixTimeSeconds()}"),
            new Lease(owner, due.At + DailyTimes.Lease), due.At, due.At.AddHours(23));
    }
}
