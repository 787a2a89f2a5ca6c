namespace StudyBot.Core.Handbooks;

/// <summary>Something in a pack that an author should mend.</summary>
/// <param name="File">Relative to the content folder, with forward slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Rule">A name in kebab-case that stays the same over versions.</param>
/// <param name="Message">What is wrong, naming the thing.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record ContentProblem(string File, int Line, string Rule, string Message, string Fix)
{
    public override string ToString() => $"{File}:{Line}: {Rule}: {Message} {Fix}";
}

/// <summary>The problems of one file, as they are found.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<ContentProblem> _found = [];

    public string File => file;

    public IReadOnlyList<ContentProblem> Found => _found;

    public void Add(int line, string rule, string message, string fix) =>
        _found.Add(new ContentProblem(file, Math.Max(line, 1), rule, message, fix));
}
