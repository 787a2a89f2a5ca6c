using SkiaSharp;
using StudyBot.Core.Leaderboards;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>A board as a picture: a row a member, the own one marked, medals for the first three.</summary>
internal sealed class LeaderboardPicture(TextShaper texts) : ILeaderboardPicture
{
    public const int Width = 860;
    public const int HeadHeight = 134;

    private const float Margin = 24;
    private const float DotsHeight = 36;
    private const float PodiumHeight = 150;
    private const float NoteSize = 23;
    private const float NoteLine = 32;

    public ReadOnlyMemory<byte> Draw(BoardPage page)
    {
        var note = page.Note is null ? [] : texts.Wrap(page.Note, NoteSize, FontWeight.Medium, Width - (2 * Margin));
        using var surface = SKSurface.Create(new SKImageInfo(Width, HeightOf(page, note.Count), SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        using var brush = new Brush(canvas, texts);
        canvas.Clear(Palette.Page);
        Head(brush, page);

        float y = HeadHeight;
        var rows = new RowPainter(brush, page.Words);
        foreach (var row in page.Rows)
        {
            rows.Draw(row, y);
            y += RowPainter.Step;
        }

        if (page.Own.Count > 0)
        {
            brush.Dots(Width / 2f, y + (DotsHeight / 2) - (RowPainter.Gap / 2));
            y += DotsHeight;
            foreach (var row in page.Own)
            {
                rows.Draw(row, y);
                y += RowPainter.Step;
            }
        }

        if (page.Rows.Count == 0)
        {
            Podium(brush, y);
            y += PodiumHeight;
        }

        foreach (var line in note)
        {
            y += NoteLine;
            brush.Around(line, Width / 2f, y, Palette.Text);
        }

        return Encode(surface);
    }

    /// <summary>Level 6 is zlib's own default; other levels and filters were slower or larger on these pictures.</summary>
    internal static byte[] Encode(SKSurface surface)
    {
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        using var png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 6)) ?? throw new InvalidOperationException("The picture could not be made a PNG.");
        return png.ToArray();
    }

    internal static int HeightOf(BoardPage page, int noteLines)
    {
        var rows = (page.Rows.Count + page.Own.Count) * RowPainter.Step;
        var extras = (page.Own.Count > 0 ? DotsHeight : 0) + (page.Rows.Count == 0 ? PodiumHeight : 0) + (noteLines > 0 ? (noteLines * NoteLine) + 12 : 0);
        return (int)(HeadHeight + rows + extras + Margin - RowPainter.Gap);
    }

    private static void Head(Brush brush, BoardPage page)
    {
        PictureHead.Draw(brush, page.Course, page.Summary.Length > 0 ? $"{page.Title} · {page.Summary}" : page.Title);
        if (page.Rows.Count > 0)
        {
            PictureHead.Columns(brush, page.Words, 123);
        }
    }

    // Three steps that wait for somebody.
    private static void Podium(Brush brush, float y)
    {
        (int Place, float Middle, float Height)[] steps = [(2, -104, 66), (1, 0, 100), (3, 104, 44)];
        foreach (var (place, middle, height) in steps)
        {
            var x = (Width / 2f) + middle;
            brush.Box(new SKRect(x - 48, y + 130 - height, x + 48, y + 130), 8, Palette.Row);
            brush.Around(brush.Shape(place.ToString(), 26, FontWeight.SemiBold), x, y + 130 - (height / 2) + 9, Palette.Medals[place - 1]);
        }
    }
}
