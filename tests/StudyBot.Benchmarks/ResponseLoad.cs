using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;

namespace StudyBot.Benchmarks;

/// <summary>Storing responses, each on disk before it returns, beside one connection that commits one INSERT after the other.</summary>
internal static class ResponseLoad
{
    private const int Rounds = 3;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(CancellationToken stop)
    {
        await using var course = new BoardCourse(members: 50, days: 2);
        var responses = course.Services.GetRequiredService<IResponseStore>();
        await CallersAsync(responses, 8, TimeSpan.FromSeconds(2), new Figures(""), stop);
        for (var round = 1; round <= Rounds; round++)
        {
            var (inserts, one, eight) = (new Figures("  a plain INSERT"), new Figures("  1 caller, wait"), new Figures("  8 callers, wait"));
            var plain = Plain(course, inserts);
            var single = await CallersAsync(responses, 1, Each, one, stop);
            var together = await CallersAsync(responses, 8, Each, eight, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round}: plain INSERTs {plain:0} a second; 1 caller {single:0} ({single / plain:0%}); 8 callers {together:0} ({together / plain:0%})"));
            inserts.Print();
            one.Print();
            eight.Print();
        }
    }

    private static double Plain(BoardCourse course, Figures figures)
    {
        using var connection = course.Open();
        connection.Execute("create table if not exists plain (instance_id bigint not null, member_id bigint not null, option bigint, first_at bigint not null, primary key (instance_id, member_id)) without rowid");
        connection.Execute("delete from plain");
        using var command = new SqliteCommand("insert into plain values (1, $member, 2, 1)", connection);
        var member = command.Parameters.Add("$member", SqliteType.Integer);
        var (begin, count) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(begin) < Each)
        {
            member.Value = ++count;
            figures.Time(() => command.ExecuteNonQuery());
        }

        return count / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static int _members = 100;

    // Every response is of a member who has none yet, as on a real morning.
    private static async Task<double> CallersAsync(IResponseStore responses, int callers, TimeSpan time, Figures waits, CancellationToken stop)
    {
        var (begin, count) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(begin) < time)
                {
                    var member = Interlocked.Increment(ref _members);
                    var who = new Respondent(new ServerId(1), new MemberId((ulong)member), "A member");
                    await waits.TimeAsync(() => responses.ChooseAsync(BoardCourse.OpenQuestion, who, member % 4, BoardCourse.Now, stop));
                    Interlocked.Increment(ref count);
                }
            },
            stop)));
        return count / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
