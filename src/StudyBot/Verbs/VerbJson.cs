using System.Text.Json.Serialization;

namespace StudyBot.Verbs;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AskResult))]
[JsonSerializable(typeof(EvalResult))]
[JsonSerializable(typeof(GradeResult))]
internal sealed partial class VerbJson : JsonSerializerContext;
