namespace StudyBot.Settings;

/// <summary>Everything that an operator can set, read once at the start; see the table in the README.</summary>
internal sealed record BotSettings
{
    public required ChatMode Mode { get; init; }

    /// <summary>Empty in local mode.</summary>
    public required string Token { get; init; }

    /// <summary>Without a trailing slash, with the version: "https://discord.com/api/v10".</summary>
    public required Uri ApiBaseUrl { get; init; }

    /// <summary>Whether Discord compresses what its gateway sends.</summary>
    public required bool Compress { get; init; }

    /// <summary>A number, or "auto" for as many as Discord recommends.</summary>
    public required string Shards { get; init; }

    /// <summary>The folder that holds one folder per pack.</summary>
    public required string ContentPath { get; init; }

    public required string StoragePath { get; init; }

    /// <summary>The folder of the nightly backups.</summary>
    public required string BackupPath { get; init; }

    /// <summary>How many nightly backups are kept; 0 makes none.</summary>
    public required int BackupKeep { get; init; }

    public required Port LocalDiscordPort { get; init; }

    /// <summary>The address that the local Discord listens on; loopback unless told otherwise.</summary>
    public required string LocalDiscordAddress { get; init; }

    public required string LocalDiscordPath { get; init; }

    /// <summary>The file that the local Discord records its traffic to, or null.</summary>
    public required string? LocalDiscordRecord { get; init; }

    public required Port HealthPort { get; init; }

    /// <summary>The address that the health endpoint listens on; loopback unless told otherwise.</summary>
    public required string HealthAddress { get; init; }

    /// <summary>The model that grades as well; null for none, which is the default.</summary>
    public required GraderSettings? Grader { get; init; }

    // A record prints its properties; the token must not be among them.
    public override string ToString() => $"{nameof(BotSettings)} {{ Mode = {Mode}, ApiBaseUrl = {ApiBaseUrl} }}";
}

/// <summary>Which Discord the bot connects to.</summary>
internal enum ChatMode
{
    Discord,
    Local,
}

/// <param name="IsDefault">Nobody chose it, so a taken port gives way to the next free one.</param>
internal readonly record struct Port(int Number, bool IsDefault);
