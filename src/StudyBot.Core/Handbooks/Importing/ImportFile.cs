using System.Text;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Reads what is to be imported as text, or says which tool makes text of it.</summary>
internal static class ImportFile
{
    private const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(string path)
    {
        var bytes = BytesOf(path);
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 4));
        if (start.StartsWith("%PDF"u8))
        {
            throw ImportException.Of($"'{path}' is a PDF. Take its text first, with `pdftotext {Path.GetFileName(path)} handbook.txt`, and import that.");
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            throw ImportException.Of($"'{path}' is a document or an archive and no text. Take its text first, with `pandoc {Path.GetFileName(path)} -t gfm --wrap=none -o handbook.md`, and import that.");
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw ImportException.Of($"'{path}' is UTF-16. Save it again with the encoding UTF-8, or use `iconv -f UTF-16 -t UTF-8`.");
        }

        // Without a mark at its start UTF-16 still shows: each letter of ASCII has a zero beside it.
        if (EncodingOf(bytes) is { } encoding)
        {
            throw ImportException.Of($"'{path}' is UTF-16. Save it again with the encoding UTF-8, or use `iconv -f {encoding} -t UTF-8`.");
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            throw ImportException.Of($"'{path}' is binary and no text. Import plain text, Markdown or CSV.");
        }

        return TextOf(path, bytes);
    }

    private static string? EncodingOf(byte[] bytes)
    {
        var start = bytes.AsSpan(0, Math.Min(bytes.Length, 512) / 2 * 2);
        var (high, low) = (0, 0);
        for (var i = 0; i < start.Length; i += 2)
        {
            high += start[i] == 0 ? 1 : 0;
            low += start[i + 1] == 0 ? 1 : 0;
        }

        return (high, low, start.Length) switch
        {
            (0, var zeros, var length and > 8) when zeros * 4 > length => "UTF-16LE",
            (var zeros, 0, var length and > 8) when zeros * 4 > length => "UTF-16BE",
            _ => null,
        };
    }

    private static byte[] BytesOf(string path)
    {
        if (!File.Exists(path))
        {
            throw ImportException.Usage(Directory.Exists(path)
                ? $"'{path}' is a folder. Name the file that holds the handbook's text."
                : $"There is no file '{path}'. Name the file that holds the handbook's text.");
        }

        try
        {
            return new FileInfo(path).Length <= MaxBytes
                ? File.ReadAllBytes(path)
                : throw ImportException.Of($"'{path}' is larger than {MaxBytes / (1024 * 1024)} MB, so it is hardly a handbook's text. Leave out pictures and logs, or split it.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ImportException.Of($"'{path}' cannot be read. Check that its permissions let you read it.");
        }
    }

    private static string TextOf(string path, byte[] bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(wrong.Index, 0, bytes.Length)).Count((byte)'\n');
            throw ImportException.Of($"'{path}' is not UTF-8 in line {line}. Save it again with the encoding UTF-8, or use `iconv -f WINDOWS-1252 -t UTF-8`.");
        }

        return string.IsNullOrWhiteSpace(text)
            ? throw ImportException.Of($"'{path}' is empty. If it came from a PDF of scanned pages, run text recognition (OCR) on that first.")
            : text;
    }
}
