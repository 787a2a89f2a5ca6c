using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>The picture of a board's message. A board in words always goes out, with or without its picture.</summary>
internal sealed class BoardPictures(ILeaderboardPicture drawing, ILogger<BoardPictures> logger)
{
    private const string FileName = "leaderboard.png";
    private const int LongestDescription = 1_024;

    private int _failed;

    public Picture? Of(BoardPage page)
    {
        try
        {
            return new Picture(FileName, drawing.Draw(page), Lookup.CardText.Line(LeaderboardTexts.Description(page), LongestDescription));
        }
        catch (Exception failure)
        {
            // What fails once fails for every board, so one line is enough.
            if (Interlocked.Exchange(ref _failed, 1) == 0)
            {
                logger.LogError(failure, "The picture of a leaderboard could not be drawn; boards go out without it");
            }

            return null;
        }
    }
}
