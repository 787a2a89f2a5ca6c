using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StudyBot.Core.Handbooks.Rules;

/// <summary>Only what every chat client shows: no HTML, no tables, no headings in parts, code that fits a phone.</summary>
internal static class FormRules
{
    private const int MaxCodeLine = 90;

    public static IEnumerable<ContentProblem> Check(LintScope scope) => scope.Files.SelectMany(CheckFile);

    private static IEnumerable<ContentProblem> CheckFile(QuestionFile file)
    {
        foreach (var thing in file.Body.Descendants())
        {
            var line = file.BodyLine + thing.Line;
            switch (thing)
            {
                case HtmlBlock or HtmlInline:
                    yield return file.Problem(line, "html", "HTML is not shown in chat.", "Write Markdown; put placeholders such as `<name>` between backticks.");
                    break;
                case HtmlEntityInline entity:
                    yield return file.Problem(line, "html", $"The entity `{entity.Original}` is not shown as a character in chat.", "Write the character itself.");
                    break;
                case Table:
                    yield return file.Problem(line, "table", "Tables are not shown in chat.", "Write bullets or a code block.");
                    break;
                case LinkInline { IsImage: true }:
                    yield return file.Problem(line, "image", "Pictures are not shown within a text.", "Describe it in words.");
                    break;
                case FencedCodeBlock fence:
                    foreach (var problem in CheckFence(file, fence, line))
                    {
                        yield return problem;
                    }

                    break;
                case HeadingBlock { Level: > 2 }:
                    yield return file.Problem(line, "deep-heading", "Headings deeper than level 2 have no meaning here.", "Use bold text.");
                    break;
            }
        }
    }

    private static IEnumerable<ContentProblem> CheckFence(QuestionFile file, FencedCodeBlock fence, int line)
    {
        if (string.IsNullOrWhiteSpace(fence.Info))
        {
            yield return file.Problem(line, "code-language", "This code block names no language.", "Write it behind the opening fence, such as bash, dockerfile, yaml, json or text.");
        }

        if (fence.ClosingFencedCharCount == 0)
        {
            yield return file.Problem(line, "unclosed-code", "This code block is never closed, so all that follows counts as code.", "Add a line with the closing fence.");
        }

        for (var i = 0; i < fence.Lines.Count; i++)
        {
            var length = fence.Lines.Lines[i].Slice.Length;
            if (length > MaxCodeLine)
            {
                yield return file.Problem(line + 1 + i, "code-too-wide", $"This line of code has {length} characters.", $"Break it; {MaxCodeLine} is the most, and up to 70 reads well on a phone.");
            }
        }
    }
}
