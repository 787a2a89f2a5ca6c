using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

internal sealed class SqliteRevealStore(StudyDatabase database) : IRevealStore
{
    public Task<long> BeginAsync(long questionId, IReadOnlyCollection<MemberId> named, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var version = connection.ExecuteScalar<long>(
                    "insert into reveal (instance_id) values (@questionId) on conflict (instance_id) do update set names_known = 1 returning version", new { questionId });
                connection.Execute(
                    "insert into reveal_name (instance_id, member_id) values (@questionId, @member) on conflict do nothing",
                    named.Select(member => new { questionId, member = Columns.Of(member.Value) }));
                return version;
            },
            stop);

    public Task MarkShownAsync(long questionId, long version, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute("update reveal set shown_version = max(shown_version, @version) where instance_id = @questionId", new { questionId, version }), stop);

    public Task<IReadOnlyList<OutdatedReveal>> OutdatedAsync(int most, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<OutdatedReveal>>(
            connection =>
            {
                var versions = connection.Query<(long Id, long Version)>(
                    """
                    select v.instance_id, v.version from reveal v join question_instance q on q.id = v.instance_id join course c on c.id = q.course_id
                    where v.shown_version < v.version and q.reveal_published = 1 and q.message_id is not null
                        and coalesce(c.access_obstacle, '') not in ('server', 'channel') and coalesce(c.access_missing, 0) & 1 = 0
                    order by v.instance_id desc limit @most
                    """,
                    new { most }).ToDictionary(row => row.Id, row => row.Version);
                return
                [
                    .. QuestionRow.Read(connection, "where q.id in @ids order by q.id desc", new { ids = versions.Keys })
                        .Select(read => new OutdatedReveal(read.Question, versions[read.Row.Id])),
                ];
            },
            stop);
}
