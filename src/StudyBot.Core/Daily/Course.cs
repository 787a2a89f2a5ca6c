using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>A channel with its handbook, its schedule and its settings.</summary>
public sealed record Course
{
    public required long Id { get; init; }

    public required ServerId Server { get; init; }

    public required CourseSettings Settings { get; init; }

    /// <summary>Null while questions are posted.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Fixes the order in which questions come.</summary>
    public required long BagSeed { get; init; }

    public Occurrence? NextDue { get; init; }

    /// <summary>In order of their first dates.</summary>
    public IReadOnlyList<DaysOff> DaysOff { get; init; } = [];

    /// <summary>A question of the pack that comes next, before all others.</summary>
    public string? PinnedQuestion { get; init; }

    public Schedule Schedule => Settings.Schedule with { Off = DaysOff };

    /// <summary>Leads hold the server's permission to manage it, or the course's lead role.</summary>
    public bool IsLead(Member member) =>
        member.CanManageServer || (Settings.LeadRole is { } role && member.Roles.Contains(role));
}

/// <summary>What a lead chooses in <c>/daily setup</c>.</summary>
public sealed record CourseSettings
{
    public required ChannelId Channel { get; init; }

    public required string Name { get; init; }

    public required string Pack { get; init; }

    /// <summary>An IANA name, such as "Europe/Paris".</summary>
    public string Zone { get; init; } = "UTC";

    public LocalTime PostTime { get; init; } = new(10, 0);

    public Weekdays Weekdays { get; init; } = Weekdays.MondayToFriday;

    /// <summary>How long a question takes answers: 1 hour to 7 days, in whole minutes.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(23);

    /// <summary>Chapter numbers; empty means all of them.</summary>
    public IReadOnlyList<int> Chapters { get; init; } = [];

    public RoleId? PingRole { get; init; }

    public RoleId? LeadRole { get; init; }

    public ChannelId? LeadChannel { get; init; }

    public ThreadMode Thread { get; init; } = ThreadMode.Closing;

    /// <summary>Points of a full written answer: 0, 5 or 10.</summary>
    public int WrittenMax { get; init; } = 5;

    public NamesMode Names { get; init; } = NamesMode.Shown;

    public GradedBy Graded { get; init; } = GradedBy.KeyPoints;

    public Schedule Schedule => new(DateTimeZoneProviders.Tzdb[Zone], PostTime, Weekdays);
}

/// <param name="Until">The first date on which questions come again, as a lead said; a loss of access leaves that standing.</param>
public sealed record Pause(PauseReason Reason, LocalDate? Until = null)
{
    /// <summary>Set when <see cref="Reason"/> is <see cref="PauseReason.Access"/>.</summary>
    public AccessLoss? Loss { get; init; }

    public DateTimeOffset? LostAt { get; init; }
}

public enum PauseReason
{
    Lead,

    /// <summary>The bot may not post in the channel any more, or the channel is gone.</summary>
    Access,
}

/// <summary>When the discussion thread of a question opens.</summary>
public enum ThreadMode
{
    Closing,
    Posting,
    None,
}

public enum NamesMode
{
    Shown,
    OnRequest,
}

/// <summary>Whose grade of a written answer counts.</summary>
public enum GradedBy
{
    /// <summary>The offline grader: the same words always get the same grade.</summary>
    KeyPoints,

    /// <summary>The language model that the operator has set up; the offline grader where it fails.</summary>
    Model,
}

/// <summary>A set of weekdays; bit 0 is Monday.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    MondayToFriday = 31,
    Every = 127,
}
