using StudyBot.Core.Chat;

namespace StudyBot.Core.Reminders;

/// <summary>Who said to be away, and so is not reminded.</summary>
public interface IAbsences
{
    /// <summary>Members who are away on the day of a question.</summary>
    Task<IReadOnlySet<MemberId>> AwayFromAsync(ClosingSoon question, CancellationToken stop);
}
