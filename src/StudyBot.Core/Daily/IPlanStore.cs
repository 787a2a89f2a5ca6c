namespace StudyBot.Core.Daily;

/// <summary>What leads plan for the questions to come, each with its line in the audit. What a method returned is on disk.</summary>
public interface IPlanStore
{
    /// <summary>Replaces the days off, and moves the next question accordingly.</summary>
    Task SetDaysOffAsync(long courseId, IReadOnlyList<DaysOff> days, Occurrence nextDue, Ruling ruling, CancellationToken stop);

    /// <summary>Lets a question come next, or none in particular if null.</summary>
    Task PinAsync(long courseId, string? questionId, Ruling ruling, CancellationToken stop);

    /// <summary>Uses up the turn of the question that would come next. False when questions were given out since it was looked at.</summary>
    /// <param name="drawsSoFar">How many the bag had given out by then.</param>
    Task<bool> PassOverAsync(long courseId, Draw draw, int drawsSoFar, Ruling ruling, CancellationToken stop);

    /// <summary>Keeps that a lead saw the key of a question that is still to be asked; the next time it is, the lead's day is neutral.</summary>
    Task KeyShownAsync(long courseId, Ruling ruling, CancellationToken stop);
}
