using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace StudyBot.Core.Learning;

/// <summary>A card for Anki. Front and back are HTML.</summary>
/// <param name="Tags">Without spaces; "a::b" nests.</param>
internal sealed record AnkiCard(string Front, string Back, IReadOnlyList<string> Tags);

/// <summary>Cards as a text file that Anki imports without a question: the headers name separator, HTML, columns and tags.</summary>
// https://docs.ankiweb.net/importing/text-files.html
internal static class AnkiCards
{
    // A spreadsheet takes a cell that begins with one of these for a formula (https://owasp.org/www-community/attacks/CSV_Injection).
    private const string Formulas = "=+-@\t\r";

    private static readonly CsvConfiguration Commas = new(CultureInfo.InvariantCulture) { NewLine = "\n", ShouldQuote = _ => true };

    /// <summary>UTF-8, without a byte order mark: Anki wants its headers at the very beginning.</summary>
    public static byte[] ToFile(IReadOnlyList<AnkiCard> cards)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write("#separator:Comma\n#html:true\n#columns:Front,Back,Tags\n#tags column:3\n");
        using (var csv = new CsvWriter(text, Commas))
        {
            foreach (var card in cards)
            {
                csv.WriteField(Harmless(card.Front));
                csv.WriteField(Harmless(card.Back));
                csv.WriteField(Harmless(string.Join(' ', card.Tags)));
                csv.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Written as a character of HTML it looks the same in Anki and is plain text to a spreadsheet.
    private static string Harmless(string cell) =>
        cell.Length > 0 && Formulas.Contains(cell[0], StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"&#{(int)cell[0]};{cell[1..]}") : cell;
}
