namespace StudyBot.Core.Leaderboards;

/// <summary>Draws what a board's message says.</summary>
public interface ILeaderboardPicture
{
    /// <summary>A PNG with the same facts as the page in words; the same page gives the same bytes.</summary>
    ReadOnlyMemory<byte> Draw(BoardPage page);
}
