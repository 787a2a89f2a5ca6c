using System.Globalization;
using System.Text;

namespace StudyBot.Pictures.Text;

/// <summary>What a reader takes for one character: a letter with its marks, or an emoji of several parts.</summary>
internal readonly record struct TextElement(string Text, bool IsEmoji)
{
    private const int MostMarks = 6;
    private const int Joiner = 0x200D;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;

    // Below the emoji planes, the characters that are emoji without being asked for: Unicode's Emoji_Presentation.
    private const string EarlyEmoji = "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕";

    /// <summary>The first code point, which decides font and direction.</summary>
    public int First => Rune.GetRuneAt(Text, 0).Value;

    /// <summary>The visible characters of a text; what cannot be seen is left out, and too many marks are cut.</summary>
    public static IReadOnlyList<TextElement> Of(string text)
    {
        var elements = new List<TextElement>();
        var all = StringInfo.GetTextElementEnumerator(text);
        while (all.MoveNext())
        {
            var runes = all.GetTextElement().EnumerateRunes().Where(rune => !IsInvisible(rune)).ToList();
            if (runes.Count == 0 || runes.TrueForAll(rune => IsShaping(rune.Value)))
            {
                continue;
            }

            var emoji = IsEmojiText(runes);
            var kept = emoji ? runes : runes.Take(1 + MostMarks);
            elements.Add(new TextElement(string.Concat(kept.Select(rune => rune.ToString())), emoji));
        }

        return elements;
    }

    /// <summary>Steers how neighbours are shown and needs no glyph of its own.</summary>
    public static bool IsShaping(int codePoint) => codePoint is Joiner or 0x200C or (>= 0xFE00 and <= EmojiStyle) or (>= 0xE0020 and <= 0xE007F);

    private static bool IsEmojiText(List<Rune> runes) =>
        runes[0].Value is (>= 0x1F1E6 and <= 0x1F1FF) or (>= 0x1F300 and <= 0x1F77F) or (>= 0x1F7E0 and <= 0x1FAFF) or 0x1F004 or 0x1F0CF or 0x1F18E or (>= 0x1F191 and <= 0x1F19A)
        || EarlyEmoji.Contains((char)runes[0].Value, StringComparison.Ordinal)
        || runes.Exists(rune => rune.Value is EmojiStyle or Keycap);

    // Controls, marks of direction, soft hyphens and spaces without width; the joiners stay, as letters depend on them.
    private static bool IsInvisible(Rune rune) => !IsShaping(rune.Value)
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
            || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800);
}
