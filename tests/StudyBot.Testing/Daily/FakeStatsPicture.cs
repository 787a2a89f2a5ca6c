using StudyBot.Core.Learning;

namespace StudyBot.Testing.Daily;

/// <summary>Keeps the pages that it is to draw.</summary>
public sealed class FakeStatsPicture : IStatsPicture
{
    private readonly List<StatsPage> _pages = [];

    public IReadOnlyList<StatsPage> Pages => _pages;

    public ReadOnlyMemory<byte> Draw(StatsPage page)
    {
        _pages.Add(page);
        return new byte[] { 1, 2, 3 };
    }
}
