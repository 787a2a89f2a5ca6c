using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Privacy;

namespace StudyBot.Storage;

internal sealed class SqliteMendStore(StudyDatabase database) : IMendStore
{
    public Task<IReadOnlyList<PostToMend>> NextAsync(DateTimeOffset now, int most, CancellationToken stop) => database.ReadAsync<IReadOnlyList<PostToMend>>(
        connection =>
        [
            .. connection.Query<Row>(
                "select id, course_id, channel_id, message_id, ruling_id, made_at from post_to_mend where again_at <= @now order by again_at, id limit @most",
                new { now = Columns.Of(now), most })
                .Select(row => new PostToMend(row.Id, row.CourseId, new MessageRef(new ChannelId(Columns.Id(row.ChannelId)), Columns.Id(row.MessageId)), row.RulingId, Columns.Instant(row.MadeAt))),
        ],
        stop);

    public Task MendedAsync(long id, CancellationToken stop) =>
        database.WriteAsync((connection, _) => connection.Execute("delete from post_to_mend where id = @id", new { id }), stop);

    public Task LaterAsync(long id, DateTimeOffset again, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute("update post_to_mend set again_at = @again where id = @id", new { id, again = Columns.Of(again) }), stop);

    private sealed class Row
    {
        public long Id { get; set; }

        public long CourseId { get; set; }

        public long ChannelId { get; set; }

        public long MessageId { get; set; }

        public long? RulingId { get; set; }

        public long MadeAt { get; set; }
    }
}
