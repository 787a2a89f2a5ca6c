using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

internal static partial class Sentences
{
    private const int Most = 2;

    /// <summary>A paragraph's first sentences, at most two and at least one.</summary>
    public static string First(string paragraph, int most)
    {
        var end = 0;
        var count = 0;
        foreach (var stop in End().EnumerateMatches(paragraph))
        {
            var next = stop.Index + 1;
            if (count == Most || (count > 0 && next > most) || next > most * 4)
            {
                break;
            }

            if (IsOutsideCode(paragraph.AsSpan(0, next)))
            {
                end = next;
                count++;
            }
        }

        return count == 0 ? paragraph : paragraph[..end].TrimEnd();
    }

    [GeneratedRegex(@"[.!?](?=(\s+[\p{Lu}`*""])|\s*$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex End();

    // Half a code span or half a bold run would not be shown as either.
    private static bool IsOutsideCode(ReadOnlySpan<char> text) => text.Count('`') % 2 == 0 && text.Count("**") % 2 == 0;
}
