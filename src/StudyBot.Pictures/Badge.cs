using System.Text;
using SkiaSharp;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>A disc with a member's initial; the first three wear a ring.</summary>
internal static class Badge
{
    /// <summary>How far a ring reaches beyond the disc.</summary>
    public const float Ring = 3;

    public static void Draw(Brush brush, string name, SKColor? medal, float x, float y, float radius)
    {
        if (medal is { } ring)
        {
            brush.Disc(x, y, radius + Ring, ring);
        }

        brush.Disc(x, y, radius, Palette.Badges[ColourOf(name)]);
        var initial = brush.FirstShown(name)!.ToUpperInvariant();
        var shaped = brush.Shape(initial, radius, FontWeight.SemiBold);
        brush.Canvas.Save();
        brush.Canvas.ClipRect(new SKRect(x - radius, y - radius, x + radius, y + radius));
        brush.Around(shaped, x, y + (radius / 3), Palette.Text);
        brush.Canvas.Restore();
    }

    // The same name has the same colour in every picture and process.
    private static int ColourOf(string name) =>
        (int)(Encoding.UTF8.GetBytes(name).Aggregate(2_166_136_261u, (hash, letter) => (hash ^ letter) * 16_777_619u) % (uint)Palette.Badges.Length);
}
