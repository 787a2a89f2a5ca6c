using System.Text.Json.Serialization;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AskedItem))]
[JsonSerializable(typeof(SettingsRow))]
[JsonSerializable(typeof(int[]))]
[JsonSerializable(typeof(long[]))]
internal sealed partial class StoredJson : JsonSerializerContext;
