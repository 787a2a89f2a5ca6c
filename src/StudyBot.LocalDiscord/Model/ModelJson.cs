using System.Text.Json.Serialization;

namespace StudyBot.LocalDiscord.Model;

/// <summary>JSON of the model, on disk and, for embeds, components and commands, on the wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(AppCommand))]
[JsonSerializable(typeof(Modal))]
internal sealed partial class ModelJson : JsonSerializerContext;
