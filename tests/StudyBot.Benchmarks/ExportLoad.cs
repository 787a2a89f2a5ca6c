using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;
using StudyBot.Core.Privacy;
using StudyBot.Core.Scoring;

namespace StudyBot.Benchmarks;

/// <summary>
/// Handing out what is held about one member with 1,000 responses, each with three revisions and a grade, in a database of
/// 1,000,000 responses; and looking at the panel, which counts it. Run it in Release.
/// </summary>
internal static class ExportLoad
{
    private const int Members = 1_000;
    private const int Days = 1_000;
    private const long Author = 500;
    private const int WarmUps = 5;
    private const int Exports = 60;

    public static async Task RunAsync(CancellationToken stop)
    {
        await using var course = new BoardCourse(Members, Days);
        Write(course);
        var services = course.Services;
        var (store, courses) = (services.GetRequiredService<IPrivacyStore>(), services.GetRequiredService<ICourseStore>());
        var records = new StudyRecords(services.GetRequiredService<IFacts>(), services.GetRequiredService<IPracticeStore>(), services.GetRequiredService<TimeProvider>());
        var export = new MemberExport(store, courses, records, new OpenQuestions(services.GetRequiredService<IDailyStore>(), services.GetRequiredService<TimeProvider>()), services.GetRequiredService<TimeProvider>());
        var (server, member) = (new ServerId(1), new MemberId(Author));

        var (whole, reading, counting) = (new Figures("an export of 1,000 responses"), new Figures("  of which reading"), new Figures("the panel"));
        var (size, responses) = (0, 0);
        for (var turn = 0; turn < WarmUps + Exports; turn++)
        {
            var counts = turn >= WarmUps;
            await (counts ? whole : new Figures("")).TimeAsync(async () =>
            {
                var data = await export.ReadAsync(server, member, stop);
                (size, responses) = (MemberFile.Of(data).File.Content.Length, data.Responses.Count);
            });
            await (counts ? reading : new Figures("")).TimeAsync(() => store.DataAsync(server, member, BoardCourse.Now, stop));
            await (counts ? counting : new Figures("")).TimeAsync(() => store.HeldAsync(server, member, stop));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Members * Days:N0} responses in the database, {responses:N0} of them in a file of {size / 1024.0 / 1024:0.0} MiB"));
        whole.Print();
        reading.Print();
        counting.Print();
    }

    // Everybody has a revision of each answer and everyone in ten wrote; the author changed everything twice.
    private static void Write(BoardCourse course)
    {
        using var connection = course.Open();
        connection.Execute("pragma synchronous = off");
        connection.Execute(
            """
            update question_instance set pack = 'docker', question_id = 'ch1-theory-' || (id % 80), item_id = '1', shuffle_seed = 1, nonce = 'n' || id, asked = @asked;
            update response set written = @words, revision = 3 where member_id = @Author;
            update response set written = @words where member_id % 10 = 0 and member_id <> @Author;
            insert into response_revision (instance_id, member_id, revision, option, written, at)
                select instance_id, member_id, revision, option, written, revised_at from response;
            insert into response_revision (instance_id, member_id, revision, option, written, at)
                select r.instance_id, r.member_id, n.value, r.option, r.written, r.revised_at from response r join json_each('[1, 2]') n where r.member_id = @Author;
            insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, at)
                select instance_id, member_id, revision, 500000, @findings, 'key-points', '1', revised_at from response where written is not null;
            insert into practice_round (id, course_id, member_id, kind, wanted, made_at, ended_at) select value, 1, @Author, 'quiz', 5, 1, 1 from json_each(@rounds);
            insert into practice_item (round_id, place, pack, question_id, item_id, chapter, option_order, chosen, is_right, answered_at)
                select r.id, n.value, 'docker', 'ch1-theory-' || (r.id % 80), '1', 1, '2013', 1, r.id % 2, 1 from practice_round r join json_each('[0, 1, 2, 3, 4]') n;
            analyze main;
            pragma wal_checkpoint(truncate);
            """,
            new
            {
                Author,
                words = string.Join(' ', Enumerable.Repeat("A layer is reused from the cache as long as its files are unchanged.", 5)),
                findings = $$"""{"kind":"Explanation","found":[{"name":"Layer cache","words":["reused","cache","unchanged"]}],"missed":[{"name":"Order of copies","explanation":"{{new string('e', 200)}}"}],"misconceptions":[]}""",
                asked = $$"""
                    {"pack":"docker","questionId":"q","itemId":"1","contentHash":"h","chapter":1,"chapterTitle":"Images","title":"Why is the cache lost?","stem":"{{new string('s', 200)}}",
                    "options":[{"text":"{{new string('a', 80)}}","reason":"{{new string('r', 250)}}"},{"text":"{{new string('b', 80)}}","reason":"{{new string('r', 250)}}"},{"text":"{{new string('c', 80)}}","reason":"{{new string('r', 250)}}"},{"text":"{{new string('d', 80)}}","reason":"{{new string('r', 250)}}"}],
                    "right":0,"shuffleSeed":1,"explanation":"{{new string('x', 600)}}","keyPoints":[],"misconceptions":[],"sources":[]}
                    """,
                rounds = "[" + string.Join(',', Enumerable.Range(1, 200)) + "]",
            });
    }
}
