using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Scoring;
using StudyBot.Testing;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class LongCourseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_240_Days_Every_Question_Comes_Three_Times_And_No_Chapter_Twice_Running()
    {
        await using var world = new DailyWorld();
        world.Books.All = [HandbookLibrary.Open(Repository.Content).Default];
        var course = await world.CourseAsync(settings => settings with { Pack = world.Books.Default.Id, Weekdays = Weekdays.Every });

        for (var day = 0; day < 240; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        var asked = (await world.Questions.HistoryAsync(course.Id, 300, Stop)).Select(question => question.Asked!).Reverse().ToList();
        Assert.Equal(240, asked.Count);
        Assert.All(world.Books.Default.Questions, question => Assert.Equal(3, asked.Count(item => item.QuestionId == question.Id)));
        Assert.DoesNotContain(asked.Zip(asked.Skip(1)), pair => pair.First.Chapter == pair.Second.Chapter);
        Assert.All(asked.GroupBy(item => item.QuestionId), times => Assert.True(times.Take(2).Select(item => item.ItemId).Distinct().Count() == 2));
    }

    [Fact]
    public async Task New_Content_Changes_Nothing_Past()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var before = await world.Facts.OfCourseAsync(day.Course.Id, Stop);
        var grade = await world.Get<IGradeStore>().FindAsync(day.Id, day.Cyd.Id, Stop);
        var shown = (await day.ResultOfAsync(day.Cyd)).Reply!;

        world.Books.All = [Changed(world.Books.Default)];
        await world.RestartAsync();
        await world.Sweep.RunAsync(Stop);

        Assert.Equal(Ledger.Of(before!).Entries, Ledger.Of((await world.Facts.OfCourseAsync(day.Course.Id, Stop))!).Entries);
        Assert.Equivalent(grade, await world.Get<IGradeStore>().FindAsync(day.Id, day.Cyd.Id, Stop), strict: true);
        Assert.Equivalent(shown.Cards, (await day.ResultOfAsync(day.Cyd)).Reply!.Cards, strict: true);
    }

    [Fact]
    public async Task Buttons_Of_Posts_Three_Days_Old_Still_Answer_Rightly_After_A_Restart_And_New_Content()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Monday, Window = TimeSpan.FromDays(6) });
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        var asked = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;

        world.Books.All = [Changed(world.Books.Default)];
        await world.RestartAsync();
        world.Time.SetUtcNow(On(3, 12));
        var receipt = await world.Chat.As("Ada").PressesAsync(post, "B");
        await world.AtAsync(On(6, 10), Stop);
        world.Time.SetUtcNow(On(9, 10));
        await world.RestartAsync();
        var result = await world.Chat.As("Ada").PressesAsync(post, "My result");
        var late = await world.Chat.As("Ada").PressesAsync(receipt, "Change");

        Assert.StartsWith($"Your answer: **B** - {asked.Options[1].Text}", receipt.Reply!.Text);
        Assert.Contains(asked.Options[1].Text, result.Text);
        Assert.Contains(asked.Right == 1 ? "Right option: 10 of 10" : "Right option: 0 of 10", result.Reply!.Cards[0].Body);
        Assert.Contains("✓ right", late.Card.Body);
    }

    // Every text and every key is another, and the right option stands elsewhere.
    private static Handbook Changed(Handbook handbook) => TestHandbook.Edited(handbook, question => question with
    {
        Title = "Another title",
        ShortAnswer = "Another answer.",
        ContentHash = "ffffffffffffffff",
        KeyPoints = [new KeyPoint("Other", "Something else altogether.", ["something else altogether"])],
        Misconceptions = [],
        Items = [.. question.Items.Select(item => item with { Options = [.. item.Options.Select((_, at) => new ChoiceOption($"other {at}", at == 3, "Other."))] })],
    });
}
