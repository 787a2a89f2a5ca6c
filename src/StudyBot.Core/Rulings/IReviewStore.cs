using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Rulings;

/// <summary>What members ask leads to look at again. What a method returned is on disk.</summary>
public interface IReviewStore
{
    /// <summary>Null when the member has an open one about the question already.</summary>
    Task<Review?> AskAsync(long questionId, MemberId member, ReviewKind kind, string reason, DateTimeOffset at, CancellationToken stop);

    Task<Review?> FindAsync(long reviewId, CancellationToken stop);

    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Review>> OfQuestionAsync(long questionId, CancellationToken stop);

    /// <summary>Those that wait for a lead of a course, oldest first.</summary>
    Task<IReadOnlyList<Review>> OpenInAsync(long courseId, CancellationToken stop);

    /// <summary>Open ones whose course has a lead channel, but no card there yet.</summary>
    Task<IReadOnlyList<Review>> WithoutCardAsync(CancellationToken stop);

    /// <summary>Keeps where the card of a request stands. When the request is gone, because its member had everything deleted, the card is noted to be changed.</summary>
    Task SetCardAsync(Review review, MessageRef card, DateTimeOffset now, CancellationToken stop);

    /// <summary>Decisions that the member has not been shown yet; they count as shown from now on.</summary>
    Task<IReadOnlyList<Review>> TellAsync(ServerId server, MemberId member, DateTimeOffset now, CancellationToken stop);
}

/// <summary>A member's request that a lead looks at a grade or a question again.</summary>
public sealed record Review(long Id, long QuestionId, long CourseId, MemberId Member, ReviewKind Kind, string Reason, DateTimeOffset At)
{
    /// <summary>The card in the lead channel.</summary>
    public MessageRef? Card { get; init; }

    /// <summary>Null while it waits.</summary>
    public Ruling? Decision { get; init; }
}

public enum ReviewKind
{
    /// <summary>The own grade.</summary>
    Grade,

    /// <summary>A problem with the question itself.</summary>
    Question,
}
