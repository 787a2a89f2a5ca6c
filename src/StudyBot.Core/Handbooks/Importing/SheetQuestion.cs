using System.Text;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>A question's file that gets choice items. Whatever else stands in it stays, letter by letter.</summary>
internal sealed class SheetQuestion
{
    private const string Heading = "# Choice items";

    private readonly QuestionPlace _place;

    public SheetQuestion(string path, string text, QuestionPlace place)
    {
        Path = path;
        Text = text;
        _place = place;
    }

    /// <summary>Within the pack.</summary>
    public string Path { get; }

    public string Text { get; private set; }

    public int Chapter => _place.Chapter;

    public bool Changed { get; private set; }

    /// <returns>Why it cannot be added; null when it stands in the file, now or already.</returns>
    public string? Add(SheetRow row)
    {
        var before = Read(Text);
        var stem = row.Stem.Length > 0 ? row.Stem : IsTheQuestion(row.Question, before) ? row.Question : before.Text;
        if (before.Items.Any(item => Sheet.Key(item.Stem) == Sheet.Key(stem) && item.Options.First(option => option.Right).Text == row.Options[0].Text))
        {
            return null;
        }

        if (Missing(row) is { } missing)
        {
            return missing;
        }

        var number = 1 + before.Items.Select(item => int.Parse(item.Id)).DefaultIfEmpty(0).Max();
        if (number > 99)
        {
            return "the question has 99 items";
        }

        var grown = WithItem(ItemText(number, stem, row));
        var problems = new ProblemList(Path);
        var after = QuestionReader.Read(grown, _place, problems)?.Question;
        if (after is null || after.Items.Count != before.Items.Count + 1 || after.Items[^1].Options.Zip(row.Options).Any(pair => pair.First.Text != pair.Second.Text || pair.First.Reason != pair.Second.Reason))
        {
            return "it cannot be written as an item";
        }

        (Text, Changed) = (grown, true);
        return null;
    }

    private static string? Missing(SheetRow row)
    {
        for (var i = 0; i < row.Options.Count; i++)
        {
            var name = i == 0 ? "right" : $"wrong {i}";
            if (row.Options[i].Text.Length == 0)
            {
                return $"no option '{name}'";
            }

            if (row.Options[i].Reason.Length == 0)
            {
                return $"no reason 'why {name}'";
            }
        }

        return null;
    }

    private static bool IsTheQuestion(string text, Question question) => Sheet.Key(text) == Sheet.Key(question.Text);

    private static string ItemText(int number, string stem, SheetRow row)
    {
        var text = new StringBuilder($"## Item {number}\n\n{stem}\n\n");
        for (var i = 0; i < row.Options.Count; i++)
        {
            text.Append($"- [{(i == 0 ? 'x' : ' ')}] {row.Options[i].Text}\n  {row.Options[i].Reason}\n");
        }

        return text.ToString();
    }

    private Question Read(string text) =>
        QuestionReader.Read(text.ReplaceLineEndings("\n"), _place, new ProblemList(Path))?.Question
        ?? throw ImportException.Of($"'{Path}' cannot be read as a question. Mend it first; `lint` says how.");

    private string WithItem(string item)
    {
        var lines = Text.TrimEnd().ReplaceLineEndings("\n").Split('\n').ToList();
        var start = HeadingAt(lines, 0, line => line.TrimEnd() == Heading);
        if (start < 0)
        {
            return string.Join('\n', lines) + $"\n\n{Heading}\n\n{item}";
        }

        var end = HeadingAt(lines, start + 1, line => line.StartsWith("# ", StringComparison.Ordinal));
        if (end < 0)
        {
            return string.Join('\n', lines) + $"\n\n{item}";
        }

        lines.Insert(end, item);
        return string.Join('\n', lines) + "\n";
    }

    // Within a code block the same sign starts a comment.
    private static int HeadingAt(List<string> lines, int from, Predicate<string> isHeading)
    {
        var inCode = false;
        for (var i = 0; i < lines.Count; i++)
        {
            inCode ^= lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!inCode && i >= from && isHeading(lines[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
