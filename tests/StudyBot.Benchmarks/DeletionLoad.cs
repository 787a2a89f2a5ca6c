using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Privacy;

namespace StudyBot.Benchmarks;

/// <summary>
/// Deleting everything about members with 1,000 responses each, written, graded and changed twice, in a database of 1,000,000
/// responses; how long receipts wait meanwhile; and writing the file anew at night. Run it in Release.
/// </summary>
internal static class DeletionLoad
{
    private const int Members = 1_000;
    private const int Days = 1_000;
    private const int Deleted = 20;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    public static async Task RunAsync(CancellationToken stop)
    {
        await using var course = new BoardCourse(Members, Days);
        Write(course);
        var (store, responses) = (course.Services.GetRequiredService<IDeletionStore>(), course.Services.GetRequiredService<IResponseStore>());
        var (alone, beside, deletions) = (new Figures("a receipt"), new Figures("a receipt while members are deleted"), new Figures("a deletion"));
        await ReceiptsAsync(responses, alone, Task.Delay(Between * Deleted, TimeProvider.System, stop), stop);
        await ReceiptsAsync(responses, beside, DeleteAsync(), stop);
        var (tidying, size) = (new Figures("writing the file anew"), new FileInfo(course.Database.Path).Length);
        await tidying.TimeAsync(() => store.TidyAsync(stop));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Members * Days:N0} responses in a database of {size / 1024 / 1024} MiB, {Days:N0} of each member"));
        deletions.Print();
        alone.Print();
        beside.Print();
        tidying.Print();

        async Task DeleteAsync()
        {
            for (var member = 1; member <= Deleted; member++)
            {
                await deletions.TimeAsync(() => store.DeleteAsync(new ServerId(1), new MemberId((ulong)member), BoardCourse.Now, stop));
                await Task.Delay(Between, TimeProvider.System, stop);
            }
        }
    }

    private static async Task ReceiptsAsync(IResponseStore responses, Figures waits, Task until, CancellationToken stop)
    {
        var member = 1_000_000UL;
        while (!until.IsCompleted)
        {
            var who = new Respondent(new ServerId(1), new MemberId(++member), "A member");
            await waits.TimeAsync(() => responses.ChooseAsync(BoardCourse.OpenQuestion, who, 1, BoardCourse.Now, stop));
        }

        await until;
    }

    private static void Write(BoardCourse course)
    {
        using var connection = course.Open();
        connection.Execute("pragma synchronous = off");
        connection.Execute(
            """
            update response set written = @words, revision = 3 where member_id <= @Deleted;
            insert into response_revision (instance_id, member_id, revision, option, written, at)
                select r.instance_id, r.member_id, n.value, r.option, r.written, r.revised_at from response r join json_each('[1, 2, 3]') n where r.member_id <= @Deleted;
            insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, at)
                select instance_id, member_id, revision, 500000, '{"kind":"Explanation","found":[],"missed":[],"misconceptions":[]}', 'key-points', '1', revised_at
                from response where member_id <= @Deleted;
            pragma wal_checkpoint(truncate);
            """,
            new { Deleted, words = string.Join(' ', Enumerable.Repeat("A layer is reused from the cache as long as its files are unchanged.", 5)) });
    }
}
