using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Seasons;

/// <summary>A season of a course that has closed. Its result was fixed at that moment; what its post shows follows.</summary>
public sealed record Season
{
    public required long Id { get; init; }

    public required long CourseId { get; init; }

    public required Dates Dates { get; init; }

    public required SeasonState State { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>How many questions counted.</summary>
    public required int Questions { get; init; }

    public required PostKey Key { get; init; }

    /// <summary>Where its result is posted; it follows the course until somebody may have seen it there.</summary>
    public required ChannelId Channel { get; init; }

    /// <summary>When the chat service may first have been asked to post; null when it is certain that nothing was posted.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    public MessageRef? Message { get; init; }

    /// <summary>Counts what its post is to show; see <see cref="ISeasonStore.MarkShownAsync"/>.</summary>
    public int Version { get; init; }
}

public enum SeasonState
{
    /// <summary>Its result is fixed and still to be posted.</summary>
    Closed,
    Posted,

    /// <summary>Nobody took part, the chat service refused, or it may have been posted and nobody can tell: it is not posted (again).</summary>
    Unposted,
}

/// <summary>Who reached which place, and what was decided since.</summary>
/// <param name="Places">Of members, in order; names are not part of it, because they may change and go.</param>
/// <param name="Teams">In order.</param>
public sealed record SeasonResult(Season Season, IReadOnlyList<SeasonPlace> Places, IReadOnlyList<SeasonTeam> Teams, IReadOnlyList<SeasonNote> Notes);

/// <param name="Member">A member, or the substitute that a deletion left.</param>
/// <param name="Answered">Questions answered by option.</param>
public sealed record SeasonPlace(int Rank, bool Joint, MemberId Member, int Points, int Right, int Answered);

/// <param name="Score">In millionths of a point.</param>
/// <param name="Accuracy">In millionths; null when nobody chose an option.</param>
/// <param name="Size">Members on the season's last roster.</param>
public sealed record SeasonTeam(int Rank, bool Joint, long Team, long Score, long? Accuracy, int Size);

/// <summary>What a lead decided after the season had closed; it changes no place.</summary>
/// <param name="Date">Of the question that it is about, which may belong to an earlier season.</param>
/// <param name="Changes">How the members' points in this season differ by it.</param>
public sealed record SeasonNote(RulingKind Kind, LocalDate Date, DateTimeOffset At, IReadOnlyList<PointChange> Changes);
