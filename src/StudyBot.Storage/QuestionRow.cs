using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

/// <summary>A row of table question_instance, with the server of its course.</summary>
internal sealed class QuestionRow
{
    private const string Select = "select q.*, c.server_id, c.written_max as course_written_max from question_instance q join course c on c.id = q.course_id ";

    public long Id { get; set; }

    public long CourseId { get; set; }

    public long ServerId { get; set; }

    public string LocalDate { get; set; } = "";

    public string State { get; set; } = "";

    public long ScheduledAt { get; set; }

    public string? Asked { get; set; }

    public long? RightOption { get; set; }

    public string Nonce { get; set; } = "";

    public long ReservedAt { get; set; }

    public long? AttemptedAt { get; set; }

    public long? PostedAt { get; set; }

    public long ClosesAt { get; set; }

    public long? ClosedAt { get; set; }

    public long ChannelId { get; set; }

    public long? MessageId { get; set; }

    public long? ThreadId { get; set; }

    public long? WrittenMax { get; set; }

    public long CourseWrittenMax { get; set; }

    public long ShownCount { get; set; }

    public long? ShownAt { get; set; }

    public long Graded { get; set; }

    public long RevealPublished { get; set; }

    public long DiscussionOpened { get; set; }

    /// <summary>Questions with what was decided about them since.</summary>
    public static IReadOnlyList<(QuestionRow Row, DailyQuestion Question)> Read(SqliteConnection connection, string where, object? values = null)
    {
        var rows = connection.Query<QuestionRow>(Select + where, values).AsList();
        var rulings = VerdictRow.Read(connection, "instance_id in @ids", new { ids = rows.Select(row => row.Id) });
        return [.. rows.Select(row => (row, row.ToQuestion(rulings[row.Id])))];
    }

    private DailyQuestion ToQuestion(IEnumerable<VerdictRow> rulings) => new()
    {
        Verdict = VerdictRow.Verdict(RightOption, rulings),
        Id = Id,
        CourseId = CourseId,
        Server = new ServerId(Columns.Id(ServerId)),
        Date = Columns.Date(LocalDate),
        State = Columns.Word<QuestionState>(State),
        ScheduledAt = Columns.Instant(ScheduledAt),
        Asked = Asked is null ? null : JsonSerializer.Deserialize(Asked, StoredJson.Default.AskedItem),
        Key = new PostKey(Nonce),
        ReservedAt = Columns.Instant(ReservedAt),
        AttemptedAt = Columns.Instant(AttemptedAt),
        ClosesAt = Columns.Instant(ClosesAt),
        PostedAt = Columns.Instant(PostedAt),
        ClosedAt = Columns.Instant(ClosedAt),
        Channel = new ChannelId(Columns.Id(ChannelId)),
        Message = MessageId is { } id ? new MessageRef(new ChannelId(Columns.Id(ChannelId)), Columns.Id(id)) : null,
        Thread = ThreadId is { } thread ? new ChannelId(Columns.Id(thread)) : null,
        WrittenMax = (int)(WrittenMax ?? CourseWrittenMax),
        ShownCount = (int)ShownCount,
        ShownAt = Columns.Instant(ShownAt),
    };
}
