using StudyBot.Core.Leaderboards;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>The two lines at the top of every picture, and what stands above the columns of rows.</summary>
internal static class PictureHead
{
    private const float Left = 28;
    private const float Right = 24;

    public static void Draw(Brush brush, string course, string line)
    {
        const float room = LeaderboardPicture.Width - Left - Right;
        brush.From(brush.Fit(course, 36, FontWeight.SemiBold, room), Left, 54, Palette.Text);
        brush.From(brush.Fit(line, 22, FontWeight.Medium, room), Left, 88, Palette.Quiet);
    }

    public static void Columns(Brush brush, BoardWords words, float y)
    {
        brush.EndingAt(brush.Shape(words.Right, 20, FontWeight.Medium), RowPainter.RightColumn, y, Palette.Quiet);
        brush.EndingAt(brush.Shape(words.Extra, 20, FontWeight.Medium), RowPainter.ExtraColumn, y, Palette.Quiet);
        brush.EndingAt(brush.Shape(words.Points, 20, FontWeight.Medium), RowPainter.PointsColumn, y, Palette.Quiet);
    }
}
