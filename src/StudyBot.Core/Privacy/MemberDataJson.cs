using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyBot.Core.Answers.Grading;

namespace StudyBot.Core.Privacy;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(KindConverter)])]
[JsonSerializable(typeof(MemberData))]
internal sealed partial class MemberDataJson : JsonSerializerContext
{
    // Letters of every script as they are: nothing of it is shown in a page.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(MemberData data)
    {
        using var file = new MemoryStream();
        using var json = new Utf8JsonWriter(file, Readable);
        JsonSerializer.Serialize(json, data, Default.MemberData);
        return file.ToArray();
    }

    public sealed class KindConverter() : JsonStringEnumConverter<AnswerKind>(JsonNamingPolicy.SnakeCaseLower);
}
