using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.Benchmarks;

/// <summary>How much later a receipt comes while a large database is backed up: the same calls without a backup and beside one.</summary>
internal static class BackupLoad
{
    private const long Wanted = 100L * 1024 * 1024;
    private const int Rounds = 5;
    private const int Callers = 8;

    // A busy morning; without a pause the callers would measure their own queue.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    private static int _members = 100_000;

    public static async Task RunAsync(CancellationToken stop)
    {
        await using var course = new BoardCourse(members: 1_000, days: 600);
        Grow(course);
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage:Path"] = course.Database.Path, ["Content:Path"] = Repository.Content };
        var responses = course.Services.GetRequiredService<IResponseStore>();
        await CallAsync(responses, new Figures(""), Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, stop), stop);
        for (var round = 1; round <= Rounds; round++)
        {
            var (without, beside) = (new Figures("  receipts without a backup"), new Figures("  receipts beside a backup"));
            await CallAsync(responses, without, Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, stop), stop);
            var file = folder.File($"backup-{round}.zip");
            var begin = Stopwatch.GetTimestamp();
            await CallAsync(responses, beside, BackUpAsync(folder.File(""), Path.GetFileName(file), settings, stop), stop);
            var took = Stopwatch.GetElapsedTime(begin);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: {new FileInfo(course.Database.Path).Length / 1e6:0} MB backed up to {new FileInfo(file).Length / 1e6:0} MB in {took.TotalSeconds:0.0} s; the longest wait grew by {beside.Most - without.Most:0} ms"));
            without.Print();
            beside.Print();
        }
    }

    // The real program on the same two cores, its start included.
    private static async Task BackUpAsync(string folder, string file, Dictionary<string, string> settings, CancellationToken stop)
    {
        await using var process = StudyBotProcess.Start(folder, $"backup {file}", settings);
        await process.EndAsync(stop);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(process.Errors);
        }
    }

    // Written answers fill a real database more than choices do.
    private static void Grow(BoardCourse course)
    {
        using var connection = course.Open();
        connection.Execute("pragma synchronous = off");
        var random = new Random(11);
        for (var day = 1; new FileInfo(course.Database.Path).Length < Wanted && day <= 600; day++)
        {
            var words = string.Concat(Enumerable.Range(0, 200).Select(_ => (char)('a' + random.Next(26))));
            connection.Execute("update response set written = @words || member_id where instance_id = @day", new { words, day });
            connection.Execute("pragma wal_checkpoint(truncate)");
        }
    }

    private static async Task CallAsync(IResponseStore responses, Figures waits, Task until, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(
            async () =>
            {
                while (!until.IsCompleted)
                {
                    var member = Interlocked.Increment(ref _members);
                    var who = new Respondent(new ServerId(1), new MemberId((ulong)member), "A member");
                    await waits.TimeAsync(() => responses.ChooseAsync(BoardCourse.OpenQuestion, who, member % 4, BoardCourse.Now, stop));
                    await Task.Delay(Between, TimeProvider.System, stop);
                }
            },
            stop)));
        await until;
    }
}
