using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace StudyBot.Core.Exports;

/// <summary>
/// A table as CSV that a spreadsheet may open: UTF-8, commas, and no cell that it would run as a formula. Members write some
/// of these texts.
/// </summary>
public sealed class CsvTable : ITableWriter
{
    // What makes a spreadsheet read a cell as a formula, full-width forms included, or cut it in two:
    // https://owasp.org/www-community/attacks/CSV_Injection
    private static readonly char[] Dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20'];

    private readonly CsvWriter _csv;

    /// <param name="mark">Whether the file begins with the mark by which spreadsheets know UTF-8.</param>
    public CsvTable(Stream output, bool mark) => _csv = new CsvWriter(
        new StreamWriter(output, new UTF8Encoding(mark), leaveOpen: true),
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = Dangerous,
            InjectionEscapeCharacter = '\'',
        });

    public void Begin(IReadOnlyList<string> columns) => Row(columns);

    public void Row(IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            // Texts are quoted whatever they hold: a lone line feed would end the row otherwise.
            _csv.WriteField(
                cell switch
                {
                    null => "",
                    bool yes => yes ? "yes" : "no",
                    IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                    _ => cell.ToString(),
                },
                shouldQuote: cell is string { Length: > 0 });
        }

        _csv.NextRecord();
    }

    public void End() => _csv.Flush();

    public void Dispose() => _csv.Dispose();
}
