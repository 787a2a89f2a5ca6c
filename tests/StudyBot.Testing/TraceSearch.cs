using System.Buffers.Binary;
using System.Text;

namespace StudyBot.Testing;

/// <summary>Looks for somebody in the bytes of files.</summary>
public static class TraceSearch
{
    /// <summary>Where an id stands, as SQLite stores it or in digits, or where words stand.</summary>
    /// <param name="files">Those that are there.</param>
    public static IReadOnlyList<string> In(IEnumerable<string> files, ulong id, params IEnumerable<string> words)
    {
        var raw = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(raw, id);
        var wanted = words.Append($"{id}").Select(word => (Name: word, Bytes: Encoding.UTF8.GetBytes(word))).Append(("the raw id", raw)).ToList();
        return [.. files.Where(File.Exists).SelectMany(file => Found(file, wanted))];
    }

    private static IEnumerable<string> Found(string file, IReadOnlyList<(string Name, byte[] Bytes)> wanted)
    {
        var bytes = File.ReadAllBytes(file);
        return wanted.Where(one => bytes.AsSpan().IndexOf(one.Bytes) >= 0).Select(one => $"{one.Name} in {Path.GetFileName(file)} at {bytes.AsSpan().IndexOf(one.Bytes)}");
    }
}
