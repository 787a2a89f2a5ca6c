using NodaTime;

namespace StudyBot.Core.Daily.Missing;

/// <summary>What members told to be missing and leads were not told yet. What a method returned is on disk.</summary>
public interface IMissingQuestions
{
    Task<MissingOutcome> AddAsync(MissingQuestion question, CancellationToken stop);

    /// <summary>Courses that have any.</summary>
    Task<IReadOnlyList<long>> CoursesAsync(CancellationToken stop);

    /// <summary>By day, then by when it was first told.</summary>
    Task<IReadOnlyList<MissingWish>> WaitingAsync(long courseId, CancellationToken stop);

    /// <summary>Deletes those of a day and all days before it.</summary>
    Task ForgetAsync(long courseId, LocalDate until, CancellationToken stop);
}
