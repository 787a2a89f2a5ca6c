using SkiaSharp;

namespace StudyBot.Pictures.Text;

/// <summary>A line of text that is ready to be drawn; <paramref name="Runs"/> from left to right.</summary>
internal sealed record ShapedText(IReadOnlyList<GlyphRun> Runs, float Width, float Size)
{
    /// <param name="y">The line on which letters stand.</param>
    public void Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        foreach (var run in Runs)
        {
            if (run.Glyphs.Length > 0)
            {
                using var font = new SKFont(run.Typeface, Size) { Subpixel = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };
                using var builder = new SKTextBlobBuilder();
                builder.AddPositionedRun(run.Glyphs, font, run.Places);
                using var blob = builder.Build();
                canvas.DrawText(blob, x, y, paint);
            }

            x += run.Width;
        }
    }
}

internal sealed record GlyphRun(SKTypeface Typeface, ushort[] Glyphs, SKPoint[] Places, float Width);
