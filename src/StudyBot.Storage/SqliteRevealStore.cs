using Dapper;
using Microsoft.Data.Sqlite;
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
                var unknown = named.Count(member => !Name(connection, questionId, Columns.Of(member.Value)));
                if (unknown > 0)
                {
                    // Somebody had everything deleted since it was looked up, so that what the post is about to show is old already.
                    connection.Execute("update reveal set version = version + 1 where instance_id = @questionId", new { questionId });
                }

                return version;
            },
            stop);

    // False when there is no answer of the member's.
    private static bool Name(SqliteConnection connection, long questionId, long member)
    {
        var values = new { questionId, member };
        if (connection.ExecuteScalar<long>("select count(*) from response where instance_id = @questionId and member_id = @member", values) == 0)
        {
            return false;
        }

        connection.Execute("insert into reveal_name (instance_id, member_id) values (@questionId, @member) on conflict do nothing", values);
        return true;
    }

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
