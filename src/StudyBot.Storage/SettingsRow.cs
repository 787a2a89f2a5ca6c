using System.Text.Json;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

/// <summary>A course's settings as columns, and as JSON in a draft.</summary>
internal class SettingsRow
{
    public long ChannelId { get; set; }

    public string Name { get; set; } = "";

    public string Pack { get; set; } = "";

    public string Zone { get; set; } = "";

    public long PostMinute { get; set; }

    public long Weekdays { get; set; }

    public long WindowMinutes { get; set; }

    public string? Chapters { get; set; }

    public long? PingRoleId { get; set; }

    public long? LeadRoleId { get; set; }

    public long? LeadChannelId { get; set; }

    public string ThreadMode { get; set; } = "";

    public long WrittenMax { get; set; }

    public string NamesMode { get; set; } = "";

    /// <summary>Drafts of before there was a choice do not have it.</summary>
    public string GradedBy { get; set; } = "key_points";

    public static SettingsRow Of(CourseSettings settings) => new()
    {
        ChannelId = Columns.Of(settings.Channel.Value),
        Name = settings.Name,
        Pack = settings.Pack,
        Zone = settings.Zone,
        PostMinute = (settings.PostTime.Hour * 60) + settings.PostTime.Minute,
        Weekdays = (long)settings.Weekdays,
        WindowMinutes = (long)settings.Window.TotalMinutes,
        Chapters = settings.Chapters.Count == 0 ? null : JsonSerializer.Serialize([.. settings.Chapters], StoredJson.Default.Int32Array),
        PingRoleId = settings.PingRole is { } ping ? Columns.Of(ping.Value) : null,
        LeadRoleId = settings.LeadRole is { } lead ? Columns.Of(lead.Value) : null,
        LeadChannelId = settings.LeadChannel is { } channel ? Columns.Of(channel.Value) : null,
        ThreadMode = Columns.Of(settings.Thread),
        WrittenMax = settings.WrittenMax,
        NamesMode = Columns.Of(settings.Names),
        GradedBy = Columns.Of(settings.Graded),
    };

    public CourseSettings ToSettings() => new()
    {
        Channel = new ChannelId(Columns.Id(ChannelId)),
        Name = Name,
        Pack = Pack,
        Zone = Zone,
        PostTime = new LocalTime((int)PostMinute / 60, (int)PostMinute % 60),
        Weekdays = (Weekdays)Weekdays,
        Window = TimeSpan.FromMinutes(WindowMinutes),
        Chapters = Chapters is null ? [] : JsonSerializer.Deserialize(Chapters, StoredJson.Default.Int32Array)!,
        PingRole = PingRoleId is { } ping ? new RoleId(Columns.Id(ping)) : null,
        LeadRole = LeadRoleId is { } lead ? new RoleId(Columns.Id(lead)) : null,
        LeadChannel = LeadChannelId is { } channel ? new ChannelId(Columns.Id(channel)) : null,
        Thread = Columns.Word<ThreadMode>(ThreadMode),
        WrittenMax = (int)WrittenMax,
        Names = Columns.Word<NamesMode>(NamesMode),
        Graded = Columns.Word<GradedBy>(GradedBy),
    };
}

/// <summary>A row of table course.</summary>
internal sealed class CourseRow : SettingsRow
{
    public long Id { get; set; }

    public long ServerId { get; set; }

    public string State { get; set; } = "";

    public string? PauseReason { get; set; }

    public string? PausedUntil { get; set; }

    public long? AccessLostAt { get; set; }

    public string? AccessObstacle { get; set; }

    public long? AccessMissing { get; set; }

    public long BagSeed { get; set; }

    public long? NextDueAt { get; set; }

    public string? NextDueDate { get; set; }

    public string DaysOff { get; set; } = "[]";

    public string? PinnedQuestion { get; set; }

    public Course ToCourse() => new()
    {
        Id = Id,
        Server = new ServerId(Columns.Id(ServerId)),
        Settings = ToSettings(),
        Pause = PauseReason is null ? null : new Pause(Columns.Word<PauseReason>(PauseReason), Columns.DateOrNull(PausedUntil))
        {
            Loss = AccessObstacle is null ? null : new AccessLoss(Columns.Word<AccessObstacle>(AccessObstacle), (ChannelAbilities)(AccessMissing ?? 0)),
            LostAt = Columns.Instant(AccessLostAt),
        },
        BagSeed = BagSeed,
        DaysOff = [.. JsonSerializer.Deserialize(DaysOff, StoredJson.Default.StringArray)!.Select(Core.Daily.DaysOff.Parse).OfType<DaysOff>()],
        PinnedQuestion = PinnedQuestion,
        NextDue = NextDueAt is { } at ? new Occurrence(Columns.Date(NextDueDate!), Columns.Instant(at)) : null,
    };
}
