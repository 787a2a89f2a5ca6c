using SkiaSharp;
using StudyBot.Core.Seasons;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>One step of a podium with those who stand on it.</summary>
internal sealed class StepPainter
{
    private const float Width = 256;
    private const float NameSize = 26;
    private const float SmallNameSize = 22;
    private const float NameLine = 33;
    private const int MostLinesOfAName = 2;
    private const float NamesGap = 16;
    private const float BadgeGap = 14;

    // By rank. The lowest still has room for three lines.
    private static readonly float[] Heights = [192, 160, 132];

    private readonly Brush _brush;
    private readonly PodiumStep _step;
    private readonly string[] _names;
    private readonly List<ShapedText> _lines;
    private readonly float _radius;

    public StepPainter(Brush brush, PodiumStep step)
    {
        (_brush, _step) = (brush, step);
        _names = [.. step.Names.Select(name => brush.FirstShown(name.Name) is null ? name.Substitute : name.Name)];
        _lines = [.. _names.SelectMany(Lines)];
        _radius = _names.Length == 1 ? 42 : 34;
    }

    /// <summary>With everything on it.</summary>
    public float Height => Box + NamesHeight + BadgesHeight;

    private float Box => Heights[_step.Rank - 1];

    private float NamesHeight => ((_lines.Count + (_step.More is null ? 0 : 1)) * NameLine) + NamesGap;

    private float BadgesHeight => (2 * (_radius + Badge.Ring)) + BadgeGap;

    private SKColor Medal => Palette.Medals[_step.Rank - 1];

    public void Draw(float middle, float floor)
    {
        var box = new SKRect(middle - (Width / 2), floor - Box, middle + (Width / 2), floor);
        _brush.Box(box, 12, Palette.Row);
        _brush.Box(new SKRect(box.Left, box.Top, box.Right, box.Top + 6), 3, Medal);
        _brush.Around(_brush.Shape(_step.Place, 40, FontWeight.SemiBold), middle, box.Top + 52, Medal);
        _brush.Around(_brush.Fit(_step.Points, 26, FontWeight.SemiBold, Width - 16), middle, box.Top + 86, Palette.Text);
        if (_step.Right is { } right)
        {
            _brush.Around(_brush.Fit(right, 20, FontWeight.Medium, Width - 16), middle, box.Top + 114, Palette.Quiet);
        }

        // Marks piled upon letters stay within their own column.
        _brush.Canvas.Save();
        _brush.Canvas.ClipRect(new SKRect(box.Left, box.Top - NamesHeight - BadgesHeight, box.Right, box.Top));
        Names(middle, box.Top - NamesHeight);
        Badges(middle, box.Top - NamesHeight - BadgeGap - _radius);
        _brush.Canvas.Restore();
    }

    private void Names(float middle, float y)
    {
        foreach (var line in _lines)
        {
            y += NameLine;
            _brush.Around(line, middle, y - 6, Palette.Text);
        }

        if (_step.More is { } more)
        {
            _brush.Around(_brush.Fit(more, 22, FontWeight.Medium, Width), middle, y + NameLine - 6, Palette.Quiet);
        }
    }

    // A name that is too long for a line gets two; what does not fit into these is cut.
    private IReadOnlyList<ShapedText> Lines(string name)
    {
        var whole = _brush.Shape(name, NameSize, FontWeight.SemiBold);
        if (whole.Width <= Width)
        {
            return [whole];
        }

        var lines = _brush.Wrap(name, SmallNameSize, FontWeight.SemiBold, Width);
        return lines.Count <= MostLinesOfAName ? lines : [_brush.Fit(name, SmallNameSize, FontWeight.SemiBold, Width)];
    }

    private void Badges(float middle, float y)
    {
        var apart = (2 * (_radius + Badge.Ring)) + 6;
        var x = middle - ((_names.Length - 1) * apart / 2);
        foreach (var name in _names)
        {
            Badge.Draw(_brush, name, Medal, x, y, _radius);
            x += apart;
        }
    }
}
