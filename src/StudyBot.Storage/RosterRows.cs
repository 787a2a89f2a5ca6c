using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Away;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;

namespace StudyBot.Storage;

/// <summary>Who played for which team and who was away, fixed with the post of a question.</summary>
internal static class RosterRows
{
    /// <summary>Call it in the transaction that makes the question posted.</summary>
    public static void Fix(SqliteConnection connection, long questionId)
    {
        var date = connection.ExecuteScalar<string>("select local_date from question_instance where id = @questionId", new { questionId })!;
        var season = SeasonDates.Of(Columns.Date(date));
        var values = new { questionId, first = Columns.Of(season.First), last = Columns.Of(season.Last), most = AwayRules.MostDays };
        connection.Execute(
            """
            insert into roster (instance_id, member_id, team_id)
            select q.id, s.member_id, s.team_id
            from question_instance q
            join course c on c.id = q.course_id
            join team_membership s on s.course_id = q.course_id and s.from_at <= q.posted_at and (s.until_at is null or s.until_at > q.posted_at)
            left join member m on m.server_id = c.server_id and m.member_id = s.member_id
            where q.id = @questionId and (m.departed_at is null or m.departed_at >= q.posted_at)
            """,
            values);

        // The limit again, for a schedule that got denser since.
        connection.Execute(
            $"""
            insert into away_day (instance_id, member_id)
            select q.id, a.member_id
            from question_instance q
            join away a on a.course_id = q.course_id and a.from_at <= q.posted_at and (a.ended_at is null or a.ended_at > q.posted_at) and a.until_date > q.local_date
            where q.id = @questionId and (
                select count(*) from question_instance o join away_day d on d.instance_id = o.id and d.member_id = a.member_id
                where o.course_id = q.course_id and o.local_date between @first and @last and {CountsForLimit}) < @most
            """,
            values);
    }

    /// <summary>A day that was voided is as if it had not been asked.</summary>
    public const string CountsForLimit = "not exists (select 1 from ruling r where r.instance_id = o.id and r.kind = 'void')";

    /// <summary>There may be a million rows, so they are read without a mapper.</summary>
    public static TeamFacts Read(SqliteConnection connection, long courseId)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select r.instance_id, r.member_id, r.team_id from question_instance q join roster r on r.instance_id = q.id
            where q.course_id = $course and q.state = 'closed' and q.graded = 1 and r.departed = 0
            order by r.instance_id, r.member_id
            """;
        command.Parameters.AddWithValue("$course", courseId);
        using var rows = command.ExecuteReader();
        var (all, of, roster) = (new Dictionary<long, IReadOnlyList<TeamPlayer>>(), 0L, new List<TeamPlayer>());
        while (rows.Read())
        {
            if (rows.GetInt64(0) is var question && question != of)
            {
                (of, roster) = (question, new List<TeamPlayer>(roster.Count));
                all.Add(question, roster);
            }

            roster.Add(new TeamPlayer(new MemberId(Columns.Id(rows.GetInt64(1))), rows.GetInt64(2)));
        }

        return new TeamFacts(all);
    }
}
