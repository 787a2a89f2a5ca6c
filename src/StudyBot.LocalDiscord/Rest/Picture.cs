using System.Buffers.Binary;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>What the first bytes of a picture say about it.</summary>
internal sealed record Picture(string MediaType, int Width, int Height)
{
    public static Picture? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 24 && file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return new Picture("image/png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        }

        if (file.Length >= 10 && file.StartsWith("GIF8"u8))
        {
            return new Picture("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        }

        return file.Length >= 4 && file[0] == 0xFF && file[1] == 0xD8 ? Jpeg(file) : null;
    }

    // The size stands in the first start-of-frame segment.
    private static Picture? Jpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new Picture("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}

/// <summary>The type of a file that is not a picture we know.</summary>
internal static class MediaTypes
{
    public static string Of(string fileName, string? claimed) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".txt" or ".md" or ".log" => "text/plain; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".pdf" => "application/pdf",
        _ => claimed is { Length: > 0 } ? claimed : "application/octet-stream",
    };
}
