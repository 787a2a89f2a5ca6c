using System.Text.Json;
using Dapper;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

internal sealed class SqlitePlanStore(StudyDatabase database) : IPlanStore
{
    public Task SetDaysOffAsync(long courseId, IReadOnlyList<DaysOff> days, Occurrence nextDue, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                Records.Add(connection, courseId, questionId: null, ruling);
                SqliteCourseStore.ShortenOpen(connection, courseId, nextDue, ruling.At);
                return connection.Execute(
                    "update course set days_off = @days, next_due_at = @at, next_due_date = @date where id = @courseId",
                    new
                    {
                        courseId,
                        days = JsonSerializer.Serialize([.. days.Select(off => off.ToString())], StoredJson.Default.StringArray),
                        at = Columns.Of(nextDue.At),
                        date = Columns.Of(nextDue.Date),
                    });
            },
            stop);

    public Task PinAsync(long courseId, string? questionId, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                Records.Add(connection, courseId, questionId: null, ruling);
                return connection.Execute("update course set pinned_question = @questionId where id = @courseId", new { courseId, questionId });
            },
            stop);

    public Task<bool> PassOverAsync(long courseId, Draw draw, int drawsSoFar, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var passed = connection.Execute(
                    """
                    insert into draw (course_id, cycle, pack, question_id, item_id, chapter, skipped)
                    select @courseId, @cycle, @pack, @question, @item, @chapter, 1
                    where (select count(*) from draw where course_id = @courseId) = @drawsSoFar
                    """,
                    new { courseId, cycle = draw.Cycle, pack = draw.Pack, question = draw.QuestionId, item = draw.ItemId, chapter = draw.Chapter, drawsSoFar }) == 1;
                Records.Add(connection, courseId, questionId: null, passed ? ruling : null);
                return passed;
            },
            stop);

    public Task KeyShownAsync(long courseId, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Records.Add(connection, courseId, questionId: null, ruling), stop);
}
