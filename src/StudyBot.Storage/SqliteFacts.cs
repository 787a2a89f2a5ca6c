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
        database.ReadAsync(connection => Read(connection, courseId), stop);

    private static CourseFacts? Read(SqliteConnection connection, long courseId)
    {
        var course = connection.QuerySingleOrDefault<CourseRow>("select * from course where id = @courseId", new { courseId });
        if (course is null)
        {
            return null;
        }

        var rulings = connection.Query<RulingRow>(
            "select instance_id, kind, option from ruling where course_id = @courseId and kind in ('void', 'replace', 'accept') order by id", new { courseId })
            .ToLookup(row => row.InstanceId);
        var answers = AnswerFacts.Read(connection, courseId);
        var days = connection.Query<DayRow>(
            "select id, local_date, state, right_option from question_instance where course_id = @courseId order by local_date", new { courseId }).AsList();
        var names = connection.Query<NameRow>(
            """
            select m.member_id, m.display_name from member m where m.server_id = @server and exists (
                select 1 from response r join question_instance q on q.id = r.instance_id
                where r.member_id = m.member_id and q.course_id = @courseId)
            """,
            new { courseId, server = course.ServerId });

        return new CourseFacts(
            courseId,
            DateTimeZoneProviders.Tzdb[course.Zone],
            (int)course.WrittenMax,
            [.. days.Where(day => day.State == "closed").Select(day => Question(day, [.. rulings[day.Id]], answers.GetValueOrDefault(day.Id, [])))],
            [.. days.Select(day => new ScheduledDay(Columns.Date(day.LocalDate), Outcome(day, rulings[day.Id])))],
            names.ToDictionary(row => new MemberId(Columns.Id(row.MemberId)), row => row.DisplayName));
    }

    private static ClosedQuestion Question(DayRow day, IReadOnlyList<RulingRow> rulings, IReadOnlyList<AnswerFact> answers)
    {
        var right = new HashSet<int> { (int)day.RightOption!.Value };
        foreach (var ruling in rulings.Where(ruling => ruling.Option is not null))
        {
            if (ruling.Kind == Columns.Of(RulingKind.Replace))
            {
                right.Clear();
            }

            right.Add((int)ruling.Option!.Value);
        }

        return new ClosedQuestion(day.Id, Columns.Date(day.LocalDate), IsVoid(rulings), right, answers);
    }

    private static DayOutcome Outcome(DayRow day, IEnumerable<RulingRow> rulings) => Columns.Word<QuestionState>(day.State) switch
    {
        QuestionState.Skipped => DayOutcome.Skipped,
        _ when IsVoid(rulings) => DayOutcome.Void,
        QuestionState.Closed => DayOutcome.Closed,
        _ => DayOutcome.Pending,
    };

    private static bool IsVoid(IEnumerable<RulingRow> rulings) => rulings.Any(ruling => ruling.Kind == Columns.Of(RulingKind.Void));

    private sealed class RulingRow
    {
        public long InstanceId { get; set; }

        public string Kind { get; set; } = "";

        public long? Option { get; set; }
    }

    private sealed class DayRow
    {
        public long Id { get; set; }

        public string LocalDate { get; set; } = "";

        public string State { get; set; } = "";

        public long? RightOption { get; set; }
    }

    private sealed class NameRow
    {
        public long MemberId { get; set; }

        public string DisplayName { get; set; } = "";
    }
}
