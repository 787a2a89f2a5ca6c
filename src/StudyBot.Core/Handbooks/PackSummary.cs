namespace StudyBot.Core.Handbooks;

/// <summary>How far a pack is, in numbers.</summary>
/// <param name="Chapters">Those that have a question.</param>
/// <param name="Next">The most useful thing to write next.</param>
public sealed record PackSummary(string Id, int Chapters, int Questions, int ChoiceItems, int Findable, int Askable, int Gradable, string Next)
{
    public static PackSummary Of(Handbook handbook)
    {
        Question[] questions = [.. handbook.Questions];
        return new PackSummary(
            handbook.Id,
            handbook.Chapters.Count(chapter => chapter.Questions.Count > 0),
            questions.Length,
            questions.Sum(question => question.Items.Count),
            questions.Count(question => question.Findable),
            questions.Count(question => question.Askable),
            questions.Count(question => question.Gradable),
            OpenWork.In(handbook).FirstOrDefault()?.Text ?? (handbook.Complete ? "nothing, the pack is complete" : "nothing is missing; add a chapter, or set complete: true"));
    }

    public override string ToString() => $"findable {Findable}, askable {Askable}, gradable {Gradable}; next: {Next}";
}
