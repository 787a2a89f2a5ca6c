using System.Globalization;
using System.Text;

namespace StudyBot.Core.Teams;

/// <summary>
/// Names as eyes read them: "Whаles" with a Cyrillic letter, "WHALES", "whäles" and "wha1es" are one. The program runs
/// without the system's Unicode tables, so that it does the same everywhere; this knows the letters that fool people.
/// </summary>
internal static class LookAlikes
{
    // Each first character is what all others after it look like.
    private static readonly string[] Groups =
    [
        "aàáâãäåāăąǎȁȃạảấầẩẫậắằẳẵặαаɑ@Ꭺ", "bвƀɓьъßᏴ", "cçćĉċčсϲƈ¢Ꮯ", "dďđḍḋɗԁᎠ", "eèéêëēĕėęěȅȇẹẻẽếềểễệеёєεℯ3Ꭼ", "fḟƒ", "gĝğġģǧǵɡԍ9Ꮐ", "hĥħḥḧһнηᎻ",
        "iìíîïĩīĭįıǐȉȋịỉіїιɩlĺļľłḷḹ1|ӏᏞ", "jĵǰјϳᎫ", "kķǩḱкκĸᏦ", "mмṁṃᎷ", "nñńņňŉǹṅṇпո", "oòóôõöøōŏőơǒǫȍȏọỏốồổỗộớờởỡợοоσ0ѳө", "pṕṗрρᏢ", "qԛ", "rŕŗřȑȓṙṛгѓᎡᏒ",
        "sśŝşšșṡṣѕ5$Ꮪ", "tţťŧțṫṭтτ7Ꭲ", "uùúûüũūŭůűųưǔȕȗụủứừửữựυցս", "vνѵṽᏙ", "wŵẁẃẅẇẉωѡԝшᎳ", "xхχ×", "yýÿŷȳẏỳỵỷỹуүγᎽ", "zźżžẓẕʐ2Ꮓ",
    ];

    private static readonly Dictionary<int, char> Alike = Groups
        .SelectMany(group => group.EnumerateRunes().SelectMany(rune => new[] { (rune.Value, Like: group[0]), (Rune.ToLowerInvariant(rune).Value, Like: group[0]) }))
        .DistinctBy(pair => pair.Value)
        .ToDictionary(pair => pair.Value, pair => pair.Like);

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = Rune.ToLowerInvariant(Plain(rune));
            if (Alike.TryGetValue(plain.Value, out var like))
            {
                folded.Append(like);
            }
            else if (Rune.IsLetterOrDigit(plain) || Rune.GetUnicodeCategory(plain) is UnicodeCategory.OtherSymbol)
            {
                folded.Append(plain);
            }
        }

        // What is drawn as "m" or "w" by two letters.
        return folded.ToString().Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);
    }

    // Full-width, circled and mathematical letters are ordinary ones in other dress.
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFEE0),
        >= 0x24B6 and <= 0x24CF => new Rune('A' + rune.Value - 0x24B6),
        >= 0x24D0 and <= 0x24E9 => new Rune('a' + rune.Value - 0x24D0),
        >= 0x1D400 and <= 0x1D6A3 => Letter((rune.Value - 0x1D400) % 52),
        >= 0x1D7CE and <= 0x1D7FF => new Rune('0' + ((rune.Value - 0x1D7CE) % 10)),
        _ => rune,
    };

    private static Rune Letter(int number) => new(number < 26 ? 'A' + number : 'a' + number - 26);
}
