namespace StudyBot.Core.Handbooks;

/// <summary>
/// What a pack served while it was in order. An edit that breaks a file leaves that file's last good question serving;
/// a file that is removed takes its question with it.
/// </summary>
internal sealed class LastGood
{
    private readonly Dictionary<string, Question> _files;
    private readonly Vocabulary? _vocabulary;

    private LastGood(Handbook? handbook, Dictionary<string, Question> files, Vocabulary? vocabulary)
    {
        Handbook = handbook;
        _files = files;
        _vocabulary = vocabulary;
    }

    public static LastGood Nothing { get; } = new(null, [], null);

    /// <summary>What to serve; null if the pack never could be used.</summary>
    public Handbook? Handbook { get; }

    public LastGood After(PackResult read)
    {
        if (read.Handbook is not { } handbook)
        {
            return this;
        }

        var broken = read.Problems.Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
        var kept = _files.Where(pair => broken.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);
        var good = read.Files.Where(file => !broken.Contains(file.File)).Select(file => KeyValuePair.Create(file.File, file.Question)).Concat(kept).ToDictionary(StringComparer.Ordinal);
        var vocabulary = broken.Contains($"{handbook.Id}/{PackReader.VocabularyName}") ? _vocabulary ?? handbook.Vocabulary : handbook.Vocabulary;
        Question[] served = [.. read.Files.Where(file => !kept.ContainsKey(file.File)).Select(file => file.Question), .. kept.Values];
        return new LastGood(
            // Made anew and not copied `with` changes: a copy would keep the old look-up by id.
            new Handbook(
                handbook.Id,
                handbook.Title,
                handbook.Language,
                handbook.Complete,
                handbook.Sections,
                handbook.Parts,
                [.. handbook.Chapters.Select(chapter => Filled(chapter, handbook, served))],
                vocabulary),
            good,
            vocabulary);
    }

    private static Chapter Filled(Chapter chapter, Handbook handbook, Question[] served) => chapter with
    {
        Questions =
        [
            .. served
                .Where(question => question.Chapter == chapter.Number)
                .OrderBy(question => handbook.Sections.TakeWhile(section => section.Id != question.SectionId).Count())
                .ThenBy(question => question.Number),
        ],
    };
}
