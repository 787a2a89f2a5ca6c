using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StudyBot.Storage;

/// <summary>
/// Which members had their data deleted, and when: a file beside the database that outlives a restore, so that an older
/// backup does not bring back what was deleted since. It holds neither names nor ids, only a salted hash of each id.
/// </summary>
public sealed class DeletionRegister
{
    private DeletionRegister(string file, IReadOnlyList<Deletion> all) => (Path, All) = (file, all);

    public string Path { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Deletion> All { get; }

    /// <summary>The register of a database, empty if nobody deleted anything.</summary>
    public static DeletionRegister Of(string database)
    {
        var file = System.IO.Path.GetFullPath(database) + ".deletions";
        return new DeletionRegister(file, File.Exists(file) ? Parse(File.ReadAllText(file)) : []);
    }

    /// <summary>Notes a deletion, on disk when this returns. Note it before deleting: a deletion that is noted and not done can be done again.</summary>
    public DeletionRegister Add(Deletion deletion) => Append([deletion]);

    /// <summary>Notes what another register knows besides; on disk when this returns.</summary>
    public DeletionRegister Merge(string other) =>
        Append([.. Parse(other).ExceptBy(All.Select(deletion => deletion.ToString()), deletion => deletion.ToString())]);

    public override string ToString() => string.Concat(All.Select(deletion => $"{deletion}\n"));

    private DeletionRegister Append(IReadOnlyList<Deletion> more)
    {
        if (more.Count == 0)
        {
            return this;
        }

        // A line feed on both sides: what a crash left half written stays a line of its own.
        using var file = new FileStream(Path, FileMode.Append, FileAccess.Write);
        file.Write(Encoding.ASCII.GetBytes($"\n{string.Join('\n', more)}\n"));
        file.Flush(flushToDisk: true);
        return new DeletionRegister(Path, [.. All.Concat(more).OrderBy(deletion => deletion.At)]);
    }

    private static List<Deletion> Parse(string text) => [.. text.Split('\n').Select(Deletion.Parse).OfType<Deletion>()];
}

/// <summary>That somebody's data in a server is to be deleted, or was.</summary>
public sealed record Deletion
{
    /// <summary>In place of a member's id: the whole server.</summary>
    public const ulong Everybody = 0;

    private const int SaltBytes = 16;

    private readonly string _salt;
    private readonly string _hash;

    private Deletion(DateTimeOffset at, string salt, string hash) => (At, _salt, _hash) = (at, salt, hash);

    public DateTimeOffset At { get; }

    public static Deletion Of(ulong server, ulong member, DateTimeOffset at)
    {
        var salt = RandomNumberGenerator.GetHexString(SaltBytes * 2, lowercase: true);
        return new Deletion(DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), salt, Hash(salt, server, member));
    }

    public bool IsOf(ulong server, ulong member) => Hash(_salt, server, member) == _hash;

    /// <summary>Null for anything else, such as a line that was not finished.</summary>
    public static Deletion? Parse(string line) =>
        line.Trim().Split(' ') is [var at, { Length: SaltBytes * 2 } salt, { Length: SHA256.HashSizeInBytes * 2 } hash] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? new Deletion(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), salt, hash)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()} {_salt} {_hash}");

    private static string Hash(string salt, ulong server, ulong member)
    {
        Span<byte> text = stackalloc byte[SaltBytes + sizeof(ulong) + sizeof(ulong)];
        Convert.FromHexString(salt, text, out _, out _);
        BinaryPrimitives.WriteUInt64BigEndian(text[SaltBytes..], server);
        BinaryPrimitives.WriteUInt64BigEndian(text[(SaltBytes + sizeof(ulong))..], member);
        return Convert.ToHexStringLower(SHA256.HashData(text));
    }
}
