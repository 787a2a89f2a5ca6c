using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;

namespace StudyBot.Storage;

internal sealed class SqliteResponseStore(StudyDatabase database) : IResponseStore
{
    private const string Answered = "(option is not null or written is not null)";

    private const string FindOpen =
        """
        select r.revision, r.revised_at, r.option, r.written, r.may_be_shown, m.welcomed_at
        from question_instance q
        left join response r on r.instance_id = q.id and r.member_id = @member
        left join member m on m.server_id = @server and m.member_id = @member
        where q.id = @question and q.state = 'posted' and q.closes_at > @at
        """;

    private const string StoreCurrent =
        """
        insert into response (instance_id, member_id, option, written, first_at, revised_at, revision)
        values (@question, @member, @option, @written, @at, @done, @revision)
        on conflict (instance_id, member_id) do update set
            option = excluded.option, written = excluded.written, revised_at = excluded.revised_at, revision = excluded.revision,
            may_be_shown = case when excluded.written is null then 0 else response.may_be_shown end
        """;

    private const string StoreRevision =
        """
        insert into response_revision (instance_id, member_id, revision, option, written, at)
        values (@question, @member, @revision, @option, @written, @at)
        """;

    public Task<Recorded> ChooseAsync(long questionId, Respondent who, int option, DateTimeOffset now, CancellationToken stop) =>
        ReviseAsync(questionId, who, current => (option, current?.Written), now, stop);

    public Task<Recorded> WriteAsync(long questionId, Respondent who, string text, DateTimeOffset now, CancellationToken stop) =>
        ReviseAsync(questionId, who, current => (current?.Option, text), now, stop);

    public Task<Recorded> RemoveAsync(long questionId, Respondent who, DateTimeOffset now, CancellationToken stop) =>
        ReviseAsync(questionId, who, _ => (null, null), now, stop);

    public Task<MemberAnswer?> AllowAsync(long questionId, MemberId member, bool mayBeShown, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                """
                update response set may_be_shown = @shown where instance_id = @questionId and member_id = @member and written is not null
                    and exists (select 1 from question_instance q where q.id = @questionId and q.state = 'posted' and q.closes_at > @at)
                """,
                new { questionId, member = Columns.Of(member.Value), shown = mayBeShown ? 1 : 0, at = Columns.Of(now) }) == 1
                ? Find(connection, questionId, Columns.Of(member.Value))
                : null,
            stop);

    public Task<MemberAnswer?> FindAsync(long questionId, MemberId member, CancellationToken stop) =>
        database.ReadAsync(
            connection => Find(connection, questionId, Columns.Of(member.Value)) is { } answer && (answer.Option is not null || answer.Written is not null) ? answer : null,
            stop);

    public Task<int> CountAsync(long questionId, CancellationToken stop) =>
        database.ReadAsync(
            connection => (int)connection.ExecuteScalar<long>($"select count(*) from response where instance_id = @questionId and {Answered}", new { questionId }),
            stop);

    public Task<Tally> TallyAsync(long questionId, CancellationToken stop) =>
        database.ReadAsync(
            connection =>
            {
                var answers = connection.Query<AnswerRow>(
                    $"""
                    select r.option, r.written, r.revision from response r
                    join question_instance q on q.id = r.instance_id and q.state = 'closed'
                    where r.instance_id = @questionId and {Answered}
                    """,
                    new { questionId }).AsList();
                return new Tally(
                    [.. Enumerable.Range(0, 4).Select(option => answers.Count(answer => answer.Option == option))],
                    answers.Count(answer => answer.Written is not null),
                    answers.Count);
            },
            stop);

    private static MemberAnswer? Find(SqliteConnection connection, long questionId, long member) =>
        connection.QuerySingleOrDefault<AnswerRow>(
            "select option, written, revision, may_be_shown from response where instance_id = @questionId and member_id = @member", new { questionId, member })?.ToAnswer();

    private static Recorded Revise(
        SqliteConnection connection, SqliteTransaction transaction, long questionId, Respondent who, Func<MemberAnswer?, (int? Option, string? Written)> change, DateTimeOffset now)
    {
        var at = Columns.Of(now);
        var member = Columns.Of(who.Member.Value);
        var done = Columns.Of(who.At ?? now);
        var server = Columns.Of(who.Server.Value);
        MemberAnswer? current;
        bool first;
        using (var open = connection.Prepared(transaction, FindOpen, ("@question", questionId), ("@member", member), ("@server", server), ("@at", at)).ExecuteReader())
        {
            if (!open.Read())
            {
                return new Recorded.TooLate();
            }

            current = open.NullableInt64(0) is { } revision
                ? new MemberAnswer((int?)open.NullableInt64(2), open.IsDBNull(3) ? null : open.GetString(3), (int)revision) { MayBeShown = open.GetInt64(4) == 1 }
                : null;

            // A lost connection brings old clicks after new ones, and two quick ones may pass each other.
            if (current is not null && open.GetInt64(1) > done)
            {
                return new Recorded.Kept(current, First: false);
            }

            // Met for the first time: a receipt then says how points work and what is stored.
            first = open.IsDBNull(5);
        }

        var (option, written) = change(current);
        if (current is null && option is null && written is null)
        {
            return new Recorded.Kept(new MemberAnswer(null, null, 0), First: false);
        }

        var next = new MemberAnswer(option, written, (current?.Revision ?? 0) + 1) { MayBeShown = written is not null && current is { MayBeShown: true } };
        connection.Prepared(
            transaction, StoreCurrent,
            ("@question", questionId), ("@member", member), ("@option", option), ("@written", written), ("@at", at), ("@done", done), ("@revision", next.Revision)).ExecuteNonQuery();
        connection.Prepared(
            transaction, StoreRevision,
            ("@question", questionId), ("@member", member), ("@revision", next.Revision), ("@option", option), ("@written", written), ("@at", at)).ExecuteNonQuery();
        MemberRows.Met(connection, transaction, who, at);
        return new Recorded.Kept(next, first);
    }

    private Task<Recorded> ReviseAsync(
        long questionId, Respondent who, Func<MemberAnswer?, (int? Option, string? Written)> change, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync((connection, transaction) => Revise(connection, transaction, questionId, who, change, now), stop);

    private sealed class AnswerRow
    {
        public long? Option { get; set; }

        public string? Written { get; set; }

        public long Revision { get; set; }

        public long MayBeShown { get; set; }

        public MemberAnswer ToAnswer() => new((int?)Option, Written, (int)Revision) { MayBeShown = MayBeShown == 1 };
    }
}
