using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>
/// Commands that are run with every answer, each prepared once on the writer's connection: SQLite would else translate
/// the statement anew each time, triggers included, which takes longer than running it.
/// </summary>
internal static class PreparedCommands
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> All = [];

    /// <summary>The command of a statement, with its values. The connection owns it and lets go of it when it is closed.</summary>
    public static SqliteCommand Prepared(this SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var commands = All.GetOrCreateValue(connection);
        if (!commands.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, connection);
            commands.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            var (name, value) = values[i];
            if (command.Parameters.Count == i)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            command.Parameters[i].Value = value ?? DBNull.Value;
        }

        return command;
    }

    public static long? NullableInt64(this IDataRecord record, int column) => record.IsDBNull(column) ? null : record.GetInt64(column);
}
