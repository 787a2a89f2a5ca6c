using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>The database cannot be used. The message is one line for the operator: file, setting and fix.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    internal static bool Explains(SqliteException failure) => Why(failure.SqliteErrorCode) is not null;

    /// <summary>Says what an error of SQLite means for the operator.</summary>
    internal static StorageException From(SqliteException failure, string path) =>
        new($"The database {path} {Why(failure.SqliteErrorCode) ?? $"cannot be used: {failure.Message} Point Storage:Path at another file."}", failure);

    // https://www.sqlite.org/rescode.html; null for errors that are not about the file.
    private static string? Why(int code) => code switch
    {
        5 or 6 => "is locked by another program. Close that program (a database browser, a copy under way), or point Storage:Path at another file.",
        8 => "cannot be written. Let the user that runs StudyBot write the file and its folder, or point Storage:Path at a place that it may write.",
        10 => "could not be read or written by the operating system. Check the disk, then restore a backup if the file is damaged, or change Storage:Path.",
        11 => "is damaged. Restore a backup over it, or point Storage:Path at a new file to start empty.",
        13 => "has no room left on its disk. Free some space, or move the file and change Storage:Path.",
        14 => "cannot be opened. Check that the folder exists and that the user that runs StudyBot may use it, or change Storage:Path.",
        26 => "is not a StudyBot database. Point Storage:Path at another file, or move this one away to start empty.",
        _ => null,
    };
}
