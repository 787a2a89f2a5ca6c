using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Reminders;

/// <summary>Who wishes to be reminded, and of which questions they were. What a method returned is on disk.</summary>
public interface IReminderStore
{
    /// <summary>Null when the member never wished for it, or turned it off.</summary>
    Task<Reminder?> FindAsync(long courseId, MemberId member, CancellationToken stop);

    Task TurnOnAsync(long courseId, MemberId member, DateTimeOffset now, CancellationToken stop);

    /// <summary>False when it was off.</summary>
    Task<bool> TurnOffAsync(long courseId, MemberId member, CancellationToken stop);

    /// <summary>The member takes no messages from the bot: nothing more is sent until it is turned on again.</summary>
    Task RefusedAsync(long courseId, MemberId member, DateTimeOffset now, CancellationToken stop);

    /// <summary>Open questions that close within so much time.</summary>
    Task<IReadOnlyList<ClosingSoon>> ClosingSoonAsync(DateTimeOffset now, TimeSpan within, CancellationToken stop);

    /// <summary>Who is to be reminded of an open question: wished for it, is in the server, has not answered and was not reminded of it.</summary>
    Task<IReadOnlyList<MemberId>> WaitingAsync(long questionId, CancellationToken stop);

    /// <summary>
    /// Takes the one reminder of a member for a question, before it is sent. False when it was taken before, or the member
    /// answered or turned it off meanwhile.
    /// </summary>
    Task<bool> ReserveAsync(long questionId, MemberId member, DateTimeOffset now, CancellationToken stop);
}

/// <param name="Refused">The chat service let nothing through, so nothing is sent.</param>
public sealed record Reminder(DateTimeOffset Since, bool Refused);

/// <summary>An open question that closes soon.</summary>
public sealed record ClosingSoon(long QuestionId, long CourseId, ServerId Server, string Course, LocalDate Date, DateTimeOffset PostedAt, DateTimeOffset ClosesAt, MessageRef Post);
