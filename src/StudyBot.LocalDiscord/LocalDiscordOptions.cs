using System.Net;

namespace StudyBot.LocalDiscord;

/// <summary>How the local Discord runs.</summary>
public sealed class LocalDiscordOptions
{
    /// <summary>The section of the settings, as messages name it.</summary>
    public const string Section = "LocalDiscord";

    public const int DefaultPort = 5080;

    private int? _port;

    /// <summary>
    /// The TCP port. Left alone it is 5080 or the next free one; a port that is set must be free, and 0 means any free one.
    /// </summary>
    public int Port
    {
        get => _port ?? DefaultPort;
        set => _port = value;
    }

    /// <summary>Nobody set <see cref="Port"/>.</summary>
    public bool PortIsDefault => _port is null;

    /// <summary>The address to listen on. Anything but loopback opens this server to the network, without any password.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The SQLite file that keeps servers, messages, registrations and the clock.</summary>
    public string Path { get; set; } = "data/local/discord.db";

    /// <summary>Write every exchange with the bot to this file, one JSON object a line; null for none.</summary>
    public string? Record { get; set; }

    internal IPAddress ParsedAddress => IPAddress.TryParse(Address == "localhost" ? "127.0.0.1" : Address, out var address)
        ? address
        : throw new LocalDiscordException($"'{Address}' is not an IP address. Set {Section}:Address to 127.0.0.1, or to an address of this machine.");

    internal int CheckedPort => Port is >= 0 and <= 65535
        ? Port
        : throw new LocalDiscordException($"{Port} is not a port. Set {Section}:Port to a number from 1 to 65535, or to 0 for any free one.");
}
