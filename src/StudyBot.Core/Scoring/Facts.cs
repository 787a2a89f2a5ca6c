using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Scoring;

/// <summary>What happened in a course, as recorded; every score is computed from this alone.</summary>
/// <param name="Closed">Questions that have closed, by date, voided ones included.</param>
/// <param name="Names">Each member's display name at last use.</param>
public sealed record CourseFacts(
    IReadOnlyList<ClosedQuestion> Closed,
    IReadOnlyDictionary<MemberId, string> Names);

/// <param name="Date">The date on which it was scheduled, in the course's zone.</param>
/// <param name="RightOptions">Indexes into the item's options as written: usually one, more after a correction.</param>
public sealed record ClosedQuestion(
    long InstanceId,
    LocalDate Date,
    bool Void,
    IReadOnlySet<int> RightOptions,
    IReadOnlyList<AnswerFact> Answers);

/// <summary>A member's answer as it stood at closing.</summary>
/// <param name="Option">The option chosen, or null for a written answer alone.</param>
/// <param name="WrittenPoints">What the written answer was graded, or null if there is none or it has no grade.</param>
public sealed record AnswerFact(MemberId Member, int? Option, int? WrittenPoints);
