namespace StudyBot.Core.Handbooks.Importing;

/// <summary>A handbook's chapters, sections and questions, with their lines.</summary>
internal sealed class Outline
{
    public string? Title { get; set; }

    public List<OutlineChapter> Chapters { get; } = [];

    public IEnumerable<OutlineQuestion> Questions => Chapters.SelectMany(chapter => chapter.Sections).SelectMany(section => section.Questions);

    /// <summary>The sections of all chapters, each once, in the order of their first appearance.</summary>
    public IReadOnlyList<Section> Sections =>
        [.. Chapters.SelectMany(chapter => chapter.Sections).Select(section => new Section(section.Id, section.Title)).DistinctBy(section => section.Id)];
}

internal sealed record OutlineChapter(int Number, string Title)
{
    public List<OutlineSection> Sections { get; } = [];

    public OutlineSection Section(string id, string title)
    {
        if (Sections.Find(section => section.Id == id) is { } known)
        {
            return known;
        }

        var section = new OutlineSection(id, title);
        Sections.Add(section);
        return section;
    }
}

internal sealed record OutlineSection(string Id, string Title)
{
    public List<OutlineQuestion> Questions { get; } = [];
}

/// <summary>The lines of one question, by the part that they stand in.</summary>
internal sealed class OutlineQuestion
{
    /// <summary>What stands before the first part.</summary>
    public List<SourceLine> Text { get; } = [];

    /// <summary>By the part's place; a part that the source names but does not fill is empty.</summary>
    public SortedDictionary<int, List<SourceLine>> Parts { get; } = [];

    public int LastPart => Parts.Count > 0 ? Parts.Keys.Max() : -1;
}
