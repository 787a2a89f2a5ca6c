using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Privacy;

/// <summary>What is held about one member in one server. What a method returned is on disk.</summary>
public interface IPrivacyStore
{
    Task<Held> HeldAsync(ServerId server, MemberId member, CancellationToken stop);

    /// <summary>Everything held, but for the answers to questions that are open now.</summary>
    Task<MemberData> DataAsync(ServerId server, MemberId member, DateTimeOffset now, CancellationToken stop);

    /// <summary>Keeps how somebody wants to appear on every board and post of a server, past ones included; also before the first answer.</summary>
    Task ChooseAsync(Respondent who, BoardNaming naming, DateTimeOffset now, CancellationToken stop);
}

/// <summary>How much is held about a member in a server; 0 is nothing of that kind.</summary>
public sealed record Held
{
    public static Held Nothing { get; } = new();

    public BoardNaming Naming { get; init; }

    /// <summary>As it was shown at the last use; null when no name is held.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The earliest of what is held.</summary>
    public DateTimeOffset? Since { get; init; }

    public int Answers { get; init; }

    /// <summary>Every version of every answer, the last ones included.</summary>
    public int Revisions { get; init; }

    public int Grades { get; init; }

    /// <summary>Requests for review and reported problems.</summary>
    public int Reviews { get; init; }

    /// <summary>Questions told to be missing from the handbook, until their leads were told.</summary>
    public int Missing { get; init; }

    /// <summary>Practice questions asked, answered or not.</summary>
    public int Practice { get; init; }

    /// <summary>Times in a team.</summary>
    public int Memberships { get; init; }

    public int TimesAway { get; init; }

    /// <summary>Places in results of seasons.</summary>
    public int Places { get; init; }

    /// <summary>Courses in which reminders are on.</summary>
    public int Reminders { get; init; }

    /// <summary>Decisions made as a lead, with posts asked for, courses made and set-ups begun.</summary>
    public int Decisions { get; init; }

    /// <summary>What was fixed day by day: the team played for, being away, a reminder.</summary>
    public int Days { get; init; }

    public bool IsNothing => this == Nothing;
}
