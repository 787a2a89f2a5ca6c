using System.Reflection;
using System.Text.Json.Serialization;

namespace StudyBot.Backups;

/// <summary>What a backup holds: the file manifest.json in it.</summary>
/// <param name="Format">Grows when an older program could not read the backup any more.</param>
/// <param name="Version">Of the program that made it.</param>
/// <param name="Schema">The scripts that made the database what it is.</param>
internal sealed record BackupManifest(int Format, string Version, DateTimeOffset MadeAt, IReadOnlyList<string> Schema, IReadOnlyList<BackedUpFile> Files)
{
    public const int NewestFormat = 1;

    public const string Name = "manifest.json";
    public const string Database = "studybot.db";
    public const string Deletions = "deletions";
    public const string Settings = "appsettings.json";
    public const string Content = "content/";

    public static string ProgramVersion { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', '-')[0];
}

/// <param name="Name">With forward slashes.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
internal sealed record BackedUpFile(string Name, long Length, string Sha256);

/// <summary>A backup cannot be made or restored; nothing was changed. The message is for the operator.</summary>
internal sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>It lies in how the program was called.</summary>
    public bool WrongUsage { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
