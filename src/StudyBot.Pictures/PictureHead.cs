using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

/// <summary>The two lines at the top of every picture.</summary>
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
}
