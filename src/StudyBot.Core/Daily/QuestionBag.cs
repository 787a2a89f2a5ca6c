namespace StudyBot.Core.Daily;

/// <summary>One question given out by a course's bag.</summary>
/// <param name="Cycle">From 1; in each cycle every question comes once.</param>
public sealed record Draw(int Cycle, string Pack, string QuestionId, string ItemId, int Chapter)
{
    /// <summary>A lead passed it over: its turn is used up, but it was not asked.</summary>
    public bool Skipped { get; init; }
}

/// <summary>A question that could be asked now.</summary>
/// <param name="ItemIds">Its choice items in the order of the handbook; at least one.</param>
public sealed record BagQuestion(string Pack, string QuestionId, int Chapter, IReadOnlyList<string> ItemIds);

/// <summary>
/// A shuffle bag: every question once per cycle, chapters in turn, the same chapter twice running as seldom as can
/// be, and in a later cycle the choice items that were asked least come first. What comes next depends only on the
/// seed, the questions and the draws so far, so that nothing is lost with the process.
/// </summary>
public static class QuestionBag
{
    /// <param name="history">Every draw of the course, oldest first.</param>
    /// <param name="pinned">A question that comes first, if it has not had its turn in this cycle.</param>
    /// <returns>Null when there is no question.</returns>
    public static Draw? Next(long seed, IReadOnlyList<BagQuestion> askable, IReadOnlyList<Draw> history, string? pinned = null)
    {
        if (askable.Count == 0)
        {
            return null;
        }

        var (cycle, left) = Left(askable, history);
        var random = new SeededRandom(SeededRandom.Derive(seed, history.Count));
        if (left.FirstOrDefault(question => question.QuestionId == pinned) is { } first)
        {
            return new Draw(cycle, first.Pack, first.QuestionId, PickItem(first, history, ref random), first.Chapter);
        }

        var chapter = PickChapter(left, askable, history.LastOrDefault(draw => !draw.Skipped)?.Chapter, ref random);
        var candidates = left.Where(question => question.Chapter == chapter).OrderBy(question => question.QuestionId, StringComparer.Ordinal).ToList();
        var question = candidates[random.Below(candidates.Count)];
        return new Draw(cycle, question.Pack, question.QuestionId, PickItem(question, history, ref random), chapter);
    }

    /// <summary>How many questions the present cycle still has.</summary>
    public static int LeftInCycle(IReadOnlyList<BagQuestion> askable, IReadOnlyList<Draw> history) => Left(askable, history).Questions.Count;

    /// <summary>What the present cycle still has, or all when a new one begins.</summary>
    public static (int Cycle, IReadOnlyList<BagQuestion> Questions) Left(IReadOnlyList<BagQuestion> askable, IReadOnlyList<Draw> history)
    {
        var cycle = history.Count == 0 ? 1 : history.Max(draw => draw.Cycle);
        var drawn = history.Where(draw => draw.Cycle == cycle).Select(draw => (draw.Pack, draw.QuestionId)).ToHashSet();
        var left = askable.Where(question => !drawn.Contains((question.Pack, question.QuestionId))).ToList();
        return left.Count > 0 ? (cycle, left) : (cycle + 1, askable);
    }

    private static int PickChapter(IReadOnlyList<BagQuestion> left, IReadOnlyList<BagQuestion> askable, int? last, ref SeededRandom random)
    {
        var all = askable.CountBy(question => question.Chapter).ToDictionary();
        var counts = left.CountBy(question => question.Chapter).ToDictionary();
        var costs = counts.Keys.ToDictionary(chapter => chapter, chapter => (chapter == last ? 1 : 0) + Repeats(counts, chapter));
        var least = costs.Values.Min();
        var choice = costs.Keys.Where(chapter => costs[chapter] == least).ToList();

        // The chapter of which most is left: chapters take turns, large ones more often.
        var most = choice.Max(chapter => (double)counts[chapter] / all[chapter]);
        var fair = choice.Where(chapter => (double)counts[chapter] / all[chapter] >= most).Order().ToList();
        return fair[random.Below(fair.Count)];
    }

    // How often the rest of the cycle has to repeat a chapter at least, if this one comes now: between two questions of a
    // chapter that holds more than half stands one of the others at best.
    private static int Repeats(Dictionary<int, int> counts, int next)
    {
        var rest = counts.Values.Sum() - 1;
        return Math.Max(0, counts.Max(entry => entry.Key == next ? (2 * (entry.Value - 1)) - rest : (2 * entry.Value) - rest - 1));
    }

    private static string PickItem(BagQuestion question, IReadOnlyList<Draw> history, ref SeededRandom random)
    {
        var asked = history.Where(draw => !draw.Skipped && draw.Pack == question.Pack && draw.QuestionId == question.QuestionId)
            .CountBy(draw => draw.ItemId).ToDictionary(StringComparer.Ordinal);
        var fewest = question.ItemIds.Min(item => asked.GetValueOrDefault(item));
        var fresh = question.ItemIds.Where(item => asked.GetValueOrDefault(item) == fewest).ToList();
        return fresh[random.Below(fresh.Count)];
    }
}
