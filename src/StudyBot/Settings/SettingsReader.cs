using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace StudyBot.Settings;

/// <summary>
/// Turns the configuration into <see cref="BotSettings"/>. Every setting is read by hand rather than bound, so that
/// each mistake gets a sentence that names the setting as the operator wrote it, and the fix.
/// </summary>
internal sealed partial class SettingsReader(IConfiguration configuration, string currentDirectory, string programDirectory)
{
    public const string EnvironmentPrefix = "STUDYBOT_";

    private const string DiscordApi = "https://discord.com/api/v10";

    /// <exception cref="CannotStartException">A setting is unknown or has a value that cannot be used.</exception>
    public BotSettings Read()
    {
        KnownSettings.Check(configuration);
        var token = Token();
        var mode = Mode(token);
        var storage = Path("Storage:Path", mode == ChatMode.Local ? "data/local/studybot.db" : "data/studybot.db");
        return new BotSettings
        {
            Mode = mode,
            Token = mode == ChatMode.Local ? "" : token,
            ApiBaseUrl = ApiBaseUrl(),
            Compress = Compress(),
            Shards = Shards(),
            ContentPath = ContentPath(),
            StoragePath = storage,
            BackupPath = Path("Backup:Path", System.IO.Path.Combine(System.IO.Path.GetDirectoryName(storage)!, "backups")),
            BackupKeep = BackupKeep(),
            LocalDiscordPort = PortOf("LocalDiscord:Port", 5080),
            LocalDiscordAddress = AddressOf("LocalDiscord:Address"),
            LocalDiscordPath = Path("LocalDiscord:Path", "data/local/discord.db"),
            LocalDiscordRecord = Value("LocalDiscord:Record") is { } record ? FromCurrent(record) : null,
            HealthPort = PortOf("Health:Port", 5081),
            HealthAddress = AddressOf("Health:Address"),
            Grader = Grader(),
        };
    }

    private ChatMode Mode(string token)
    {
        var text = Value("Discord:Mode") ?? "Auto";
        return text.ToLowerInvariant() switch
        {
            "auto" => token.Length > 0 ? ChatMode.Discord : ChatMode.Local,
            "local" => ChatMode.Local,
            "discord" when token.Length == 0 => throw new CannotStartException(
                $"{Named("Discord:Token")} is missing or empty, and Discord:Mode is \"Discord\". Set it to the bot token from the Discord developer portal, or name a file that holds it in {Named("Discord:TokenFile")}."),
            "discord" => ChatMode.Discord,
            _ => throw new CannotStartException($"{Named("Discord:Mode")} is \"{text}\". Use Auto (by whether there is a token), Discord or Local."),
        };
    }

    private string Token() => Secret("Discord:Token", "the Discord developer portal");

    // A secret stands in a setting or in the file that another one names.
    private string Secret(string key, string origin)
    {
        var inFile = key + "File";
        var secret = Value(key)?.Trim() ?? "";
        if (Value(inFile) is not { } file)
        {
            return Clean(secret, key, origin);
        }

        if (secret.Length > 0)
        {
            throw new CannotStartException($"{Named(key)} and {Named(inFile)} are both set. Keep one of them.");
        }

        try
        {
            return Clean(File.ReadAllText(FromCurrent(file)).Trim(), inFile, origin);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"{Named(inFile)} names \"{file}\", which cannot be read. Check that the file exists and that the bot's account may read it.");
        }
    }

    private static string Clean(string token, string key, string origin)
    {
        if (token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase))
        {
            token = token[4..].Trim();
        }

        return token.All(c => c is > ' ' and < '\u007f')
            ? token
            : throw new CannotStartException($"{Named(key)} holds spaces or characters that it cannot have. Copy it again from {origin}.");
    }

    private Uri ApiBaseUrl()
    {
        var text = (Value("Discord:ApiBaseUrl") ?? DiscordApi).TrimEnd('/');
        var right = Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            && address.Query.Length == 0
            && address.AbsolutePath.EndsWith("/v10", StringComparison.Ordinal);
        return right
            ? address!
            : throw new CannotStartException($"{Named("Discord:ApiBaseUrl")} is \"{text}\". Give the whole address with the version, such as {DiscordApi} or http://127.0.0.1:5080/api/v10.");
    }

    private int BackupKeep()
    {
        const int Most = 365;
        var text = Value("Backup:Keep") ?? "7";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep <= Most
            ? keep
            : throw new CannotStartException($"{Named("Backup:Keep")} is \"{text}\". Use how many nightly backups are kept, 1 to {Most}, or 0 to make none.");
    }

    private bool Compress()
    {
        var text = Value("Discord:Compress") ?? "false";
        return bool.TryParse(text, out var compress)
            ? compress
            : throw new CannotStartException($"{Named("Discord:Compress")} is \"{text}\". Use true or false.");
    }

    private string Shards()
    {
        var text = Value("Discord:Shards") ?? "auto";
        var right = text.Equals("auto", StringComparison.OrdinalIgnoreCase)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000);
        return right ? text : throw new CannotStartException($"{Named("Discord:Shards")} is \"{text}\". Use auto (as many as Discord recommends), or a number from 1 to 1000.");
    }

    private string ContentPath()
    {
        if (Value("Content:Path") is { } chosen)
        {
            var folder = FromCurrent(chosen);
            return Directory.Exists(folder)
                ? folder
                : throw new CannotStartException($"{Named("Content:Path")} names \"{chosen}\", and there is no folder {folder}. Name the folder that holds the handbooks.");
        }

        string[] places = [System.IO.Path.Combine(currentDirectory, "content"), System.IO.Path.Combine(programDirectory, "content")];
        return Array.Find(places, Directory.Exists)
            ?? throw new CannotStartException($"There is no handbook: neither {places[0]} nor {places[1]} exists. Start the bot in its folder, or name the folder with the handbooks in {Named("Content:Path")}.");
    }

    private string Path(string key, string otherwise) => FromCurrent(Value(key) ?? otherwise);

    private string FromCurrent(string path) => System.IO.Path.GetFullPath(path, currentDirectory);

    private Port PortOf(string key, int otherwise)
    {
        if (Value(key) is not { } text)
        {
            return new Port(otherwise, IsDefault: true);
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= IPEndPoint.MaxPort
            ? new Port(number, IsDefault: false)
            : throw new CannotStartException($"{Named(key)} is \"{text}\". Use a port number from 1 to 65535, or 0 for any free one.");
    }

    private string AddressOf(string key)
    {
        var text = Value(key) ?? "127.0.0.1";
        return IPAddress.TryParse(text, out _)
            ? text
            : throw new CannotStartException($"{Named(key)} is \"{text}\". Use an address such as 127.0.0.1 (this machine alone) or 0.0.0.0 (every network).");
    }

    private string? Value(string key) => configuration[key] is { Length: > 0 } value ? value : null;

    private static string Named(string key) => $"{key} ({EnvironmentPrefix}{key.Replace(":", "__", StringComparison.Ordinal)})";
}
