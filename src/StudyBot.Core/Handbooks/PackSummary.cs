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
            NextIn(handbook) ?? (handbook.Complete ? "nothing, the pack is complete" : "nothing is missing; add a chapter, or set complete: true"));
    }

    // How many more of a kind are open tells whether it is an hour's work or a month's.
    private static string? NextIn(Handbook handbook)
    {
        OpenWork[] open = [.. OpenWork.In(handbook)];
        if (open is not [var first, ..])
        {
            return null;
        }

        var more = open.Count(work => work.Kind == first.Kind) - 1;
        return more > 0 ? $"{first.Text}, and for {more} more" : first.Text;
    }

    public override string ToString() => $"findable {Findable}, askable {Askable}, gradable {Gradable}; next: {Next}";
}
