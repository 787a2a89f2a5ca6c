using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;

namespace StudyBot.Storage;

internal sealed class SqliteReviewStore(StudyDatabase database) : IReviewStore
{
    private const string Select =
        """
        select v.*, q.course_id, r.kind as decision, r.option, r.reason as why, r.by_member, r.at as decided_at
        from review v join question_instance q on q.id = v.instance_id join course c on c.id = q.course_id
        left join ruling r on r.id = v.ruling_id

        """;

    public Task<Review?> AskAsync(long questionId, MemberId member, ReviewKind kind, string reason, DateTimeOffset at, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.ExecuteScalar<long?>(
                """
                insert into review (instance_id, member_id, kind, reason, made_at) values (@questionId, @member, @kind, @reason, @at)
                on conflict do nothing returning id
                """,
                new { questionId, member = Columns.Of(member.Value), kind = Columns.Of(kind), reason, at = Columns.Of(at) }) is { } id
                ? connection.QuerySingle<ReviewRow>(Select + "where v.id = @id", new { id }).ToReview()
                : null,
            stop);

    public async Task<Review?> FindAsync(long reviewId, CancellationToken stop) =>
        await ListAsync("where v.id = @reviewId", new { reviewId }, stop) is [var review] ? review : null;

    public Task<IReadOnlyList<Review>> OfQuestionAsync(long questionId, CancellationToken stop) =>
        ListAsync("where v.instance_id = @questionId order by v.id", new { questionId }, stop);

    public Task<IReadOnlyList<Review>> OpenInAsync(long courseId, CancellationToken stop) =>
        ListAsync("where q.course_id = @courseId and v.settled_at is null order by v.id", new { courseId }, stop);

    public Task<IReadOnlyList<Review>> WithoutCardAsync(CancellationToken stop) =>
        ListAsync("where v.settled_at is null and v.card_message_id is null and c.lead_channel_id is not null order by v.id", new { }, stop);

    public Task SetCardAsync(Review review, MessageRef card, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var values = new { review.Id, review.CourseId, channel = Columns.Of(card.Channel.Value), message = Columns.Of(card.Id), now = Columns.Of(now) };
                return connection.Execute("update review set card_channel_id = @channel, card_message_id = @message where id = @Id", values) == 1
                    || connection.Execute("insert into post_to_mend (course_id, channel_id, message_id, made_at) values (@CourseId, @channel, @message, @now)", values) == 1;
            },
            stop);

    public async Task<IReadOnlyList<Review>> TellAsync(ServerId server, MemberId member, DateTimeOffset now, CancellationToken stop)
    {
        var values = new { server = Columns.Of(server.Value), member = Columns.Of(member.Value), now = Columns.Of(now) };
        var untold = await ListAsync("where v.member_id = @member and c.server_id = @server and v.settled_at is not null and v.told_at is null order by v.id", values, stop);
        if (untold.Count > 0)
        {
            await database.WriteAsync(
                (connection, _) => connection.Execute("update review set told_at = @now where id in @ids", new { values.now, ids = untold.Select(review => review.Id) }), stop);
        }

        return untold;
    }

    private Task<IReadOnlyList<Review>> ListAsync(string where, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Review>>(connection => [.. connection.Query<ReviewRow>(Select + where, values).Select(row => row.ToReview())], stop);

    private sealed class ReviewRow
    {
        public long Id { get; set; }

        public long InstanceId { get; set; }

        public long CourseId { get; set; }

        public long MemberId { get; set; }

        public string Kind { get; set; } = "";

        public string Reason { get; set; } = "";

        public long MadeAt { get; set; }

        public long? CardChannelId { get; set; }

        public long? CardMessageId { get; set; }

        public string? Decision { get; set; }

        public long? Option { get; set; }

        public string? Why { get; set; }

        public long ByMember { get; set; }

        public long DecidedAt { get; set; }

        public Review ToReview() => new(
            Id, InstanceId, CourseId, new MemberId(Columns.Id(MemberId)), Columns.Word<ReviewKind>(Kind), Reason, Columns.Instant(MadeAt))
        {
            Card = CardMessageId is { } message ? new MessageRef(new ChannelId(Columns.Id(CardChannelId!.Value)), Columns.Id(message)) : null,
            Decision = Decision is null
                ? null
                : new Ruling(Columns.Word<RulingKind>(Decision), new MemberId(Columns.Id(ByMember)), Columns.Instant(DecidedAt), Why) { Option = (int?)Option },
        };
    }
}
