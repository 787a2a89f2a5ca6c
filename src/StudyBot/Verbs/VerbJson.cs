using System.Text.Json.Serialization;

namespace StudyBot.Verbs;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskResult))]
internal sealed partial class VerbJson : JsonSerializerContext;
