using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Answers;

/// <summary>A language model gives points only where a course says so, and nobody waits for it for ever.</summary>
public sealed class ChosenGraderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Model_That_Is_Set_Up_Grades_Nothing_Unless_The_Course_Says_So()
    {
        await using var world = new DailyWorld { Model = new FixedGrader(1) };
        await world.RestartAsync();
        var course = await world.CourseAsync();

        var grade = await GradeOfAsync(world, course, WrittenWords.Half);

        Assert.Equal((0.5m, AnswerGrader.Name), (grade.Share, grade.Grader));
    }

    [Fact]
    public async Task Where_The_Course_Says_So_The_Models_Grade_Counts_And_The_Result_Names_It()
    {
        await using var world = new DailyWorld { Model = new FixedGrader(1) };
        await world.RestartAsync();
        var course = await world.CourseAsync();
        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("grader", "model")), "Confirm");

        var grade = await GradeOfAsync(world, course, WrittenWords.Half);
        var result = await world.Chat.As("Ada").PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "My result");

        Assert.Equal((1m, "model tea-7b", "1"), (grade.Share, grade.Grader, grade.Version));
        Assert.Contains("Graded by model tea-7b 1", string.Join('\n', result.Reply!.Cards.Select(card => $"{card.Body}{card.Footer}{string.Concat(card.Fields.Select(field => field.Value))}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Step_Of_Roles_And_Names_Chooses_The_Model_And_Takes_It_Back()
    {
        await using var world = new DailyWorld { Model = new FixedGrader(1) };
        await world.RestartAsync();
        await world.CourseAsync();
        var people = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup"), "Roles, notes, names");

        var byModel = await world.Lead.PressesAsync(people, "Own words graded: offline");
        var offline = await world.Lead.PressesAsync(byModel, "Own words graded: by the model");

        Assert.StartsWith("by the language model", Field(byModel), StringComparison.Ordinal);
        Assert.StartsWith("offline", Field(offline), StringComparison.Ordinal);

        static string Field(Seen seen) => seen.Reply!.Cards[0].Fields.Single(field => field.Name == "Own words are graded").Value;
    }

    [Fact]
    public async Task Without_A_Model_It_Cannot_Be_Chosen_And_The_Reply_Names_The_Fix()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        var reply = await world.Lead.RunsAsync("/daily setup", ("grader", "model"));
        var people = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup"), "Roles, notes, names");

        Assert.Contains("`Grader:Model`", reply.Reply!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(people.Reply!.Rows.SelectMany(row => row.Controls).OfType<Chat.Button>(), button => button.Label.StartsWith("Own words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Model_That_Is_Not_Set_Up_Any_More_Leaves_Grading_To_The_Offline_Grader()
    {
        await using var world = new DailyWorld { Model = new FixedGrader(1) };
        await world.RestartAsync();
        var course = await world.CourseAsync(settings => settings with { Graded = GradedBy.Model });
        world.Model = null;
        await world.RestartAsync();

        Assert.Equal(AnswerGrader.Name, (await GradeOfAsync(world, course, WrittenWords.Half)).Grader);
    }

    [Fact]
    public async Task A_Model_That_Fails_Or_Never_Answers_Leaves_The_Offline_Grade()
    {
        var asked = new TaskCompletionSource();
        var model = new FixedGrader(1) { First = _ => throw new InvalidOperationException("down") };
        await using var world = new DailyWorld { Model = model };
        await world.RestartAsync();
        var course = await world.CourseAsync(settings => settings with { Graded = GradedBy.Model });
        var failed = await GradeOfAsync(world, course, WrittenWords.Half);

        model.First = stop =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        };
        await WriteAsync(world, 1, WrittenWords.Half);
        world.Time.SetUtcNow(On(2, 9));
        var sweep = world.Sweep.RunAsync(Stop);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await sweep.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        Assert.Equal((0.5m, AnswerGrader.Name), (failed.Share, failed.Grader));
        Assert.Equal(AnswerGrader.Name, (await KeptAsync(world, course, 1)).Grader);
    }

    [Fact]
    public async Task No_Other_Course_Waits_For_A_Model()
    {
        var (asked, answers) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var world = new DailyWorld
        {
            Model = new FixedGrader(1)
            {
                First = stop =>
                {
                    asked.TrySetResult();
                    return answers.Task.WaitAsync(stop);
                },
            },
        };
        await world.RestartAsync();
        var slow = await world.CourseAsync(settings => settings with { Graded = GradedBy.Model });
        var quick = await world.CourseAsync(settings => settings with { Channel = world.Chat.ChannelNamed("offline") });
        await WriteAsync(world, 0, WrittenWords.Half);
        world.Time.SetUtcNow(On(1, 9));

        var sweep = world.Sweep.RunAsync(Stop);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        while ((await ClosingAsync(quick)) is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
        }

        Assert.False((await ClosingAsync(slow))!.Graded);
        answers.SetResult();
        await sweep;
        Assert.Null(await ClosingAsync(slow));
        Assert.Equal(1, (await KeptAsync(world, slow, 0)).Share);

        async Task<ClosingWork?> ClosingAsync(Course course) =>
            (await world.Questions.UnfinishedClosingsAsync(Stop)).FirstOrDefault(work => work.Question.CourseId == course.Id);
    }

    private static async Task<KeptGrade> GradeOfAsync(DailyWorld world, Course course, string text)
    {
        await WriteAsync(world, 0, text);
        await world.AtAsync(On(1, 9), Stop);
        return await KeptAsync(world, course, 0);
    }

    private static async Task WriteAsync(DailyWorld world, int day, string text)
    {
        await world.AtAsync(On(day, 10), Stop);
        var ada = world.Chat.As("Ada");
        await ada.SubmitsAsync(await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General)[^1], "Write your answer"), ("text", text));
    }

    private static async Task<KeptGrade> KeptAsync(DailyWorld world, Course course, int day) =>
        (await world.Get<IGradeStore>().FindAsync((await world.Questions.OnDateAsync(course.Id, Day(day), Stop))!.Id, world.Chat.As("Ada").Id, Stop))!;
}
