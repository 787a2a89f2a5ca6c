using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Daily.Missing;

/// <summary>Something that a member wants leads to know the handbook lacks. It is kept until they were told, and no longer.</summary>
/// <param name="Date">The day in the course's zone.</param>
/// <param name="Text">One line in the member's words.</param>
public sealed record MissingQuestion(long CourseId, LocalDate Date, MemberId By, string Text, DateTimeOffset At)
{
    public const int LongestText = 200;

    /// <summary>The words alone: the same wish in other capitals or punctuation counts once. Empty if there are none.</summary>
    public string Folded => string.Join(' ', Tokenizer.Read(Text).Where(token => token.Parts == 1).Select(token => token.Word));
}

/// <summary>What leads are told: one wish of a day, and how many members had it.</summary>
public sealed record MissingWish(LocalDate Date, string Text, int Members);

/// <summary>How much is taken in on one day, so that nobody can flood the leads.</summary>
public static class MissingLimits
{
    public const int PerMember = 3;

    public const int PerCourse = 20;

    /// <summary>What no lead came to read in this time is dropped.</summary>
    public static readonly Period Kept = Period.FromDays(30);
}

public enum MissingOutcome
{
    Noted,

    /// <summary>The member told the same on this day.</summary>
    NotedBefore,

    /// <summary>The member told <see cref="MissingLimits.PerMember"/> on this day.</summary>
    EnoughOfMember,

    /// <summary>All members together told <see cref="MissingLimits.PerCourse"/> on this day.</summary>
    EnoughOfDay,
}
