using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Rulings;

/// <summary>What leads decided, and what is still to be told of it. What a method returned is on disk.</summary>
public interface IRulingStore
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Ruling>> OfQuestionAsync(long questionId, CancellationToken stop);

    /// <summary>Decisions about a course as such: pauses, days off, questions passed over or pinned. Newest first.</summary>
    /// <param name="skip">How many of the newest are left out.</param>
    Task<IReadOnlyList<Ruling>> OfCourseAsync(long courseId, int skip, int count, CancellationToken stop);

    /// <summary>The dates of the course's seasons that have closed, from the one of a date on.</summary>
    Task<IReadOnlyList<Dates>> ClosedSeasonsAsync(long courseId, LocalDate from, CancellationToken stop);

    /// <summary>Records a decision with all that follows from it. False when its review was decided before, or the answer that it is about is gone.</summary>
    Task<bool> ApplyAsync(Decision decision, CancellationToken stop);

    /// <summary>Decisions that the post does not show yet, or that were not told yet; oldest first.</summary>
    Task<IReadOnlyList<RulingNews>> UnpublishedAsync(CancellationToken stop);

    /// <summary>What is to be told of one decision; null when nothing is.</summary>
    Task<RulingNews?> NewsAsync(long rulingId, CancellationToken stop);

    /// <param name="told">The line that told everyone; null when there is none.</param>
    Task MarkPublishedAsync(RulingNews news, MessageRef? told, DateTimeOffset now, CancellationToken stop);
}

/// <summary>A lead's decision about a closed question or an answer to it.</summary>
public sealed record Decision(DailyQuestion Question, Ruling Ruling)
{
    /// <summary>The request that it settles. A void settles all of its question.</summary>
    public long? Review { get; init; }

    /// <summary>For a regrade: 0 to 1 of a full written answer.</summary>
    public decimal? Share { get; init; }

    /// <summary>What is to be told to everyone; null when nothing is.</summary>
    public IReadOnlyList<PointChange>? Changes { get; init; }

    /// <summary>What it changes in seasons that have closed; their results stay, and a note says so. Null when it changes no points.</summary>
    public IReadOnlyList<SeasonChange>? InSeasons { get; init; }
}

/// <summary>How many members have so many points more, or fewer if negative.</summary>
public sealed record PointChange(int Points, int Members);

/// <summary>How the points of one season differ by a decision.</summary>
public sealed record SeasonChange(Dates Dates, IReadOnlyList<PointChange> Changes);

public sealed record RulingNews(long RulingId, long QuestionId, Ruling Ruling, IReadOnlyList<PointChange> Changes);
