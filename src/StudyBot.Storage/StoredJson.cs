using System.Text.Json.Serialization;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AskedItem))]
[JsonSerializable(typeof(Findings))]
[JsonSerializable(typeof(SettingsRow))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class StoredJson : JsonSerializerContext;
