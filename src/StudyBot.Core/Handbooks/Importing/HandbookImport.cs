using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>
/// Turns a handbook's plain text or Markdown into a pack that can be worked on, and a CSV sheet into choice items. Every line
/// of the source is in the pack or in the report. A manifest that is there already says what sections and parts are called.
/// </summary>
public static class HandbookImport
{
    /// <param name="file">UTF-8 text; a sheet ends in ".csv".</param>
    /// <param name="folder">The pack's folder; its name is the pack's id. Files in it are never overwritten.</param>
    /// <exception cref="ImportException">Nothing was written, or the disk refused to go on.</exception>
    public static ImportReport Run(string file, string folder)
    {
        var pack = OutFolder.Checked(folder);
        var text = ImportFile.Read(file);
        try
        {
            return Import(file, pack, text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw ImportException.Of($"'{file}' has a line that cannot be taken apart. Break its very long lines, and import again.");
        }
    }

    private static ImportReport Import(string file, string pack, string text) =>
        Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? new QuestionSheet(file, pack).Import(text)
            : ImportText(file, pack, text);

    private static ImportReport ImportText(string file, string pack, string text)
    {
        var unplaced = new List<Unplaced>();
        var read = LineReader.Read(text, unplaced);
        var begun = BegunPack.Read(pack);
        var marks = new Marks(begun?.Terms ?? TermsFinder.Find(read));
        var lines = WithoutFurniture(Fences.Mark(read, marks), marks, unplaced);
        var outline = OutlineReader.Read(lines, marks, unplaced);
        if (!outline.Questions.Any())
        {
            throw ImportException.Of($"No question was found in '{file}'. Number the questions under headings such as 'Chapter 1: Kettles' and 'Theory Questions'; content/README.md shows the form, and how to name sections and parts of your own.");
        }

        var files = PackFiles.Of(outline, marks.Terms, begun, new WordList(lines), unplaced);
        OutFolder.Write(pack, files, new HashSet<string>(begun is null ? [] : [PackReader.ManifestName], StringComparer.Ordinal));
        return new ImportReport(
            outline.Chapters.Count(chapter => chapter.Sections.Exists(section => section.Questions.Count > 0)),
            outline.Questions.Count(),
            [.. unplaced.OrderBy(line => line.Line)]);
    }

    private static List<SourceLine> WithoutFurniture(List<SourceLine> lines, Marks marks, List<Unplaced> unplaced)
    {
        var furniture = PageFurniture.Find(lines, marks);
        var kept = new List<SourceLine>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (furniture[i] is { } why)
            {
                unplaced.Add(new Unplaced(lines[i].Number, lines[i].Text.Trim(), why));
            }
            else
            {
                kept.Add(lines[i]);
            }
        }

        return kept;
    }
}
