namespace StudyBot.Core.Exports;

/// <summary>Takes a table row by row: texts, whole numbers, decimals, booleans and nothing (null).</summary>
public interface ITableWriter : IDisposable
{
    void Begin(IReadOnlyList<string> columns);

    void Row(IReadOnlyList<object?> cells);

    /// <summary>Writes what closes the table.</summary>
    void End();
}
