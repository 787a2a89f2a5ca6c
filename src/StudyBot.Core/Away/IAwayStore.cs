using NodaTime;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Away;

/// <summary>
/// Who is away from a course until when. What counts is fixed for each question when it is posted, so that ending it, or
/// saying it late, changes nothing of the past. What a method returned is on disk.
/// </summary>
public interface IAwayStore
{
    /// <summary>The first date that counts again for the member; null when none was said, or it was ended. It may be over.</summary>
    Task<LocalDate?> UntilAsync(long courseId, MemberId member, CancellationToken stop);

    /// <summary>The dates of questions that were posted while the member was away, except voided ones.</summary>
    Task<IReadOnlyList<LocalDate>> DaysAsync(long courseId, MemberId member, CancellationToken stop);

    /// <summary>In place of what was said before.</summary>
    Task SetAsync(long courseId, Respondent who, LocalDate until, DateTimeOffset now, CancellationToken stop);

    /// <summary>From the next question on. False when the member was not away.</summary>
    Task<bool> EndAsync(long courseId, Respondent who, DateTimeOffset now, CancellationToken stop);
}
