using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;

namespace StudyBot.Testing.Daily;

/// <summary>A question that was asked, answered and closed: Ada chose the right option, Bob the next one, Cyd wrote half of an answer.</summary>
public sealed record ClosedDay(DailyWorld World, Course Course, long Id, FakeMessage Post)
{
    public int Right { get; private init; }

    public int Wrong => (Right + 1) % 4;

    public FakeMember Ada => World.Chat.As("Ada");

    public FakeMember Bob => World.Chat.As("Bob");

    public FakeMember Cyd => World.Chat.As("Cyd");

    public static string Letter(int option) => $"{(char)('A' + option)}";

    public static async Task<ClosedDay> OfAsync(DailyWorld world, Func<CourseSettings, CourseSettings>? settings, CancellationToken stop)
    {
        var course = await world.CourseAsync(settings);
        await world.AtAsync(DailyWorld.On(0, 10), stop);
        var question = (await world.Questions.OpenInAsync(course.Id, stop))!;
        var day = new ClosedDay(world, course, question.Id, world.Chat.PostsIn(world.Chat.General).Single()) { Right = question.Asked!.Right };
        await day.Ada.PressesAsync(day.Post, Letter(day.Right));
        await day.Bob.PressesAsync(day.Post, Letter(day.Wrong));
        await day.WritesAsync(day.Cyd, WrittenWords.HalfAndWrong);
        await world.AtAsync(DailyWorld.On(1, 9), stop);
        return day;
    }

    public async Task<Seen> WritesAsync(FakeMember member, string text) =>
        await member.SubmitsAsync(await member.PressesAsync(Post, "Write your answer"), ("text", text));

    public Task<Seen> ResultOfAsync(FakeMember member) => member.PressesAsync(Post, "My result");

    /// <summary>A lead looks at the question in the history.</summary>
    public async Task<Seen> HistoryAsync(FakeMember member) =>
        await member.ChoosesAsync(await member.RunsAsync("/daily history"), Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public async Task<int> PointsOfAsync(FakeMember member, CancellationToken stop) =>
        Core.Scoring.Ledger.Of((await World.Facts.OfCourseAsync(Course.Id, stop))!).Entries.Where(entry => entry.Member == member.Id).Sum(entry => entry.Points);
}
