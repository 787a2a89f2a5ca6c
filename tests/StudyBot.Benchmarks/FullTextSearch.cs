using Microsoft.Data.Sqlite;
using StudyBot.Core.Handbooks;

namespace StudyBot.Benchmarks;

/// <summary>SQLite's full-text search (FTS5, BM25, Porter stems) over the texts of a handbook, in memory: what lookup is compared with.</summary>
internal sealed class FullTextSearch : IDisposable
{
    private readonly SqliteConnection _sqlite = new("Data Source=:memory:");

    public FullTextSearch(Handbook handbook)
    {
        _sqlite.Open();
        Execute("create virtual table question using fts5(title, text, answer, aliases, tokenize = 'porter')");
        Execute("begin");
        foreach (var question in handbook.Questions)
        {
            Execute(
                "insert into question values ($title, $text, $answer, $aliases)",
                ("$title", question.Title),
                ("$text", question.Text),
                ("$answer", string.Join(' ', question.Parts.Select(part => part.Text).Prepend(question.ShortAnswer))),
                ("$aliases", string.Join(' ', question.Aliases)));
        }

        Execute("commit");
    }

    public int Find(string text)
    {
        var words = text.Split((char[])[' ', '"'], StringSplitOptions.RemoveEmptyEntries);
        using var command = _sqlite.CreateCommand();
        command.CommandText = "select rowid from question where question match $text order by bm25(question, 4, 2, 1, 3) limit 10";
        command.Parameters.AddWithValue("$text", string.Join(" OR ", words.Select(word => $"\"{word}\"")));
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            count++;
        }

        return count;
    }

    public void Dispose() => _sqlite.Dispose();

    private void Execute(string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = _sqlite.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
