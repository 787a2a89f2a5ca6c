namespace StudyBot.Core.Handbooks.Importing;

/// <summary>What a handbook calls its sections and the parts of its answers.</summary>
/// <param name="Sections">Those that may come. A question before any section's heading stands in the first.</param>
/// <param name="Titles">Sections by the titles that tell them even as a line of plain text.</param>
/// <param name="Parts">In the order in which an answer has them.</param>
/// <param name="Labels">For each part, the word in front of its text.</param>
internal sealed record HandbookTerms(IReadOnlyList<Section> Sections, IReadOnlyDictionary<string, Section> Titles, IReadOnlyList<AnswerPart> Parts, IReadOnlyList<string> Labels)
{
    /// <summary>The sections and parts of most interview handbooks, by their usual headings.</summary>
    public static HandbookTerms Usual { get; } = new(
        [new("theory", "Theory"), new("troubleshooting", "Troubleshooting"), new("scenario", "Scenario")],
        new Dictionary<string, Section>(StringComparer.OrdinalIgnoreCase),
        [new("situation", "Situation"), new("task", "Task"), new("action", "Action"), new("result", "Result")],
        ["Situation", "Task", "Action", "Result"]);

    /// <summary>Those that a pack's author has named in its manifest.</summary>
    public static HandbookTerms Of(PackManifest manifest) => new(
        manifest.Sections,
        manifest.Sections.ToDictionary(section => section.Title, StringComparer.OrdinalIgnoreCase),
        manifest.Parts,
        [.. manifest.Parts.Select(part => part.Title)]);

    public Section? Section(string id) => Sections.FirstOrDefault(section => section.Id == id);
}
