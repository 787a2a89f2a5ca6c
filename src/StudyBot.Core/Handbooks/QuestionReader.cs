using System.Security.Cryptography;
using System.Text;
using Markdig.Syntax;

namespace StudyBot.Core.Handbooks;

/// <summary>Where a question's file stands in its pack, and what that says about it.</summary>
internal sealed record QuestionPlace(string Id, int Chapter, string SectionId, IReadOnlyList<AnswerPart> Parts);

/// <summary>Turns one question's file into a question. Whatever is wrong with it becomes a problem, never an exception.</summary>
internal static class QuestionReader
{
    private const string Fence = "---";

    public static QuestionFile? Read(string text, QuestionPlace place, ProblemList problems)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal))
        {
            problems.Add(1, "no-front-matter", "The file does not start with front matter.", "Start it with a line `---`, the keys id and title, and another line `---`.");
            return null;
        }

        var end = text.IndexOf("\n" + Fence + "\n", Fence.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            problems.Add(1, "no-front-matter", "The front matter does not end.", "Put a line `---` after its last key, and text after it.");
            return null;
        }

        var lines = new SourceLines();
        var head = FrontMatter.Read(text[Math.Min(Fence.Length + 1, end)..end], problems, lines);
        var bodyStart = end + Fence.Length + 2;
        var bodyLine = 1 + text.AsSpan(0, bodyStart).Count('\n');
        if (head is null || QuestionText.Read(text[bodyStart..], bodyLine, problems) is not { } body)
        {
            return null;
        }

        if (head.Id is { } id && id != place.Id)
        {
            problems.Add(lines.Of("id"), "id-mismatch", $"The id `{id}` does not fit the file's place.", $"Write `id: {place.Id}`, or move the file.");
        }

        if (head.Title is not { } title)
        {
            return null;
        }

        var sections = QuestionSections.Read(body, place, problems, lines);
        var question = new Question
        {
            Id = place.Id,
            Chapter = place.Chapter,
            SectionId = place.SectionId,
            Title = title,
            Text = sections.Question ?? title,
            Difficulty = head.Difficulty,
            Tags = head.Tags,
            Aliases = head.Aliases,
            ShortAnswer = sections.Answer ?? "",
            Parts = sections.Parts,
            Pitfalls = sections.Pitfalls,
            Sources = head.Sources,
            Checked = head.Checked,
            KeyPoints = sections.KeyPoints,
            Misconceptions = sections.Misconceptions,
            Items = sections.Items,
            Related = head.Related,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8)),
        };
        return new QuestionFile(problems.File, head.Id ?? place.Id, question, lines, text[bodyStart..], bodyLine);
    }
}
