using Markdig.Syntax;

namespace StudyBot.Core.Handbooks;

/// <summary>Reads choice items: a heading, a stem, and four bullets with a box and a reason.</summary>
internal sealed class ItemReader(QuestionText text, ProblemList problems, SourceLines lines)
{
    public const int OptionCount = 4;

    public IReadOnlyList<ChoiceItem> Read(TextSection section)
    {
        var items = new List<ChoiceItem>();
        var (head, under) = text.Under(section);
        if (head.Text.Length > 0)
        {
            problems.Add(section.Line + 1, "text-without-heading", "There is text before the first item.", "Put it under `## Item 1`.");
        }

        foreach (var entry in under)
        {
            if (IdOf(entry) is not { } id)
            {
                continue;
            }

            if (items.Any(item => item.Id == id))
            {
                problems.Add(entry.Line, "duplicate-item", $"There are two items with the number {id}.", "Give the new one the next free number.");
            }
            else if (ItemOf(entry, id, items.Count) is { } item)
            {
                lines.Set($"items/{items.Count}", entry.Line);
                items.Add(item);
            }
        }

        return items;
    }

    private string? IdOf(TextSection entry)
    {
        if (entry.Title.StartsWith("Item ", StringComparison.Ordinal)
            && int.TryParse(entry.Title.AsSpan(5), out var number)
            && number is > 0 and < 100)
        {
            return number.ToString();
        }

        problems.Add(entry.Line, "item-heading", $"The heading `## {entry.Title}` does not number an item.", "Write `## Item 1`, `## Item 2` and so on; a number stays with its item for good.");
        return null;
    }

    private ChoiceItem? ItemOf(TextSection entry, string id, int index)
    {
        var before = problems.Found.Count;
        var list = entry.Blocks.OfType<ListBlock>().FirstOrDefault(block => block.OfType<ListItemBlock>().Any(bullet => text.BulletOf(bullet).StartsWith('[')));
        if (list is null)
        {
            problems.Add(entry.Line, "option-count", "This item has no options.", "Write four bullets, `- [x] the right one` and three `- [ ] a wrong one`.");
            return null;
        }

        var stem = string.Join("\n\n", entry.Blocks.TakeWhile(block => block != list).Select(text.SourceOf));
        if (stem.Length == 0)
        {
            problems.Add(entry.Line, "missing-stem", "This item asks nothing.", "Write the question between the heading and the options.");
        }

        foreach (var block in entry.Blocks.SkipWhile(block => block != list).Skip(1))
        {
            problems.Add(text.LineOf(block), "text-after-options", "There is something after the options.", "Keep one list of four bullets at the end, all with the same sign `-`.");
        }

        var options = list.OfType<ListItemBlock>().Select((bullet, place) => OptionOf(bullet, $"items/{index}/{place}")).ToArray();
        if (options.Length != OptionCount)
        {
            problems.Add(entry.Line, "option-count", $"This item has {options.Length} options.", "Give it exactly four.");
        }

        var right = options.Count(option => option is { Right: true });
        if (right != 1)
        {
            problems.Add(entry.Line, "right-count", $"This item has {right} right options.", "Mark exactly one with `[x]`.");
        }

        // An item with any of these faults could not be asked fairly, so it is not served.
        return problems.Found.Count == before ? new ChoiceItem(id, stem, [.. options.OfType<ChoiceOption>()]) : null;
    }

    private ChoiceOption? OptionOf(ListItemBlock bullet, string path)
    {
        var line = text.LineOf(bullet);
        lines.Set(path, line);
        var source = text.BulletOf(bullet);
        bool? right = source switch
        {
            ['[', 'x' or 'X', ']', ' ', ..] => true,
            ['[', ' ', ']', ' ', ..] => false,
            _ => null,
        };
        if (right is null)
        {
            problems.Add(line, "option-box", "This option has no box.", "Start it with `- [x] ` if it is right, else with `- [ ] `.");
            return null;
        }

        var parts = source[4..].Split('\n', 2, StringSplitOptions.TrimEntries);
        var reason = parts.Length < 2 ? "" : string.Join(' ', parts[1].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (parts[0].Length == 0)
        {
            problems.Add(line, "option-text", "This option has no text.", "Write it behind the box.");
        }

        if (reason.Length == 0)
        {
            problems.Add(line, "option-reason", "This option has no reason.", "Say on the next line, indented by two spaces, why it is right or wrong.");
        }

        return new ChoiceOption(parts[0], right.Value, reason);
    }
}
