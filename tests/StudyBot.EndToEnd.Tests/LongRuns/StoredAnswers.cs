using Microsoft.Data.Sqlite;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <param name="State">Of the newest question in a channel; null when there is none.</param>
/// <param name="Answers">By the members' ids.</param>
internal sealed record StoredQuestion(string? State, IReadOnlyDictionary<string, GivenAnswer> Answers)
{
    public GivenAnswer Of(string member) => Answers.GetValueOrDefault(member, GivenAnswer.None);
}

/// <summary>What a killed bot left on disk.</summary>
internal static class StoredAnswers
{
    /// <summary>Reads a copy: opening the file itself would repair it before the bot can.</summary>
    public static async Task<StoredQuestion> ReadAsync(string folder, string channel, CancellationToken stop, string data = "data")
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "left-behind"));
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, data), "studybot.db*").Where(name => name.EndsWith(".db", StringComparison.Ordinal) || name.EndsWith("-wal", StringComparison.Ordinal)))
            {
                File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
            }

            await using var connection = new SqliteConnection($"Data Source={Path.Combine(copy.FullName, "studybot.db")};Pooling=False");
            await connection.OpenAsync(stop);
            return await ReadAsync(connection, channel, stop);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<StoredQuestion> ReadAsync(SqliteConnection connection, string channel, CancellationToken stop)
    {
        await using var query = connection.CreateCommand();
        query.CommandText =
            """
            select q.state, r.member_id, r.option, r.written from question_instance q
            left join response r on r.instance_id = q.id
            where q.id = (select max(id) from question_instance where channel_id = @channel)
            """;
        query.Parameters.AddWithValue("@channel", long.Parse(channel));
        await using var row = await query.ExecuteReaderAsync(stop);
        string? state = null;
        var answers = new Dictionary<string, GivenAnswer>();
        while (await row.ReadAsync(stop))
        {
            state = row.GetString(0);
            if (!row.IsDBNull(1))
            {
                answers[$"{row.GetInt64(1)}"] = new GivenAnswer(row.IsDBNull(2) ? null : (char)('A' + row.GetInt64(2)), row.IsDBNull(3) ? null : row.GetString(3));
            }
        }

        return new StoredQuestion(state, answers);
    }
}
