using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>One question of a course on one local date. It remembers exactly what it asked.</summary>
public sealed record DailyQuestion
{
    public required long Id { get; init; }

    public required long CourseId { get; init; }

    public required ServerId Server { get; init; }

    public required LocalDate Date { get; init; }

    public required QuestionState State { get; init; }

    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>Null only for a day that was skipped.</summary>
    public AskedItem? Asked { get; init; }

    /// <summary>As decided up to now; what was right when it was asked stands in <see cref="Asked"/>.</summary>
    public required Verdict Verdict { get; init; }

    public required PostKey Key { get; init; }

    public required DateTimeOffset ReservedAt { get; init; }

    /// <summary>When the chat service may first have been asked to post; null when it is certain that nothing was posted.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public DateTimeOffset? PostedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required ChannelId Channel { get; init; }

    public MessageRef? Message { get; init; }

    public ChannelId? Thread { get; init; }

    /// <summary>Points of a full written answer, as it was when the question was asked: 0, 5 or 10.</summary>
    public required int WrittenMax { get; init; }

    /// <summary>The count of responses that the post shows, and since when.</summary>
    public int ShownCount { get; init; }

    public DateTimeOffset? ShownAt { get; init; }

    public bool TakesAnswersAt(DateTimeOffset now) => State == QuestionState.Posted && now < ClosesAt;
}

public enum QuestionState
{
    Reserved,
    Posted,
    Closed,
    Skipped,

    /// <summary>It may have been posted, and nobody can tell: it is not posted again.</summary>
    Uncertain,
}

/// <summary>A choice item exactly as members saw it.</summary>
/// <param name="Options">In the order shown.</param>
/// <param name="Right">The right option by the order shown, 0 to 3.</param>
/// <param name="ShuffleSeed">What the order was made from.</param>
/// <param name="Explanation">The direct answer, shown at closing.</param>
public sealed record AskedItem(
    string Pack,
    string QuestionId,
    string ItemId,
    string ContentHash,
    int Chapter,
    string ChapterTitle,
    string Title,
    string Stem,
    IReadOnlyList<AskedOption> Options,
    int Right,
    long ShuffleSeed,
    string Explanation,
    IReadOnlyList<KeyPoint> KeyPoints,
    IReadOnlyList<Misconception> Misconceptions,
    IReadOnlyList<Source> Sources)
{
    /// <summary>The handbook's question that the item belongs to; null in records from before it was kept.</summary>
    public string? Text { get; init; }
}

/// <param name="Reason">Why it is right or wrong.</param>
public sealed record AskedOption(string Text, string Reason);
