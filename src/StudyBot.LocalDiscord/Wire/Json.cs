using System.Text.Encodings.Web;
using System.Text.Json;

namespace StudyBot.LocalDiscord.Wire;

internal static class Json
{
    /// <summary>Text as people wrote it, not as escapes; nothing of it lands in HTML.</summary>
    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };
}
