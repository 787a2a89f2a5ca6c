namespace StudyBot.Pictures.Text;

internal enum FontWeight
{
    Medium,
    SemiBold,
}

/// <summary>Which of the program's fonts shows which characters. A font is opened when it is first needed.</summary>
internal sealed class FontShelf : IDisposable
{
    private const string Cjk = "NotoSansCJK-Regular";

    // By Unicode's blocks, so that a name opens no font but its own.
    private static readonly (string Script, int First, int Last)[] Blocks =
    [
        ("Coptic", 0x3E2, 0x3EF), ("Armenian", 0x530, 0x58F), ("Hebrew", 0x590, 0x5FF), ("Arabic", 0x600, 0x6FF), ("Syriac", 0x700, 0x74F),
        ("Arabic", 0x750, 0x77F), ("Thaana", 0x780, 0x7BF), ("NKo", 0x7C0, 0x7FF), ("Arabic", 0x8A0, 0x8FF), ("Devanagari", 0x900, 0x97F),
        ("Bengali", 0x980, 0x9FF), ("Gurmukhi", 0xA00, 0xA7F), ("Gujarati", 0xA80, 0xAFF), ("Oriya", 0xB00, 0xB7F), ("Tamil", 0xB80, 0xBFF),
        ("Telugu", 0xC00, 0xC7F), ("Kannada", 0xC80, 0xCFF), ("Malayalam", 0xD00, 0xD7F), ("Sinhala", 0xD80, 0xDFF), ("Thai", 0xE00, 0xE7F),
        ("Lao", 0xE80, 0xEFF), ("Myanmar", 0x1000, 0x109F), ("Georgian", 0x10A0, 0x10FF), ("Ethiopic", 0x1200, 0x139F), ("Cherokee", 0x13A0, 0x13FF),
        ("CanadianAboriginal", 0x1400, 0x167F), ("Ogham", 0x1680, 0x169F), ("Runic", 0x16A0, 0x16FF), ("Tagalog", 0x1700, 0x171F), ("Khmer", 0x1780, 0x17FF),
        ("Mongolian", 0x1800, 0x18AF), ("CanadianAboriginal", 0x18B0, 0x18FF), ("TaiLe", 0x1950, 0x197F), ("Khmer", 0x19E0, 0x19FF), ("Balinese", 0x1B00, 0x1B7F),
        ("Sundanese", 0x1B80, 0x1BBF), ("OlChiki", 0x1C50, 0x1C7F), ("Georgian", 0x1C90, 0x1CBF), ("Coptic", 0x2C80, 0x2CFF), ("Georgian", 0x2D00, 0x2D2F),
        ("Tifinagh", 0x2D30, 0x2D7F), ("Ethiopic", 0x2D80, 0x2DDF), ("Lisu", 0xA4D0, 0xA4FF), ("Vai", 0xA500, 0xA63F), ("Devanagari", 0xA8E0, 0xA8FF),
        ("Javanese", 0xA980, 0xA9DF), ("Myanmar", 0xA9E0, 0xA9FF), ("Cham", 0xAA00, 0xAA5F), ("Myanmar", 0xAA60, 0xAA7F), ("Ethiopic", 0xAB00, 0xAB2F),
        ("Cherokee", 0xAB70, 0xABBF), ("Armenian", 0xFB13, 0xFB17), ("Hebrew", 0xFB1D, 0xFB4F), ("Arabic", 0xFB50, 0xFDFF), ("Arabic", 0xFE70, 0xFEFC),
        ("Gothic", 0x10330, 0x1034F), ("Math", 0x1D400, 0x1D7FF),
    ];

    private static readonly (int First, int Last)[] CjkBlocks =
        [(0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)];

    private static readonly string[] Symbols = ["NotoSans-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular", "NotoSansMath-Regular"];

    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<FontFace>> _open = new(StringComparer.Ordinal);

    public FontFace Latin(FontWeight weight) => Font($"Inter-{weight}");

    public FontFace Emoji => Font("NotoColorEmoji");

    /// <summary>The fonts that may have a character, the likeliest first.</summary>
    public IEnumerable<FontFace> For(int codePoint, bool asEmoji, FontWeight weight)
    {
        if (asEmoji)
        {
            yield return Emoji;
        }

        yield return Latin(weight);
        foreach (var (script, first, last) in Blocks)
        {
            if (first <= codePoint && codePoint <= last)
            {
                yield return Font($"NotoSans{script}-Regular");
            }
        }

        if (CjkBlocks.Any(block => block.First <= codePoint && codePoint <= block.Last))
        {
            yield return Font(Cjk);
        }

        foreach (var name in Symbols)
        {
            yield return Font(name);
        }

        if (!asEmoji)
        {
            yield return Emoji;
        }
    }

    public void Dispose()
    {
        foreach (var font in _open.Values.Where(font => font.IsValueCreated))
        {
            font.Value.Dispose();
        }
    }

    private FontFace Font(string name) => _open.GetOrAdd(name, static name => new Lazy<FontFace>(() => FontFace.Open(name))).Value;
}
