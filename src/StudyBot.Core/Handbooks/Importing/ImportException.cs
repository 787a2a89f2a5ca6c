namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Nothing was imported. The message names the file and the fix, in one line.</summary>
public sealed class ImportException : Exception
{
    private ImportException(string message, bool wrongUsage)
        : base(message) => WrongUsage = wrongUsage;

    /// <summary>The command was wrong, and not the file.</summary>
    public bool WrongUsage { get; }

    internal static ImportException Of(string message) => new(message, wrongUsage: false);

    internal static ImportException Usage(string message) => new(message, wrongUsage: true);
}
