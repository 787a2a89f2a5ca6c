using System.Text;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Names for folders and sections, made of a title.</summary>
internal static class Slug
{
    public const int MaxSection = 20;

    private static readonly string[] Small = ["a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "using", "with", "your", "questions"];

    /// <summary>Small letters, digits and hyphens, cut at a word; empty if nothing is left.</summary>
    public static string Of(string title, int most)
    {
        var slug = new StringBuilder();
        foreach (var word in Words(title).Where(word => !Small.Contains(word)))
        {
            if (slug.Length + word.Length + 1 > most)
            {
                break;
            }

            slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        var found = slug.ToString();
        return found.Length > 0 && char.IsAsciiLetter(found[0]) ? found : "";
    }

    private static IEnumerable<string> Words(string title) =>
        string.Concat(title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
