using Dapper;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>Looks a database through without changing it.</summary>
public static class DatabaseExamination
{
    private const int MostProblems = 5;

    /// <summary>Whether its pages are whole, its references lead somewhere, and its schema is the one that this program made.</summary>
    /// <returns>What is wrong; none if it is sound.</returns>
    public static Task<IReadOnlyList<string>> RunAsync(StudyDatabase database, CancellationToken stop) => database.ReadAsync<IReadOnlyList<string>>(
        connection =>
        {
            var pages = connection.Query<string>($"pragma integrity_check({MostProblems})").Where(line => line != "ok").ToList();
            if (pages.Count > 0)
            {
                return pages;
            }

            var references = connection.Query<ReferenceRow>("pragma foreign_key_check")
                .GroupBy(row => (row.Table, row.Parent))
                .Select(rows => $"{rows.Count()} rows of {rows.Key.Table} name a row of {rows.Key.Parent} that is not there");
            return [.. references, .. Differences(SchemaOf(connection), Expected())];
        },
        stop);

    /// <summary>How many deletions that members asked for, or that came by themselves, are noted and not done.</summary>
    public static Task<int> DeletionsToDoAsync(StudyDatabase database, CancellationToken stop)
    {
        var register = DeletionRegister.Of(database.Path);
        return database.ReadAsync(connection => Deletions.Pending(connection, register).Count, stop);
    }

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> found, IReadOnlyDictionary<string, string> expected) =>
    [
        .. expected.Where(made => !found.ContainsKey(made.Key)).Select(made => $"the {made.Key} is missing"),
        .. expected.Where(made => found.TryGetValue(made.Key, out var other) && other != made.Value).Select(made => $"the {made.Key} was changed"),
        .. found.Keys.Where(name => !expected.ContainsKey(name)).Select(name => $"the {name} is none of the bot's"),
    ];

    private static IReadOnlyDictionary<string, string> Expected()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        foreach (var script in Migrations.Shipped)
        {
            connection.Execute(script.Contents);
        }

        return SchemaOf(connection);
    }

    // What SQLite makes by itself and the list of applied scripts say nothing about the bot's tables.
    private static Dictionary<string, string> SchemaOf(SqliteConnection connection) => connection
        .Query<SchemaRow>("select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' and tbl_name <> 'SchemaVersions'")
        .ToDictionary(row => $"{row.Type} {row.Name}", row => row.Sql);

    private sealed class SchemaRow
    {
        public string Type { get; set; } = "";

        public string Name { get; set; } = "";

        public string Sql { get; set; } = "";
    }

    private sealed class ReferenceRow
    {
        public string Table { get; set; } = "";

        public string Parent { get; set; } = "";
    }
}
