namespace StudyBot.Core.Handbooks;

/// <summary>A pack of content: what members look up, are asked and are graded by.</summary>
/// <param name="Id">The pack's folder name, such as "docker-interview".</param>
/// <param name="Language">A language tag, such as "en".</param>
/// <param name="Complete">The pack promises that no part of any question is missing.</param>
public sealed record Handbook(
    string Id,
    string Title,
    string Language,
    bool Complete,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<AnswerPart> Parts,
    IReadOnlyList<Chapter> Chapters,
    Vocabulary Vocabulary)
{
    private readonly Dictionary<string, Question> _byId =
        Chapters.SelectMany(chapter => chapter.Questions).ToDictionary(question => question.Id, StringComparer.Ordinal);

    public IEnumerable<Question> Questions => Chapters.SelectMany(chapter => chapter.Questions);

    public Question? Find(string questionId) => _byId.GetValueOrDefault(questionId);
}

/// <summary>A kind of question, such as theory or troubleshooting.</summary>
public sealed record Section(string Id, string Title);

/// <summary>One part of a full answer, such as Situation, as the pack's manifest names it.</summary>
public sealed record AnswerPart(string Id, string Title);

public sealed record Chapter(int Number, string Title, IReadOnlyList<Question> Questions);

/// <summary>The field's own words: what means the same, and what a short form stands for.</summary>
/// <param name="Synonyms">Groups of words or phrases that mean the same.</param>
/// <param name="Abbreviations">A short form and what it stands for.</param>
/// <param name="Elsewhere">Words or phrases for neighbouring topics that the handbook does not cover.</param>
public sealed record Vocabulary(
    IReadOnlyList<IReadOnlyList<string>> Synonyms,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Abbreviations,
    IReadOnlyList<string> Elsewhere)
{
    public static Vocabulary Empty { get; } = new([], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), []);
}
