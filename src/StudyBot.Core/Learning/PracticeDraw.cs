using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Learning;

/// <summary>Draws what a round asks: what was practised least recently first, else by chance.</summary>
internal static class PracticeDraw
{
    public const int MostQuestions = 20;
    public const int UsualQuestions = 5;

    /// <param name="chapter">Null for all.</param>
    /// <param name="withheld">What may not be asked now.</param>
    /// <param name="seed">Decides what is left to chance.</param>
    public static IReadOnlyList<PracticeItem> Quiz(
        Handbook handbook, int? chapter, int count, IReadOnlySet<QuestionKey> withheld, IReadOnlyList<StudyAnswer> answers, long seed)
    {
        var last = answers.Where(answer => answer.InPractice).GroupBy(answer => answer.Question).ToDictionary(of => of.Key, of => of.Max(answer => answer.At));
        var random = new SeededRandom(seed);
        var askable = Askable(handbook, withheld).Where(question => chapter is null || question.Chapter == chapter).ToList();
        return
        [
            .. random.Order(askable.Count)
                .Select(at => askable[at])
                .OrderBy(question => last.GetValueOrDefault(new QuestionKey(handbook.Id, question.Id)))
                .Take(count)
                .Select((question, place) => Lay(handbook, question, answers, SeededRandom.Derive(seed, place + 1))),
        ];
    }

    /// <summary>What is due, most likely forgotten first.</summary>
    public static IReadOnlyList<PracticeItem> Review(
        Handbook handbook, IReadOnlyList<ReviewItem> due, IReadOnlySet<QuestionKey> withheld, IReadOnlyList<StudyAnswer> answers, long seed)
    {
        var askable = Askable(handbook, withheld).ToDictionary(question => new QuestionKey(handbook.Id, question.Id));
        return
        [
            .. due.Where(item => askable.ContainsKey(item.Question))
                .Take(MostQuestions)
                .Select((item, place) => Lay(handbook, askable[item.Question], answers, SeededRandom.Derive(seed, place + 1))),
        ];
    }

    private static IEnumerable<Question> Askable(Handbook handbook, IReadOnlySet<QuestionKey> withheld) =>
        handbook.Questions.Where(question => question.Askable && !withheld.Contains(new QuestionKey(handbook.Id, question.Id)));

    // The item that was answered longest ago, so that no letter is learnt by heart.
    private static PracticeItem Lay(Handbook handbook, Question question, IReadOnlyList<StudyAnswer> answers, long seed)
    {
        var key = new QuestionKey(handbook.Id, question.Id);
        var item = question.Items.MinBy(item => answers.Where(answer => answer.Question == key && answer.ItemId == item.Id).Select(answer => answer.At).DefaultIfEmpty().Max())!;
        return new PracticeItem(key, item.Id, question.Chapter, string.Concat(new SeededRandom(seed).Order(item.Options.Count)));
    }
}
