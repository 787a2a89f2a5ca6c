using StudyBot.Core.Seasons;

namespace StudyBot.Testing.Daily;

/// <summary>Keeps the pages that it is to draw.</summary>
public sealed class FakeResultPicture : IResultPicture
{
    private readonly List<ResultPage> _pages = [];

    public bool Fails { get; set; }

    public IReadOnlyList<ResultPage> Pages => _pages;

    public ReadOnlyMemory<byte> Draw(ResultPage page)
    {
        if (Fails)
        {
            throw new InvalidOperationException("The test lets the picture fail");
        }

        _pages.Add(page);
        return new byte[] { 1, 2, 3 };
    }
}
