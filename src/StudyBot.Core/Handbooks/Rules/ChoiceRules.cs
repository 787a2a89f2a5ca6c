using StudyBot.Core.Text;

namespace StudyBot.Core.Handbooks.Rules;

/// <summary>A choice item can be answered only by knowing: it fits a screen, and nothing but its content tells the right option.</summary>
internal static class ChoiceRules
{
    private const int MaxTogether = 900;
    private const int MaxOption = 150;

    // Below this many characters a difference in length says nothing.
    private const int NoticeableDifference = 25;
    private const double MaxLengthRatio = 2.0;
    private const double MaxLongestByRight = 1.4;

    private static readonly string[] CatchAlls =
        ["all of the above", "none of the above", "all of these", "none of these", "both of the above", "any of the above", "all the above"];

    public static IEnumerable<ContentProblem> Check(LintScope scope) => scope.Files.SelectMany(
        file => file.Question.Items.SelectMany((item, i) => CheckItem(file, item, i)));

    private static IEnumerable<ContentProblem> CheckItem(QuestionFile file, ChoiceItem item, int index)
    {
        var line = file.Lines.Of($"items/{index}");
        var together = item.Stem.Length + item.Options.Sum(option => option.Text.Length);
        if (together > MaxTogether)
        {
            yield return file.Problem(line, "item-too-long", $"Stem and options of item {item.Id} have {together} characters together.", $"Bring them to at most {MaxTogether}, one phone screen.");
        }

        for (var i = 0; i < item.Options.Count; i++)
        {
            var optionLine = file.Lines.Of($"items/{index}/{i}");
            var text = item.Options[i].Text;
            if (text.Length > MaxOption)
            {
                yield return file.Problem(optionLine, "option-too-long", $"This option has {text.Length} characters.", $"Bring it to at most {MaxOption}.");
            }

            if (CatchAlls.Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase)))
            {
                yield return file.Problem(optionLine, "catch-all-option", "Options are shuffled, so none may point at the others.", "Replace it with a plausible wrong answer.");
            }

            for (var j = 0; j < i; j++)
            {
                if (Alike(text, item.Options[j].Text))
                {
                    yield return file.Problem(optionLine, "duplicate-option", $"This option says nearly the same as option {j + 1}.", "Make the difference plain, or replace it.");
                }
            }
        }

        foreach (var problem in CheckBalance(file, item, line))
        {
            yield return problem;
        }
    }

    private static IEnumerable<ContentProblem> CheckBalance(QuestionFile file, ChoiceItem item, int line)
    {
        var lengths = item.Options.Select(option => option.Text.Length).Order().ToArray();
        var (shortest, longest) = (lengths[0], lengths[^1]);
        if (longest > shortest * MaxLengthRatio && longest - shortest > NoticeableDifference)
        {
            yield return file.Problem(line, "option-balance", $"The options of item {item.Id} have {shortest} to {longest} characters.", "Write them about equally long.");
        }

        var right = item.Options.First(option => option.Right).Text.Length;
        var longestWrong = item.Options.Where(option => !option.Right).Max(option => option.Text.Length);
        if (right > longestWrong * MaxLongestByRight && right - longestWrong > 10)
        {
            yield return file.Problem(line, "right-is-longest", $"In item {item.Id} the right option has {right} characters, the longest wrong one {longestWrong}.", "Shorten the right one or say more in the wrong ones, so that length gives nothing away.");
        }
    }

    private static bool Alike(string a, string b)
    {
        var (left, right) = (Plain(a), Plain(b));
        return left == right || (left.Length > 12 && !OnlyCodeDiffers(a, b) && EditDistance.Between(left, right, 2) <= 2);
    }

    // Commands may differ by one sign and that may be the very point.
    private static bool OnlyCodeDiffers(string a, string b) => a.Contains('`') && b.Contains('`');

    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
