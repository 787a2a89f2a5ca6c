using SkiaSharp;
using StudyBot.Core.Learning;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures.Tests;

public sealed class StatsPictureTests : IDisposable
{
    private static readonly Accuracy None = new("–", null);

    private readonly FontShelf _shelf = new();

    [Fact]
    public void A_Picture_Has_A_Row_For_Each_Chapter_And_The_Same_Page_Gives_The_Same_Bytes()
    {
        var page = Page(Row(0.5), Row(null), Row(1));
        using var three = SKBitmap.Decode(Drawn(page));
        using var one = SKBitmap.Decode(Drawn(Page(Row(0.5))));

        Assert.Equal(StatsPicture.Width, three.Width);
        Assert.Equal(2 * StatsPicture.Step, three.Height - one.Height);
        Assert.Equal(Drawn(page), Drawn(page));
    }

    [Fact]
    public void A_Bar_Is_As_Long_As_The_Share_That_Its_Row_Says()
    {
        int[] lengths = [.. ((double?[])[null, 0, 0.25, 0.5, 1]).Select(share => LengthOfBar(Row(share)))];

        Assert.Equal([0, 0], lengths[..2]);
        Assert.InRange(lengths[2], (lengths[4] / 4) - 3, (lengths[4] / 4) + 3);
        Assert.InRange(lengths[3], (lengths[4] / 2) - 3, (lengths[4] / 2) + 3);
        Assert.InRange(lengths[4], 400, 500);
    }

    public void Dispose() => _shelf.Dispose();

    private static StatsPage Page(params ChapterRow[] rows) => new("Docker crew", "Right answers by chapter", "daily 7 of 9 (78 %)", rows);

    private static ChapterRow Row(double? share) => new("5", "Images and layers", share is null ? None : new Accuracy("1 of 2", share), None);

    private byte[] Drawn(StatsPage page) => new StatsPicture(new TextShaper(_shelf)).Draw(page).ToArray();

    private int LengthOfBar(ChapterRow row)
    {
        using var picture = SKBitmap.Decode(Drawn(Page(row)));
        var y = StatsPicture.HeadHeight + 47;
        return Enumerable.Range(0, 600).Count(x => picture.GetPixel(x, y) == Palette.Bar);
    }
}
