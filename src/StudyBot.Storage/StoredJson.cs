using System.Text.Json.Serialization;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;

namespace StudyBot.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AskedItem))]
[JsonSerializable(typeof(AskedText))]
[JsonSerializable(typeof(Findings))]
[JsonSerializable(typeof(IReadOnlyList<PointChange>))]
[JsonSerializable(typeof(Replacement[]))]
[JsonSerializable(typeof(SettingsRow))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(long[]))]
internal sealed partial class StoredJson : JsonSerializerContext;
