using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Answers;

public sealed class ClosingGradesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(WrittenWords.Full, 5)]
    [InlineData(WrittenWords.Half, 3)]
    [InlineData(WrittenWords.HalfAndWrong, 1)]
    [InlineData(WrittenWords.Nothing, 0)]
    public async Task A_Written_Answer_Earns_Its_Share_Of_Five_Rounded_Half_Up(string text, int points)
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, text);

        var entry = Assert.Single(Ledger.Of((await world.Facts.OfCourseAsync(question.CourseId, Stop))!).Entries);

        Assert.Equal((0, points), (entry.OptionPoints, entry.WrittenPoints));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 5)]
    public async Task What_Written_Answers_Are_Worth_Is_The_Courses(int most, int points)
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, WrittenWords.Half, settings => settings with { WrittenMax = most });

        Assert.Equal(points, Assert.Single(Ledger.Of((await world.Facts.OfCourseAsync(question.CourseId, Stop))!).Entries).WrittenPoints);
    }

    [Fact]
    public async Task Another_Worth_Of_Written_Answers_Changes_Nothing_Past()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, settings => settings with { WrittenMax = 10 }, Stop);
        var (before, result) = (await day.PointsOfAsync(day.Cyd, Stop), (await day.ResultOfAsync(day.Cyd)).Reply!.Cards[0].Body);

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("written-points", 0)), "Confirm");

        Assert.True(before > 0);
        Assert.Equal(before, await day.PointsOfAsync(day.Cyd, Stop));
        Assert.Equal(result, (await day.ResultOfAsync(day.Cyd)).Reply!.Cards[0].Body);
        await world.AtAsync(On(1, 10), Stop);
        Assert.Equal(0, (await world.Questions.OpenInAsync(day.Course.Id, Stop))!.WrittenMax);
    }

    [Fact]
    public async Task A_Grade_Keeps_What_Was_Found_And_Missed_And_Who_Graded()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, WrittenWords.HalfAndWrong);

        var grade = (await world.Get<IGradeStore>().FindAsync(question.Id, world.Chat.As("Ada").Id, Stop))!;

        Assert.Equal(0.2m, grade.Share);
        Assert.Equal("Layer cache", Assert.Single(grade.Findings.Found).Name);
        Assert.Contains("cache", grade.Findings.Found[0].Words);
        Assert.Equal("Order of copies", Assert.Single(grade.Findings.Missed).Name);
        Assert.Equal("A daemon keeps no state of builds.", Assert.Single(grade.Findings.Misconceptions).Correction);
        Assert.Equal((AnswerGrader.Name, AnswerGrader.Version), (grade.Grader, grade.Version));
        Assert.Null(grade.Regraded);
    }

    [Fact]
    public async Task Only_The_Last_Words_Before_Closing_Are_Graded()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, WrittenWords.Full, then: async (ada, post) =>
        {
            await WriteAsync(ada, post, WrittenWords.Nothing);
            await WriteAsync(ada, post, WrittenWords.Half);
        });

        Assert.Equal(0.5m, (await world.Get<IGradeStore>().FindAsync(question.Id, world.Chat.As("Ada").Id, Stop))!.Share);
    }

    [Fact]
    public async Task The_Key_Points_As_Asked_Decide_Whatever_The_Handbook_Says_By_Then()
    {
        await using var world = new DailyWorld();

        var question = await ClosedAsync(world, WrittenWords.Full, then: (_, _) =>
        {
            world.Books.All = [TestHandbook.With("another", 1)];
            return Task.CompletedTask;
        });

        Assert.Equal(1m, (await world.Get<IGradeStore>().FindAsync(question.Id, world.Chat.As("Ada").Id, Stop))!.Share);
    }

    [Fact]
    public async Task A_Closing_That_Was_Cut_Off_Before_Its_Grades_Counts_From_The_Next_Turn_On_And_Is_Graded_Once()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, WrittenWords.Full, close: false);
        await world.Questions.CloseAsync(question.Id, On(1, 9), ruling: null, Stop);
        var before = await world.Facts.OfCourseAsync(question.CourseId, Stop);
        await world.RestartAsync();

        await world.AtAsync(On(1, 9), Stop);
        var written = await world.Get<IGradeStore>().WrittenAsync(question.Id, Stop);
        await world.Get<IGradeStore>().KeepAsync(question.Id, [new FirstGrade(written[0].Member, written[0].Revision, 0, Findings.None, "again", "1")], On(1, 9), Stop);
        await world.AtAsync(On(1, 9, 1), Stop);

        Assert.Empty(before!.Questions);
        Assert.Equal([new ScheduledDay(Day(0), DayOutcome.Pending)], before.Days);
        Assert.Equal(1m, (await world.Get<IGradeStore>().FindAsync(question.Id, world.Chat.As("Ada").Id, Stop))!.Share);
        Assert.Single((await world.Facts.OfCourseAsync(question.CourseId, Stop))!.Questions);
    }

    [Fact]
    public async Task Words_That_Were_Taken_Back_Are_Not_Graded()
    {
        await using var world = new DailyWorld();
        var question = await ClosedAsync(world, WrittenWords.Full, then: async (ada, post) =>
            await ada.PressesAsync(await ada.PressesAsync(post, "A"), "Remove"));

        Assert.Null(await world.Get<IGradeStore>().FindAsync(question.Id, world.Chat.As("Ada").Id, Stop));
        Assert.Empty((await world.Facts.OfCourseAsync(question.CourseId, Stop))!.Questions.Single().Answers);
    }

    private static Task<Seen> WriteAsync(FakeMember member, FakeMessage post, string text) =>
        WriteOnAsync(member, member.PressesAsync(post, "Write your answer"), text);

    private static async Task<Seen> WriteOnAsync(FakeMember member, Task<Seen> form, string text) => await member.SubmitsAsync(await form, ("text", text));

    private static async Task<DailyQuestion> ClosedAsync(
        DailyWorld world, string text, Func<CourseSettings, CourseSettings>? settings = null, Func<FakeMember, FakeMessage, Task>? then = null, bool close = true)
    {
        var course = await world.CourseAsync(settings);
        await world.AtAsync(On(0, 10), Stop);
        var (ada, post) = (world.Chat.As("Ada"), world.Chat.PostsIn(world.Chat.General).Single());
        await WriteAsync(ada, post, text);
        await (then?.Invoke(ada, post) ?? Task.CompletedTask);
        if (close)
        {
            await world.AtAsync(On(1, 9), Stop);
        }

        return (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!;
    }
}
