using System.Globalization;
using System.Text;

namespace StudyBot.Core.Teams;

/// <summary>A team's name, fit to be shown anywhere.</summary>
/// <param name="Folded">The same for names that look alike, whatever their case, accents, spaces and alphabets.</param>
public sealed record TeamName(string Text, string Folded)
{
    /// <summary>In characters as people count them.</summary>
    public const int Longest = 32;

    public const int Shortest = 2;

    // One character may have many marks piled upon it.
    private const int LongestInUnits = 64;

    /// <summary>Null for a name that is too short, too long, or has nothing to see in it.</summary>
    public static TeamName? Read(string typed)
    {
        var text = Tidy(typed);
        var length = new StringInfo(text).LengthInTextElements;
        var folded = LookAlikes.Fold(text);
        return length is >= Shortest and <= Longest && text.Length <= LongestInUnits && folded.Length > 0 ? new TeamName(text, folded) : null;
    }

    // Neither line breaks nor marks that turn the direction or show nothing; one space between words.
    private static string Tidy(string typed)
    {
        var tidy = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }
            }
            else if (Shows(rune))
            {
                tidy.Append(rune);
            }
        }

        return tidy.ToString().Trim(' ', '\u200D');
    }

    // Emoji are joined by U+200D.
    private static bool Shows(Rune rune) => rune.Value == 0x200D || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}
