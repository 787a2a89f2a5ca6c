using CsCheck;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Answers;

/// <summary>Whatever members answered, and whatever becomes of the handbook by which it was graded: what is past stays.</summary>
public sealed class NothingPastChangesTests
{
    private const int Days = 3;
    private const int Members = 3;

    private static readonly string?[] Texts = [null, WrittenWords.Full, WrittenWords.Half, WrittenWords.HalfAndWrong, WrittenWords.Nothing];

    // For each member and day: an option or none, and a text or none.
    private static readonly Gen<(int Option, int Text)[]> Answers = Gen.Select(Gen.Int[-1, 3], Gen.Int[0, 4]).Array[Days * Members];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Other_Content_And_Other_Grades_By_It_Change_No_Point_No_Grade_And_No_Result_Of_The_Past() =>
        await Gen.Select(Answers, Gen.Int[0, 3], Gen.Bool).SampleAsync(
            async (answers, right, goesAway) =>
            {
                await using var world = new DailyWorld();
                var course = await world.CourseAsync();
                await PlayAsync(world, answers);
                var before = await PastAsync(world, course);

                world.Books.All = [goesAway ? TestHandbook.With("docker", 1) : Edited(world.Books.Default, right)];
                await world.RestartAsync();
                await world.AtAsync(On(Days, 10), Stop);

                Assert.Equal(before, await PastAsync(world, course));
            },
            iter: 12,
            threads: 1);

    [Fact]
    public async Task Another_Grader_Changes_No_Point_No_Grade_And_No_Result_Of_The_Past() =>
        await Gen.Select(Answers, Gen.Bool).SampleAsync(
            async (answers, startsWithModel) =>
            {
                await using var world = new DailyWorld { Model = new FixedGrader(0.4) };
                await world.RestartAsync();
                var course = await world.CourseAsync(settings => settings with { Graded = startsWithModel ? GradedBy.Model : GradedBy.KeyPoints });
                await PlayAsync(world, answers);
                var before = await PastAsync(world, course);

                world.Model = new FixedGrader(0.9);
                await world.RestartAsync();
                var other = startsWithModel ? GradedBy.KeyPoints : GradedBy.Model;
                await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup", ("grader", startsWithModel ? "key-points" : "model")), "Confirm");
                await world.AtAsync(On(Days, 10), Stop);

                Assert.Equal(before, await PastAsync(world, course));
                Assert.Equal(other, (await world.Courses.FindAsync(course.Id, Stop))!.Settings.Graded);
            },
            iter: 6,
            threads: 1);

    private static async Task PlayAsync(DailyWorld world, (int Option, int Text)[] answers)
    {
        for (var day = 0; day < Days; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
            var post = world.Chat.PostsIn(world.Chat.General)[^1];
            for (var number = 0; number < Members; number++)
            {
                var (member, (option, text)) = (world.Chat.As($"M{number}"), answers[(day * Members) + number]);
                if (option >= 0)
                {
                    await member.PressesAsync(post, $"{(char)('A' + option)}");
                }

                if (Texts[text] is { } words)
                {
                    await member.SubmitsAsync(await member.PressesAsync(post, "Write your answer"), ("text", words));
                }
            }

            await world.AtAsync(On(day + 1, 9), Stop);
        }
    }

    // Every point, every grade with its findings, and My result word by word.
    private static async Task<string> PastAsync(DailyWorld world, Course course)
    {
        var lines = Ledger.Of((await world.Facts.OfCourseAsync(course.Id, Stop))!).Entries.Where(entry => entry.Date < Day(Days)).Select(entry => $"{entry}").ToList();
        foreach (var question in (await world.Questions.HistoryAsync(course.Id, 10, Stop)).Where(question => question.Date < Day(Days)))
        {
            var post = world.Chat.PostsIn(world.Chat.General).Single(post => post.Ref == question.Message);
            lines.Add(post.Card.Body);
            for (var number = 0; number < Members; number++)
            {
                var member = world.Chat.As($"M{number}");
                var grade = await world.Get<IGradeStore>().FindAsync(question.Id, member.Id, Stop);
                lines.Add(grade is null ? "no words" : $"{grade.Share} {grade.Grader} {grade.Version} {string.Join(", ", grade.Findings.Found.Select(found => found.Name))}");
                lines.AddRange((await member.PressesAsync(post, "My result")).Reply!.Cards.SelectMany(card => new[] { card.Title, card.Body }));
            }
        }

        return string.Join('\n', lines);
    }

    private static Handbook Edited(Handbook handbook, int right) => TestHandbook.Edited(handbook, question => question with
    {
        Title = "Another title",
        ShortAnswer = "Another answer.",
        ContentHash = "ffffffffffffffff",
        KeyPoints = [new KeyPoint("Other", "Something else altogether.", ["something else altogether"])],
        Misconceptions = [new Misconception("A cached layer", "Not so.", ["a layer is reused from the cache"])],
        Items = [.. question.Items.Select(item => item with { Options = [.. item.Options.Select((_, at) => new ChoiceOption($"other {at}", at == right, "Other."))] })],
    });
}
