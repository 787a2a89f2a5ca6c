using System.Text;

namespace StudyBot.Core.Handbooks;

/// <summary>Reads one file of a pack as text, or says why it cannot be read.</summary>
internal static class PackFile
{
    /// <summary>Far above any real question; a larger file is not one.</summary>
    public const int MaxBytes = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text with line feeds only and without a byte order mark; null after adding a problem.</summary>
    public static string? Read(string path, ProblemList problems)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                problems.Add(1, "file-too-large", $"The file is larger than {MaxBytes / 1024} KB.", "Split it: one question per file, without pictures or logs.");
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(1, "unreadable-file", "The file cannot be read.", "Check that it exists and that its permissions let the bot read it.");
            return null;
        }

        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(wrong.Index, 0, bytes.Length)).Count((byte)'\n');
            problems.Add(line, "not-utf8", "The file is not UTF-8 text.", "Save it again with the encoding UTF-8.");
            return null;
        }

        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(1, "empty-file", "The file is empty.", "Write it, or remove it.");
            return null;
        }

        var control = text.AsSpan().IndexOfAnyInRange('\0', '\u0008');
        if (control >= 0)
        {
            var line = 1 + text.AsSpan(0, control).Count('\n');
            problems.Add(line, "control-character", "The file holds a control character, so it is probably not a text.", "Remove the character or write the file anew.");
            return null;
        }

        return text;
    }
}
