namespace StudyBot.Core.Learning;

/// <summary>What the picture of /me stats shows: how often the right option was chosen, by chapter. Everything is ready to be shown.</summary>
/// <param name="Summary">All chapters together, in one line.</param>
public sealed record StatsPage(string Course, string Title, string Summary, IReadOnlyList<ChapterRow> Chapters)
{
    public StatsWords Words { get; } = new(StatsTexts.Daily, StatsTexts.Practice);
}

public sealed record ChapterRow(string Number, string Title, Accuracy Daily, Accuracy Practice);

/// <param name="Words">Such as "7 of 9".</param>
/// <param name="Share">0 to 1; null when nothing was answered.</param>
public sealed record Accuracy(string Words, double? Share);

/// <summary>The few fixed words of the picture.</summary>
public sealed record StatsWords(string Daily, string Practice);

/// <summary>Draws what the message says.</summary>
public interface IStatsPicture
{
    /// <summary>A PNG with the same facts as the page in words; the same page gives the same bytes.</summary>
    ReadOnlyMemory<byte> Draw(StatsPage page);
}
