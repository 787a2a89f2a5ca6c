using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>Chooses what a course asks next, and lays the item out as members will see it.</summary>
public sealed class QuestionDesk(IHandbooks handbooks)
{
    private const int LowStock = 5;

    /// <param name="RunsLow">With this one, the cycle comes to its last few questions.</param>
    public sealed record Choice(Draw Draw, AskedItem Asked, bool RunsLow);

    /// <returns>Null when the course's handbook and chapters have no question that can be asked.</returns>
    public Choice? Choose(Course course, IReadOnlyList<Draw> history)
    {
        if (handbooks.Find(course.Settings.Pack) is not { } handbook)
        {
            return null;
        }

        var askable = Askable(handbook, course.Settings);
        if (QuestionBag.Next(course.BagSeed, askable, history, course.PinnedQuestion) is not { } draw)
        {
            return null;
        }

        var question = handbook.Find(draw.QuestionId)!;
        var item = question.Items.First(item => item.Id == draw.ItemId);
        var seed = SeededRandom.Derive(course.BagSeed, ~(long)history.Count);
        return new Choice(draw, LayOut(handbook, question, item, seed), RunsLow(askable, history, draw));
    }

    /// <summary>Questions that have not had their turn in this round, by title.</summary>
    public IReadOnlyList<Question> Pinnable(Course course, IReadOnlyList<Draw> history) => handbooks.Find(course.Settings.Pack) is { } handbook
        ? [
            .. QuestionBag.Left(Askable(handbook, course.Settings), history).Questions
                .Select(question => handbook.Find(question.QuestionId)!).OrderBy(question => question.Title, StringComparer.OrdinalIgnoreCase),
        ]
        : [];

    public static IReadOnlyList<BagQuestion> Askable(Handbook handbook, CourseSettings settings) =>
    [
        .. handbook.Questions
            .Where(question => question.Askable && (settings.Chapters.Count == 0 || settings.Chapters.Contains(question.Chapter)))
            .Select(question => new BagQuestion(handbook.Id, question.Id, question.Chapter, [.. question.Items.Where(DailyCards.Fits).Select(item => item.Id)]))
            .Where(question => question.ItemIds.Count > 0),
    ];

    // Once in a cycle, also when a question was passed over just before or content was taken away. A handbook of fewer is always
    // low: once is enough.
    private static bool RunsLow(IReadOnlyList<BagQuestion> askable, IReadOnlyList<Draw> history, Draw draw)
    {
        if (askable.Count < LowStock && draw.Cycle > 1)
        {
            return false;
        }

        var last = history.Count - 1;
        while (last >= 0 && history[last] is { Skipped: true } && history[last].Cycle == draw.Cycle)
        {
            last--;
        }

        var first = last < 0 || history[last].Cycle < draw.Cycle;
        return LeftAfter(askable, [.. history, draw]) < LowStock && (first || LeftAfter(askable, [.. history.Take(last + 1)]) >= LowStock);
    }

    private static int LeftAfter(IReadOnlyList<BagQuestion> askable, IReadOnlyList<Draw> history) => QuestionBag.LeftInCycle(askable, history) % askable.Count;

    /// <summary>The item with its options in the order that a seed gives.</summary>
    public static AskedItem LayOut(Handbook handbook, Question question, ChoiceItem item, long seed)
    {
        var shown = new SeededRandom(seed).Order(item.Options.Count).Select(option => item.Options[option]).ToList();
        return new AskedItem(
            handbook.Id,
            question.Id,
            item.Id,
            question.ContentHash,
            question.Chapter,
            handbook.Chapters.FirstOrDefault(chapter => chapter.Number == question.Chapter)?.Title ?? "",
            question.Title,
            item.Stem,
            [.. shown.Select(option => new AskedOption(option.Text, option.Reason))],
            shown.FindIndex(option => option.Right),
            seed,
            question.ShortAnswer,
            question.KeyPoints,
            question.Misconceptions,
            question.Sources)
        {
            Text = question.Text,
        };
    }
}
