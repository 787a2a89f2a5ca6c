using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Exports;

/// <summary>What was answered, for whoever runs the bot to take elsewhere.</summary>
public interface IExportStore
{
    /// <summary>Tells each answer to a course's closed questions, by date and member. Open ones stay untold: until they close nobody learns who chose what.</summary>
    Task EachResponseAsync(long courseId, Action<StoredResponse> tell, CancellationToken stop);
}

/// <summary>The last revision of one member's answer.</summary>
/// <param name="Option">0 to 3 in the order shown; null when only a text was written.</param>
/// <param name="Share">0 to 1 of a full written answer, by the newest grade; null when nothing was written or graded.</param>
public sealed record StoredResponse(
    MemberId Member,
    LocalDate Date,
    AskedItem Asked,
    Verdict Verdict,
    int? Option,
    string? Written,
    decimal? Share,
    DateTimeOffset FirstAt,
    DateTimeOffset RevisedAt,
    int Revisions);
