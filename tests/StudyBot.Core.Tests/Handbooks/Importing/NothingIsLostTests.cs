using CsCheck;
using StudyBot.Core.Handbooks.Importing;

namespace StudyBot.Core.Tests.Handbooks.Importing;

public sealed class NothingIsLostTests
{
    // § becomes a word of its own in each line, so that a line cannot be taken for another that looks like it.
    private static readonly string[] Pieces =
    [
        "Theory-Based Questions", "## Troubleshooting Questions", "**Scenario Based Questions**", "Chapter 1: Kettles §", "# Chapter 2: Cups §", "Chapter 3", "TABLE OF CONTENTS",
        "Situation: alpha §", "**Task:** beta §", "- **Action:** §", "- **Action:**", "Result", "### Situation: gamma §", "Task and no label §", "Result: § ends with a cut wo-", "rd that goes on §",
        "1. Why does it whistle §?", "2. What is a lid §?", "#### 3. Is it hot §?", " 1. **Try** this §", "2.", "Q4: How long §", "Which cup is it §?",
        "- a bullet §", " - an inner bullet §", "•", "• round §", "o Other §", "3. entry §", "# heading §", "###### deep heading §", "====", "---", "-", "* * *", "> quoted §", "<!-- comment §", "<b>bold</b> §", "<pre>", "<pre>§",
        "```", "```bash", "~~~", "``` [cite: 7]", "    indented §", "docker run <image> §", "FROM scratch §", "{ \"a\": 1 }", "key: value §", "| a | b | § |", "[x]: http://tea.example/§", "\\", "`", "**", "**open bold §",
        "7", "Page 8 of 9", "\fTea handbook 3", "Tea handbook 4", "Tea handbook 5", "text [cite: 12] on §", "[cite_start]cited §", "cut mark § [cite:", "44] after §", "smart “quotes” ﬁne §", "soft\u00ADhyphen §", "zero\u200Bwidth §", "tab\there §", "bell\u0007 §", "Ac****tion: cut bold §",
        "plain words § end.", "and they go on § without", "", "", "", "", "", "",
    ];

    // The same with sections and labels that the import has to find out.
    private static readonly string[] OwnPieces =
    [
        .. Pieces.Where(piece => !Usual.Any(word => piece.Contains(word, StringComparison.Ordinal))),
        "Basics", "Repairs", "Lab Questions", "## Basics", "Idea: alpha §", "Idea: beta §", "**Idea:** §", "- **Idea:**", "Next steps: gamma §", "Next  steps:", "**Next steps** §", "##### Next steps", "Answer: §", "Idea", "1. Is it so §?", "1. Why is it §?", "2. And then §?", "#### Is it hot §?",
    ];

    private static string[] Usual => ["Theory", "Troubleshooting", "Scenario", "Situation", "Task", "Action", "Result", "Ac****tion"];

    private static Gen<string> Line(string[] pieces) => Gen.Frequency((9, Gen.Int[0, pieces.Length - 1].Select(at => pieces[at])), (1, Gen.String[Gen.Char["ab1.:?*#-`~<>[]()_=|\\\t\u00e9 "], 0, 12]));

    // Independent of how the import works: letters and digits of each line are in some file, or the line is reported.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_Line_Is_In_The_Pack_Or_In_The_Report(bool ownTerms) =>
        Line(ownTerms ? OwnPieces : Pieces).Array[1, 60].Sample(
            drawn =>
            {
                string[] lines = [.. drawn.Select((line, at) => line.Replace("§", $"q{at}z", StringComparison.Ordinal))];
                using var imported = new Imported();
                ImportReport report;
                try
                {
                    report = imported.Text(string.Join('\n', lines));
                }
                catch (ImportException)
                {
                    return;
                }

                var pack = imported.Handbook();
                Assert.Equal(report.Questions, pack.Questions.Count());
                var written = string.Join('|', Directory.EnumerateFiles(imported.Pack, "*", SearchOption.AllDirectories).Select(path => Bare(File.ReadAllText(path))));
                var reported = report.Unplaced.ToLookup(line => line.Line, line => Bare(line.Text));
                for (var i = 0; i < lines.Length; i++)
                {
                    var rest = reported[i + 1].Aggregate(Bare(lines[i]), (left, text) => text.Length > 0 && left.IndexOf(text, StringComparison.Ordinal) is >= 0 and var at ? left.Remove(at, text.Length) : left);
                    Assert.True(IsIn(rest, written), $"Line {i + 1}, \"{lines[i]}\", is lost.");
                }
            },
            iter: 500,
            threads: 1,
            print: lines => string.Join('\n', lines));

    // A heading's number and kind stand in the names of files and in the manifest.
    private static bool IsIn(string line, string written) =>
        written.Contains(line, StringComparison.Ordinal)
        || Structure.Any(word => line.StartsWith(word, StringComparison.Ordinal) && written.Contains(line[word.Length..], StringComparison.Ordinal))
        || line.EndsWith("questions", StringComparison.Ordinal);

    private static readonly string[] Structure = ["chapter1", "chapter2", "chapter3", "situation", "task", "action", "result", "idea", "nextsteps", "answer", "1", "2", "3", "4", "q4", "q", "bash", "o"];

    private static string Bare(string text) =>
        string.Concat(text
            .Replace("ﬁ", "fi", StringComparison.Ordinal)
            .ToLowerInvariant()
            .Where(char.IsLetterOrDigit));
}
