using SkiaSharp;
using StudyBot.Core.Learning;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>A member's accuracy: a row a chapter, one bar for daily questions and a thin one for practice, each with its figures.</summary>
internal sealed class StatsPicture(TextShaper texts) : IStatsPicture
{
    public const int Width = LeaderboardPicture.Width;
    public const int HeadHeight = 134;
    public const int Step = RowHeight + Gap;

    private const int RowHeight = 68;
    private const int Gap = 8;
    private const float Margin = 24;
    private const float NumberMiddle = 56;
    private const float TitleLeft = 88;
    private const float BarRight = 560;
    private const float DailyColumn = 676;
    private const float PracticeColumn = 818;

    public ReadOnlyMemory<byte> Draw(StatsPage page)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, HeightOf(page), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var brush = new Brush(surface.Canvas, texts);
        surface.Canvas.Clear(Palette.Page);
        Head(brush, page);

        float y = HeadHeight;
        foreach (var row in page.Chapters)
        {
            Row(brush, row, y);
            y += Step;
        }

        return LeaderboardPicture.Encode(surface);
    }

    internal static int HeightOf(StatsPage page) => HeadHeight + (page.Chapters.Count * Step) + (int)Margin - Gap;

    private static void Head(Brush brush, StatsPage page)
    {
        brush.From(brush.Fit(page.Course, 36, FontWeight.SemiBold, Width - (2 * Margin)), Margin + 4, 54, Palette.Text);
        brush.From(brush.Fit($"{page.Title} · {page.Summary}", 21, FontWeight.Medium, Width - (2 * Margin)), Margin + 4, 88, Palette.Quiet);
        Column(brush, page.Words.Daily, DailyColumn, 8, Palette.Bar);
        Column(brush, page.Words.Practice, PracticeColumn, 4, Palette.Medals[1]);
    }

    // The word with a piece of its bar before it.
    private static void Column(Brush brush, string word, float right, float thickness, SKColor colour)
    {
        var shaped = brush.Shape(word, 20, FontWeight.Medium);
        brush.EndingAt(shaped, right, 123, Palette.Quiet);
        var end = right - shaped.Width - 10;
        brush.Box(new SKRect(end - 22, 117 - (thickness / 2), end, 117 + (thickness / 2)), thickness / 2, colour);
    }

    private static void Row(Brush brush, ChapterRow row, float y)
    {
        brush.Box(new SKRect(Margin, y, Width - Margin, y + RowHeight), 12, Palette.Row);
        brush.Around(brush.Shape(row.Number, 26, FontWeight.SemiBold), NumberMiddle, y + 43, Palette.Quiet);
        brush.From(brush.Fit(row.Title, 22, FontWeight.SemiBold, BarRight - TitleLeft), TitleLeft, y + 32, Palette.Text);
        Bar(brush, row.Daily, y + 43, 8, Palette.Bar);
        Bar(brush, row.Practice, y + 55, 4, Palette.Medals[1]);
        brush.EndingAt(brush.Shape(row.Daily.Words, 24, FontWeight.SemiBold), DailyColumn, y + 43, row.Daily.Share is null ? Palette.Quiet : Palette.Text);
        brush.EndingAt(brush.Shape(row.Practice.Words, 24, FontWeight.Medium), PracticeColumn, y + 43, row.Practice.Share is null ? Palette.Quiet : Palette.Text);
    }

    private static void Bar(Brush brush, Accuracy accuracy, float y, float thickness, SKColor colour)
    {
        brush.Box(new SKRect(TitleLeft, y, BarRight, y + thickness), thickness / 2, Palette.Track);
        if (accuracy.Share is > 0 and var share)
        {
            var width = Math.Max(thickness, (BarRight - TitleLeft) * (float)Math.Min(1, share));
            brush.Box(new SKRect(TitleLeft, y, TitleLeft + width, y + thickness), thickness / 2, colour);
        }
    }
}
