using System.Net;
using System.Text;
using CsCheck;
using StudyBot.Core.Learning;

namespace StudyBot.Core.Tests.Learning;

public sealed class AnkiCardsTests
{
    private static readonly string[] Dangerous =
        ["=HYPERLINK(\"http://example.org\")", "+1", "-v /data:/data", "@SUM(A1)", "\tcell", "\rcell", "# not a comment", "say \"hi\"", "two\nlines", "", "plain"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.Char[" ,;\t\r\n\"'#=+-@|<>&aé美"], 0, 12],
        Gen.Int[0, Dangerous.Length - 1].Select(at => Dangerous[at]));

    [Fact]
    public void Whatever_Stands_On_Cards_Comes_Back_From_An_Import_By_Ankis_Rules() =>
        Gen.Select(Texts, Texts, (front, back) => new AnkiCard(front, back, ["studybot", "docker::chapter-1"])).List[0, 8].Sample(cards =>
        {
            var import = AnkiImport.Of(AnkiCards.ToFile(cards));

            Assert.Equal(cards.Select(card => (Seen(card.Front), Seen(card.Back))), import.Notes.Select(note => (Seen(note.Fields[0]), Seen(note.Fields[1]))));
            Assert.All(import.Notes, note => Assert.Equal((2, "studybot docker::chapter-1"), (note.Fields.Count, string.Join(' ', note.Tags))));
        });

    [Fact]
    public void Headers_Tell_Anki_Everything_That_It_Would_Ask()
    {
        var file = AnkiCards.ToFile([new AnkiCard("front", "back", ["a"])]);

        Assert.Equal("#separator:Comma\n#html:true\n#columns:Front,Back,Tags\n#tags column:3\n\"front\",\"back\",\"a\"\n", Encoding.UTF8.GetString(file));
    }

    [Fact]
    public void No_Cell_Is_A_Formula_To_A_Spreadsheet() => Texts.Sample(text =>
    {
        var lines = Encoding.UTF8.GetString(AnkiCards.ToFile([new AnkiCard(text, text, [])])).Split('\n', 5)[4];

        Assert.Equal('"', lines[0]);
        Assert.DoesNotContain(lines[1], "=+-@\t\r");
    });

    // As a reader sees it: characters written as HTML are those characters.
    private static string Seen(string html) => WebUtility.HtmlDecode(html);
}
