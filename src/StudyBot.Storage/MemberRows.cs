using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Answers;

namespace StudyBot.Storage;

/// <summary>Writes to table member that several stores share.</summary>
internal static class MemberRows
{
    private const string Live =
        """
        insert into member (server_id, member_id, display_name, last_seen_at, welcomed_at) values (@server, @member, @name, @at, @welcomed)
        on conflict (server_id, member_id) do update set
            display_name = excluded.display_name, last_seen_at = excluded.last_seen_at, departed_at = null, welcomed_at = coalesce(member.welcomed_at, excluded.welcomed_at)
        """;

    /// <summary>A sign of life, with the name as it is now.</summary>
    public static void Seen(SqliteConnection connection, Respondent who, long at) => connection.Execute(
        Live, new { server = Columns.Of(who.Server.Value), member = Columns.Of(who.Member.Value), name = who.DisplayName, at, welcomed = (long?)null });

    /// <summary>A sign of life that comes with an answer: whoever had none yet is told how points work, with its receipt.</summary>
    public static void Met(SqliteConnection connection, SqliteTransaction transaction, Respondent who, long at) => connection.Prepared(
        transaction,
        Live,
        ("@server", Columns.Of(who.Server.Value)), ("@member", Columns.Of(who.Member.Value)), ("@name", who.DisplayName), ("@at", at), ("@welcomed", at)).ExecuteNonQuery();
}
