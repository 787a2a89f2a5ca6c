using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

/// <summary>A decision that changes what is right, or whether a question counts.</summary>
internal sealed class VerdictRow
{
    public long InstanceId { get; set; }

    public string Kind { get; set; } = "";

    public long? Option { get; set; }

    public static ILookup<long, VerdictRow> Read(SqliteConnection connection, string where, object values) =>
        connection.Query<VerdictRow>($"select instance_id, kind, option from ruling where kind in ('void', 'replace', 'accept') and {where} order by id", values)
            .ToLookup(row => row.InstanceId);

    /// <param name="right">The option that was right when it was asked; null for a day without a question.</param>
    public static Verdict Verdict(long? right, IEnumerable<VerdictRow> rulings) => rulings.Aggregate(
        new Verdict(Void: false, right is { } option ? [(int)option] : []),
        (verdict, row) => verdict.After(Columns.Word<RulingKind>(row.Kind), (int?)row.Option));
}
