using StudyBot.Core.Leaderboards;

namespace StudyBot.Testing.Daily;

/// <summary>Keeps the pages that it is to draw.</summary>
public sealed class FakePicture : ILeaderboardPicture
{
    private readonly List<BoardPage> _pages = [];

    public bool Fails { get; set; }

    public IReadOnlyList<BoardPage> Pages => _pages;

    public ReadOnlyMemory<byte> Draw(BoardPage page)
    {
        if (Fails)
        {
            throw new InvalidOperationException("The test lets the picture fail");
        }

        _pages.Add(page);
        return new byte[] { 1, 2, 3 };
    }
}
