using SkiaSharp;
using StudyBot.Core.Leaderboards;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures.Tests;

public sealed class LeaderboardPictureTests : IDisposable
{
    private readonly FontShelf _shelf = new();

    private LeaderboardPicture Picture => new(new TextShaper(_shelf));

    [Fact]
    public void A_Picture_Is_A_Png_As_High_As_Its_Rows_Need()
    {
        using var two = Decoded(Pages.Of("Ada", "Grace"));
        using var ten = Decoded(Pages.Of([.. Enumerable.Range(1, 10).Select(n => $"Member {n}")]));

        Assert.Equal(LeaderboardPicture.Width, two.Width);
        Assert.Equal(8 * (int)RowPainter.Step, ten.Height - two.Height);
    }

    [Fact]
    public void The_Same_Page_Gives_The_Same_Bytes()
    {
        var page = Pages.Of("Ada", "美玲 🌸", "مريم", "o_O");

        Assert.Equal(Picture.Draw(page).ToArray(), Picture.Draw(page).ToArray());
    }

    [Fact]
    public void Ones_Own_Row_Looks_Different_And_Says_You()
    {
        var page = Pages.Of("Ada", "Grace");
        var own = page with { Rows = [page.Rows[0], page.Rows[1] with { IsOwn = true }] };

        using var plain = Decoded(page);
        using var marked = Decoded(own);

        Assert.Equal(0, DifferencesBetween(plain, marked, from: 0, to: LeaderboardPicture.HeadHeight + (int)RowPainter.Step - 8));
        Assert.NotEqual(0, DifferencesBetween(plain, marked, from: LeaderboardPicture.HeadHeight + (int)RowPainter.Step, to: plain.Height));
    }

    [Fact]
    public void An_Empty_Board_Shows_Its_Note_In_A_Small_Picture()
    {
        var page = Pages.Of() with { Note = "No question has closed this week. The board fills when the first one does." };

        using var empty = Decoded(page);
        using var without = Decoded(page with { Note = null });

        Assert.InRange(empty.Height, 200, 420);
        Assert.True(empty.Height > without.Height);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B\u200D\u2060")]
    [InlineData("   ")]
    [InlineData("\u202E\u202E")]
    [InlineData("\u3164")]
    public void A_Name_Without_Anything_To_See_Is_Replaced(string name)
    {
        using var nameless = Decoded(Pages.Of("Ada") with { Rows = [Pages.Row(name, 1)] });
        using var substitute = Decoded(Pages.Of("Ada") with { Rows = [Pages.Row("member …0042", 1)] });

        Assert.Equal(0, DifferencesBetween(nameless, substitute, 0, nameless.Height));
    }

    [Fact]
    public void Marks_Piled_Upon_Letters_Stay_Within_Their_Row()
    {
        var piled = string.Concat(Enumerable.Repeat("A" + new string('\u0310', 30) + new string('\u0323', 30), 8));
        using var plain = Decoded(Pages.Of("Ada", "B", "Grace"));
        using var zalgo = Decoded(Pages.Of("Ada", piled, "Grace"));
        var row = LeaderboardPicture.HeadHeight + (int)RowPainter.Step;

        Assert.Equal(0, DifferencesBetween(plain, zalgo, 0, row - 1));
        Assert.Equal(0, DifferencesBetween(plain, zalgo, row + (int)RowPainter.Step, plain.Height));
    }

    [Fact]
    public void Every_Text_Can_Be_Read_On_What_It_Stands_On() =>
        Assert.All(Palette.Pairs, pair => Assert.True(Contrast(pair.Text, pair.On) >= 4.5, $"{pair.Text} on {pair.On}: {Contrast(pair.Text, pair.On):0.00}"));

    [Fact]
    public async Task Many_May_Draw_At_Once()
    {
        var page = Pages.Of("Ada", "美玲 🌸", "مريم", "नमस्ते");
        var alone = Picture.Draw(page).ToArray();
        var picture = Picture;

        var all = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => picture.Draw(page).ToArray(), TestContext.Current.CancellationToken)));

        Assert.All(all, bytes => Assert.Equal(alone, bytes));
    }

    public void Dispose() => _shelf.Dispose();

    private SKBitmap Decoded(BoardPage page) => SKBitmap.Decode(Picture.Draw(page).Span);

    private static int DifferencesBetween(SKBitmap one, SKBitmap other, int from, int to)
    {
        var count = 0;
        for (var y = from; y < to; y++)
        {
            for (var x = 0; x < one.Width; x++)
            {
                count += one.GetPixel(x, y) == other.GetPixel(x, y) ? 0 : 1;
            }
        }

        return count;
    }

    // WCAG 2.2, contrast ratio.
    private static double Contrast(SKColor one, SKColor other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);

        static double Luminance(SKColor colour) => (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

        static double Linear(byte channel) => channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
