using Markdig.Syntax;

namespace StudyBot.Core.Handbooks;

/// <summary>What reading a pack's folder came to.</summary>
public sealed record PackResult
{
    internal PackResult(Handbook? handbook, IReadOnlyList<ContentProblem> problems, IReadOnlyList<QuestionFile> files, IReadOnlyList<string> retired)
    {
        Handbook = handbook;
        Problems = problems;
        Files = files;
        Retired = retired;
    }

    /// <summary>As much of the pack as can be used; null when its manifest cannot be.</summary>
    public Handbook? Handbook { get; }

    public IReadOnlyList<ContentProblem> Problems { get; }

    internal IReadOnlyList<QuestionFile> Files { get; }

    /// <summary>Ids of questions that were removed, which no other question may get.</summary>
    internal IReadOnlyList<string> Retired { get; }
}

/// <summary>A question together with where its parts stand in its file.</summary>
/// <param name="File">Relative to the content folder.</param>
/// <param name="BodySource">The Markdown under the front matter.</param>
/// <param name="BodyLine">The line of the file at which it starts, counted from 1.</param>
/// <param name="DeclaredId">The id in the front matter, which should be the question's.</param>
internal sealed record QuestionFile(string File, string DeclaredId, Question Question, SourceLines Lines, string BodySource, int BodyLine)
{
    /// <summary>Parsed anew each time: only lint asks for it, and it takes many times the room of the text.</summary>
    public MarkdownDocument Body => QuestionText.Parse(BodySource);

    public ContentProblem Problem(int line, string rule, string message, string fix) => new(File, line, rule, message, fix);
}

/// <summary>The line of each thing in a file by its path, such as "items/0/2". An unknown path gives its nearest known parent.</summary>
internal sealed class SourceLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public void Set(string path, int line) => _lines.TryAdd(path, line);

    public bool Has(string path) => _lines.ContainsKey(path);

    public int Of(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line))
            {
                return line;
            }

            var slash = path.LastIndexOf('/');
            if (slash < 0)
            {
                return 1;
            }

            path = path[..slash];
        }
    }
}
