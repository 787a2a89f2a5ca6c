namespace StudyBot.Core.Handbooks;

/// <summary>A part of a pack that is not written yet. It is a problem only in a pack that promises to be complete.</summary>
/// <param name="Question">Null for a whole chapter.</param>
/// <param name="Kind">What is missing, without saying where.</param>
/// <param name="Text">Such as "an answer for ch1-theory-2".</param>
internal sealed record OpenWork(Question? Question, string Kind, string Text)
{
    public const int MinKeyPoints = 3;
    public const int MinMisconceptions = 2;
    public const int MinItems = 2;

    /// <summary>The most useful first: what makes questions findable, then askable, then gradable, then whole.</summary>
    public static IEnumerable<OpenWork> In(Handbook handbook)
    {
        Question[] questions = [.. handbook.Questions];
        return
        [
            .. handbook.Chapters.Where(chapter => chapter.Questions.Count == 0).Select(chapter => new OpenWork(null, $"chapter {chapter.Number}", $"the first question of chapter {chapter.Number}, {chapter.Title}")),
            .. Missing(questions, question => !question.Findable, "an answer"),
            .. Missing(questions, question => question.Items.Count == 0, "a choice item"),
            .. Missing(questions, question => !question.Gradable, "key points"),
            .. Missing(questions, question => question.Parts.Count < handbook.Parts.Count, "the missing parts of the full answer"),
            .. Missing(questions, question => question.Sources.Count == 0, "sources"),
            .. Missing(questions, question => question.Pitfalls.Count == 0, "pitfalls"),
            .. Missing(questions, question => question.Items.Count is > 0 and < MinItems, "a second choice item"),
            .. Missing(questions, question => question.KeyPoints.Count is > 0 and < MinKeyPoints, $"at least {MinKeyPoints} key points"),
            .. Missing(questions, question => question.Misconceptions.Count < MinMisconceptions, $"at least {MinMisconceptions} misconceptions"),
            .. Missing(questions, question => question.Aliases.Count == 0, "aliases"),
        ];
    }

    private static IEnumerable<OpenWork> Missing(IEnumerable<Question> questions, Func<Question, bool> misses, string what) =>
        questions.Where(misses).Select(question => new OpenWork(question, what, $"{what} for {question.Id}"));
}
