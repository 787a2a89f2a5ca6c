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

    private static CourseFacts? Read(SqliteConnection connection, long courseId, long? member)
    {
        var (ofAnswers, ofNames) = member is null ? ("", "") : ("and r.member_id = @member", "and m.member_id = @member");
        var course = connection.QuerySingleOrDefault<CourseRow>("select * from course where id = @courseId", new { courseId });
        if (course is null)
        {
            return null;
        }

        var rulings = VerdictRow.Read(connection, "course_id = @courseId", new { courseId });
        var knew = connection.Query<NeutralRow>(
            "select instance_id, by_member as member_id from ruling where course_id = @courseId and kind = 'key_shown' and instance_id is not null", new { courseId })
            .ToLookup(row => row.InstanceId, row => new MemberId(Columns.Id(row.MemberId)));
        var answers = connection.Query<AnswerRow>(
            $"""
            select r.instance_id, r.member_id, r.option, r.written is not null as wrote,
                (select g.share_millionths from grade g where g.instance_id = r.instance_id and g.member_id = r.member_id
                    and r.written is not null order by g.id desc limit 1) as share_millionths
            from response r join question_instance q on q.id = r.instance_id
            where q.course_id = @courseId and q.state = 'closed' and q.graded = 1 and (r.option is not null or r.written is not null) {ofAnswers}
            order by r.instance_id, r.member_id
            """,
            new { courseId, member }).ToLookup(row => row.InstanceId);
        var days = connection.Query<DayRow>(
            "select id, local_date, state, graded, right_option from question_instance where course_id = @courseId order by local_date", new { courseId }).AsList();
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
            [.. days.Where(day => day is { State: "closed", Graded: 1 }).Select(day => Question(day, rulings[day.Id], answers[day.Id], knew[day.Id]))],
            [.. days.Select(day => new ScheduledDay(Columns.Date(day.LocalDate), Outcome(day, rulings[day.Id])))],
            names.ToDictionary(row => new MemberId(Columns.Id(row.MemberId)), row => row.DisplayName));
    }

    private static ClosedQuestion Question(DayRow day, IEnumerable<VerdictRow> rulings, IEnumerable<AnswerRow> answers, IEnumerable<MemberId> knew)
    {
        var verdict = VerdictRow.Verdict(day.RightOption, rulings);
        return new ClosedQuestion(
            day.Id,
            Columns.Date(day.LocalDate),
            verdict.Void,
            verdict.Right.ToHashSet(),
            [
                .. answers.Select(answer => new AnswerFact(
                    new MemberId(Columns.Id(answer.MemberId)), (int?)answer.Option, answer.ShareMillionths is { } share ? Columns.Share(share) : null)
                {
                    Written = answer.Wrote == 1,
                }),
            ])
        {
            Neutral = knew.ToHashSet(),
        };
    }

    private static DayOutcome Outcome(DayRow day, IEnumerable<VerdictRow> rulings) => Columns.Word<QuestionState>(day.State) switch
    {
        QuestionState.Skipped => DayOutcome.Skipped,
        _ when VerdictRow.Verdict(day.RightOption, rulings).Void => DayOutcome.Void,
        QuestionState.Closed when day.Graded == 1 => DayOutcome.Closed,
        _ => DayOutcome.Pending,
    };

    private sealed class NeutralRow
    {
        public long InstanceId { get; set; }

        public long MemberId { get; set; }
    }

    private sealed class AnswerRow
    {
        public long InstanceId { get; set; }

        public long MemberId { get; set; }

        public long? Option { get; set; }

        public long Wrote { get; set; }

        public long? ShareMillionths { get; set; }
    }

    private sealed class DayRow
    {
        public long Id { get; set; }

        public string LocalDate { get; set; } = "";

        public string State { get; set; } = "";

        public long Graded { get; set; }

        public long? RightOption { get; set; }
    }

    private sealed class NameRow
    {
        public long MemberId { get; set; }

        public string DisplayName { get; set; } = "";
    }
}
