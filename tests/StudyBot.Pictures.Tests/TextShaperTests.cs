using StudyBot.Pictures.Text;

namespace StudyBot.Pictures.Tests;

public sealed class TextShaperTests : IDisposable
{
    private readonly FontShelf _shelf = new();

    private TextShaper Texts => new(_shelf);

    [Theory]
    [InlineData("Jürgen Łukasz Ñandú Đặng")]
    [InlineData("Σωκράτης")]
    [InlineData("Владимир")]
    [InlineData("محمد علی")]
    [InlineData("שָׁלוֹם")]
    [InlineData("नमस्ते")]
    [InlineData("สวัสดี")]
    [InlineData("বাংলা")]
    [InlineData("தமிழ்")]
    [InlineData("ქართული")]
    [InlineData("Հայերեն")]
    [InlineData("አማርኛ")]
    [InlineData("ខ្មែរ")]
    [InlineData("မြန်မာ")]
    [InlineData("美玲 陳 鄧 髙橋 ひらがな カタカナ")]
    [InlineData("김민준")]
    [InlineData("𝓐𝓭𝓪 𝕃𝕠𝕧𝕖")]
    [InlineData("★ ♪ ✓ ⚔ ☠")]
    [InlineData("👩‍💻🌸🏳️‍🌈👍🏽🇨🇭1️⃣❤️")]
    public void A_Name_In_Any_Script_Has_A_Glyph_For_Everything(string name) =>
        Assert.All(Texts.Shape(name, 24, FontWeight.SemiBold).Runs, run => Assert.DoesNotContain((ushort)0, run.Glyphs));

    [Fact]
    public void An_Emoji_Of_Several_Parts_Is_One_Glyph() =>
        Assert.All((string[])["👩‍💻", "👨‍👩‍👧‍👦", "👍🏽", "🇨🇭", "🏳️‍🌈", "1️⃣"], emoji => Assert.Single(Texts.Shape(emoji, 24, FontWeight.Medium).Runs.SelectMany(run => run.Glyphs)));

    [Fact]
    public void What_No_Font_Has_Is_Shown_As_A_Box()
    {
        var cuneiform = Texts.Shape("𒀀𒀁", 24, FontWeight.Medium);

        Assert.Equal(Texts.Shape("□□", 24, FontWeight.Medium).Runs.SelectMany(run => run.Glyphs), cuneiform.Runs.SelectMany(run => run.Glyphs));
    }

    [Fact]
    public void A_Long_Name_Is_Cut_Between_Characters_And_Fits()
    {
        var emoji = Texts.Fit(string.Concat(Enumerable.Repeat("👩‍💻", 32)), 25, FontWeight.SemiBold, 300);
        var name = Texts.Fit("Wolfeschlegelsteinhausenbergerdorff the Twenty-Third", 25, FontWeight.SemiBold, 300);

        Assert.InRange(emoji.Width, 200, 300);
        Assert.InRange(name.Width, 250, 300);
        Assert.Equal(Texts.Shape("…", 25, FontWeight.SemiBold).Runs[0].Glyphs[0], name.Runs[^1].Glyphs[^1]);
    }

    [Fact]
    public void Hebrew_Runs_From_Right_To_Left_And_A_Latin_Word_In_It_Does_Not()
    {
        var hebrew = Texts.Shape("שלום", 24, FontWeight.Medium).Runs.SelectMany(run => run.Glyphs);
        var letters = "שלום".Select(letter => Texts.Shape($"{letter}", 24, FontWeight.Medium).Runs[0].Glyphs[0]).Reverse();

        Assert.Equal(letters, hebrew);
    }

    [Theory]
    [InlineData("abc", "000")]
    [InlineData("אבג", "111")]
    [InlineData("abc אבג", "0000111")]
    [InlineData("אבג abc", "1111222")]
    [InlineData("אב 12", "11122")]
    [InlineData("Dan אב גד x", "00001111100")]
    [InlineData("(אב)", "1111")]
    public void Each_Character_Knows_Its_Direction(string text, string levels) =>
        Assert.Equal(levels, string.Concat(Directions.LevelsOf(TextElement.Of(text))));

    [Theory]
    [InlineData("0000", "0123")]
    [InlineData("1111", "3210")]
    [InlineData("0110", "0213")]
    [InlineData("1122", "2310")]
    [InlineData("", "")]
    public void Pieces_Are_Put_In_The_Order_In_Which_They_Are_Seen(string levels, string order) =>
        Assert.Equal(order, string.Concat(Directions.VisualOrder([.. levels.Select(level => level - '0')])));

    [Fact]
    public void Marks_Of_Direction_Cannot_Turn_A_Name_Round() =>
        Assert.Equal(
            Texts.Shape("Ada", 24, FontWeight.Medium).Runs.SelectMany(run => run.Glyphs),
            Texts.Shape("\u202EA\u200Bda\u2066", 24, FontWeight.Medium).Runs.SelectMany(run => run.Glyphs));

    [Fact]
    public void A_Sentence_Breaks_Between_Words_Into_Lines_That_Fit()
    {
        var lines = Texts.Wrap("You are not on this board yet. Answer the next daily question and you will be.", 22, FontWeight.Medium, 400);

        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.InRange(line.Width, 1, 400));
    }

    public void Dispose() => _shelf.Dispose();
}
