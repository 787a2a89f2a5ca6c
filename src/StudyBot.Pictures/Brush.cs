using SkiaSharp;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>Draws shapes and text in one colour each.</summary>
internal sealed class Brush(SKCanvas canvas, TextShaper texts) : IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true };

    public SKCanvas Canvas => canvas;

    public ShapedText Shape(string text, float size, FontWeight weight) => texts.Shape(text, size, weight);

    public ShapedText Fit(string text, float size, FontWeight weight, float width) => texts.Fit(text, size, weight, width);

    public IReadOnlyList<ShapedText> Wrap(string text, float size, FontWeight weight, float width) => texts.Wrap(text, size, weight, width);

    public string? FirstShown(string text) => texts.FirstShown(text);

    public void From(ShapedText text, float x, float y, SKColor colour) => text.Draw(canvas, x, y, With(colour));

    public void EndingAt(ShapedText text, float right, float y, SKColor colour) => text.Draw(canvas, right - text.Width, y, With(colour));

    public void Around(ShapedText text, float middle, float y, SKColor colour) => text.Draw(canvas, middle - (text.Width / 2), y, With(colour));

    public void Box(SKRect box, float radius, SKColor colour) => canvas.DrawRoundRect(box, radius, radius, With(colour));

    public void Disc(float x, float y, float radius, SKColor colour) => canvas.DrawCircle(x, y, radius, With(colour));

    public void Dots(float x, float y)
    {
        foreach (var dot in (float[])[-18, 0, 18])
        {
            Disc(x + dot, y, 3.5f, Palette.Quiet);
        }
    }

    public void Dispose() => _paint.Dispose();

    private SKPaint With(SKColor colour)
    {
        _paint.Color = colour;
        return _paint;
    }
}
