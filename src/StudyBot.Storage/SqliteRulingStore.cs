using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;

namespace StudyBot.Storage;

internal sealed class SqliteRulingStore(StudyDatabase database) : IRulingStore
{
    public Task<IReadOnlyList<Ruling>> OfQuestionAsync(long questionId, CancellationToken stop) =>
        ListAsync("where instance_id = @questionId order by id", new { questionId }, stop);

    public Task<IReadOnlyList<Ruling>> OfCourseAsync(long courseId, int skip, int count, CancellationToken stop) =>
        ListAsync("where course_id = @courseId and instance_id is null order by id desc limit @count offset @skip", new { courseId, skip, count }, stop);

    public Task<IReadOnlyList<Dates>> ClosedSeasonsAsync(long courseId, LocalDate from, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Dates>>(
            connection =>
            [
                .. connection.Query<(string First, string Last)>(
                    "select first_date, last_date from season where course_id = @courseId and last_date >= @from order by first_date", new { courseId, from = Columns.Of(from) })
                    .Select(row => new Dates(Columns.Date(row.First), Columns.Date(row.Last))),
            ],
            stop);

    public Task<bool> ApplyAsync(Decision decision, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Apply(connection, decision), stop);

    public Task<IReadOnlyList<RulingNews>> UnpublishedAsync(CancellationToken stop) => NewsAsync("e.published = 0", new { }, stop);

    public async Task<RulingNews?> NewsAsync(long rulingId, CancellationToken stop) =>
        await NewsAsync("r.id = @rulingId", new { rulingId }, stop) is [var news] ? news : null;

    public Task MarkPublishedAsync(RulingNews news, MessageRef? told, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var values = new
                {
                    id = news.RulingId,
                    channel = told is { } line ? Columns.Of(line.Channel.Value) : (long?)null,
                    message = told is { } same ? Columns.Of(same.Id) : (long?)null,
                    by = Columns.Of(news.Ruling.By.Value),
                    now = Columns.Of(now),
                };

                // Whoever decided may have had everything deleted while the line was posted.
                connection.Execute(
                    """
                    insert into post_to_mend (course_id, channel_id, message_id, ruling_id, made_at)
                    select course_id, @channel, @message, id, @now from ruling where id = @id and by_member <> @by and @message is not null
                    """,
                    values);
                return connection.Execute("update ruling_effect set published = 1, told_channel_id = @channel, told_message_id = @message where ruling_id = @id", values);
            },
            stop);

    private Task<IReadOnlyList<RulingNews>> NewsAsync(string where, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<RulingNews>>(
            connection =>
            [
                .. connection.Query<RulingRow>($"select r.*, e.changes from ruling r join ruling_effect e on e.ruling_id = r.id where {where} order by r.id", values)
                    .Select(row => new RulingNews(
                        row.Id, row.InstanceId!.Value, row.ToRuling(), JsonSerializer.Deserialize(row.Changes, StoredJson.Default.IReadOnlyListPointChange)!)),
            ],
            stop);

    private static bool Apply(SqliteConnection connection, Decision decision)
    {
        var (question, ruling) = decision;
        var waits = decision.Review is null
            || connection.ExecuteScalar<long>("select count(*) from review where id = @review and settled_at is null", new { review = decision.Review }) == 1;
        if (!waits || (decision.Share is not null && !IsGraded(connection, question.Id, ruling.About!.Value)))
        {
            return false;
        }

        var values = new
        {
            ruling = Records.Add(connection, question.CourseId, question.Id, ruling)!.Value,
            question = question.Id,
            member = ruling.About is { } about ? Columns.Of(about.Value) : (long?)null,
            review = decision.Review,
            all = ruling.Kind == RulingKind.Void ? 1 : 0,
            share = Columns.Millionths(decision.Share ?? 0),
            changes = decision.Changes is null ? null : JsonSerializer.Serialize(decision.Changes, StoredJson.Default.IReadOnlyListPointChange),
            at = Columns.Of(ruling.At),
        };
        SeasonRows.Note(connection, decision, values.ruling);
        if (decision.Share is not null)
        {
            // What the grader found stays beside it, so that the member still learns from it.
            connection.Execute(
                """
                insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, ruling_id, at)
                select instance_id, member_id, revision, @share, findings, 'lead', '', @ruling, @at from grade
                where instance_id = @question and member_id = @member and ruling_id is null
                """,
                values);
        }

        connection.Execute(
            "update review set settled_at = @at, ruling_id = @ruling where instance_id = @question and settled_at is null and (id = @review or @all)", values);
        if (values.changes is not null)
        {
            connection.Execute("insert into ruling_effect (ruling_id, changes) values (@ruling, @changes)", values);
        }

        return true;
    }

    // Not any more when the member had everything deleted meanwhile.
    private static bool IsGraded(SqliteConnection connection, long questionId, MemberId member) => connection.ExecuteScalar<long>(
        "select count(*) from grade where instance_id = @questionId and member_id = @member and ruling_id is null", new { questionId, member = Columns.Of(member.Value) }) == 1;

    private Task<IReadOnlyList<Ruling>> ListAsync(string where, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Ruling>>(connection => [.. connection.Query<RulingRow>("select * from ruling " + where, values).Select(row => row.ToRuling())], stop);

    private sealed class RulingRow
    {
        public long Id { get; set; }

        public long? InstanceId { get; set; }

        public long? MemberId { get; set; }

        public string Kind { get; set; } = "";

        public long? Option { get; set; }

        public string? Reason { get; set; }

        public long ByMember { get; set; }

        public long At { get; set; }

        public string Changes { get; set; } = "[]";

        public Ruling ToRuling() => new(Columns.Word<RulingKind>(Kind), new MemberId(Columns.Id(ByMember)), Columns.Instant(At), Reason)
        {
            Option = (int?)Option,
            About = MemberId is { } about ? new MemberId(Columns.Id(about)) : null,
        };
    }
}
