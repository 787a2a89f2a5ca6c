using SkiaSharp;
using StudyBot.Core.Leaderboards;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>One member's row.</summary>
internal sealed class RowPainter(Brush brush, BoardWords words)
{
    public const float Gap = 8;
    public const float Step = Height + Gap;
    public const float RightColumn = 628;
    public const float ExtraColumn = 710;
    public const float PointsColumn = 818;

    private const float Height = 68;
    private const float Left = 24;
    private const float Right = LeaderboardPicture.Width - 24;
    private const float PlaceMiddle = 62;
    private const float BadgeMiddle = 126;
    private const float BadgeRadius = 24;
    private const float NameLeft = 166;
    private const float NameRight = 480;
    private const float NameSize = 28;
    private const float TagSize = 19;
    private const float PointsSize = 29;

    public void Draw(BoardRow row, float y)
    {
        var box = new SKRect(Left, y, Right, y + Height);
        brush.Box(box, 12, row.IsOwn ? Palette.OwnRow : Palette.Row);
        var medal = row.Rank <= Palette.Medals.Length ? Palette.Medals[row.Rank - 1] : (SKColor?)null;

        // Marks piled upon letters stay within their own row.
        brush.Canvas.Save();
        using var edge = new SKRoundRect(box, 12);
        brush.Canvas.ClipRoundRect(edge, antialias: true);
        if (row.IsOwn)
        {
            brush.Box(new SKRect(Left, y, Left + 6, y + Height), 0, Palette.OwnEdge);
        }

        brush.Around(brush.Shape(row.Place, 28, FontWeight.SemiBold), PlaceMiddle, y + 44, medal ?? Palette.Quiet);
        var name = brush.FirstShown(row.Name) is null ? row.Substitute : row.Name;
        Badge.Draw(brush, name, medal, BadgeMiddle, y + (Height / 2), BadgeRadius);
        Name(name, row.IsOwn, y + 36);
        Bar(row.Share, medal, y + 49);
        brush.EndingAt(brush.Shape(row.Right, 24, FontWeight.Medium), RightColumn, y + 43, Palette.Text);
        brush.EndingAt(brush.Shape(row.Extra, 24, FontWeight.Medium), ExtraColumn, y + 43, Palette.Text);
        Points(row.Points, y + 44);
        brush.Canvas.Restore();
    }

    // A score to six places is written smaller, so that it stays in its column.
    private void Points(string points, float y)
    {
        var shaped = brush.Shape(points, PointsSize, FontWeight.SemiBold);
        var room = PointsColumn - ExtraColumn - Gap;
        brush.EndingAt(shaped.Width <= room ? shaped : brush.Shape(points, PointsSize * room / shaped.Width, FontWeight.SemiBold), PointsColumn, y, Palette.Text);
    }

    private void Name(string name, bool isOwn, float y)
    {
        var tag = isOwn ? brush.Shape(words.You, TagSize, FontWeight.SemiBold) : null;
        var room = NameRight - NameLeft - (tag is null ? 0 : tag.Width + 28);
        var shaped = brush.Fit(name, NameSize, FontWeight.SemiBold, room);
        brush.From(shaped, NameLeft, y, Palette.Text);
        if (tag is not null)
        {
            var at = NameLeft + shaped.Width + 10;
            brush.Box(new SKRect(at, y - 21, at + tag.Width + 18, y + 6), 12, Palette.OwnEdge);
            brush.From(tag, at + 9, y - 1, Palette.OnTag);
        }
    }

    private void Bar(double share, SKColor? medal, float y)
    {
        brush.Box(new SKRect(NameLeft, y, NameRight, y + 8), 4, Palette.Track);
        if (share > 0)
        {
            var width = Math.Max(8, (NameRight - NameLeft) * (float)Math.Min(1, share));
            brush.Box(new SKRect(NameLeft, y, NameLeft + width, y + 8), 4, medal ?? Palette.Bar);
        }
    }
}
