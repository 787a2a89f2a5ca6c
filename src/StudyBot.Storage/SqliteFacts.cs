using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Storage;

internal sealed class SqliteFacts(StudyDatabase database) : IFacts
{
    public Task<CourseFacts?> OfCourseAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync(connection => Read(connection, courseId, member: null), stop);

    public Task<CourseFacts?> OfMemberAsync(long courseId, MemberId member, CancellationToken stop) =>
        database.ReadAsync(connection => Read(connection, courseId, Columns.Of(member.Value)), stop);

    public Task<TeamFacts> TeamsOfCourseAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync(connection => RosterRows.Read(connection, courseId), stop);

    private static CourseFacts? Read(SqliteConnection connection, long courseId, long? member)
    {
        var ofNames = member is null ? "" : "and m.member_id = @member";
        var course = connection.QuerySingleOrDefault<CourseRow>("select * from course where id = @courseId", new { courseId });
        if (course is null)
        {
            return null;
        }

        var rulings = VerdictRow.Read(connection, "course_id = @courseId", new { courseId });
        var knew = connection.Query<MemberDayRow>(
            "select instance_id, by_member as member_id from ruling where course_id = @courseId and kind = 'key_shown' and instance_id is not null", new { courseId })
            .ToLookup(row => row.InstanceId, row => new MemberId(Columns.Id(row.MemberId)));
        var away = connection.Query<MemberDayRow>(
            $"""
            select a.instance_id, a.member_id from question_instance q join away_day a on a.instance_id = q.id {(member is null ? "" : "and a.member_id = @member")}
            where q.course_id = @courseId and q.state = 'closed'
            """,
            new { courseId, member })
            .ToLookup(row => row.InstanceId, row => new MemberId(Columns.Id(row.MemberId)));
        var answers = AnswerFacts.Read(connection, courseId, member);
        var days = connection.Query<DayRow>(
            "select id, local_date, state, graded, right_option, written_max from question_instance where course_id = @courseId order by local_date", new { courseId }).AsList();
        var names = connection.Query<NameRow>(
            $"""
            select m.member_id, m.display_name from member m where m.server_id = @server {ofNames} and exists (
                select 1 from response r join question_instance q on q.id = r.instance_id
                where r.member_id = m.member_id and q.course_id = @courseId)
            """,
            new { courseId, member, server = course.ServerId });

        return new CourseFacts(
            courseId,
            DateTimeZoneProviders.Tzdb[course.Zone],
            (int)course.WrittenMax,
            [.. days.Where(day => day is { State: "closed", Graded: 1 }).Select(day => Question(day, rulings[day.Id], answers.GetValueOrDefault(day.Id, []), knew[day.Id], away[day.Id]))],
            [.. days.Select(day => new ScheduledDay(Columns.Date(day.LocalDate), Outcome(day, rulings[day.Id])))],
            names.ToDictionary(row => new MemberId(Columns.Id(row.MemberId)), row => row.DisplayName));
    }

    private static ClosedQuestion Question(DayRow day, IEnumerable<VerdictRow> rulings, IReadOnlyList<AnswerFact> answers, IEnumerable<MemberId> knew, IEnumerable<MemberId> away)
    {
        var verdict = VerdictRow.Verdict(day.RightOption, rulings);
        return new ClosedQuestion(
            day.Id,
            Columns.Date(day.LocalDate),
            verdict.Void,
            verdict.Right.ToHashSet(),
            answers)
        {
            Neutral = knew.ToHashSet(),
            Away = away.ToHashSet(),
            WrittenMax = (int?)day.WrittenMax,
        };
    }

    private static DayOutcome Outcome(DayRow day, IEnumerable<VerdictRow> rulings) => Columns.Word<QuestionState>(day.State) switch
    {
        QuestionState.Skipped => DayOutcome.Skipped,
        _ when VerdictRow.Verdict(day.RightOption, rulings).Void => DayOutcome.Void,
        QuestionState.Closed when day.Graded == 1 => DayOutcome.Closed,
        _ => DayOutcome.Pending,
    };

    private sealed class MemberDayRow
    {
        public long InstanceId { get; set; }

        public long MemberId { get; set; }
    }

    private sealed class DayRow
    {
        public long Id { get; set; }

        public string LocalDate { get; set; } = "";

        public string State { get; set; } = "";

        public long Graded { get; set; }

        public long? RightOption { get; set; }

        public long? WrittenMax { get; set; }
    }

    private sealed class NameRow
    {
        public long MemberId { get; set; }

        public string DisplayName { get; set; } = "";
    }
}
