using System.Text.Json.Serialization;

namespace StudyBot.Discord.Wire;

/// <summary>How the types of this folder are read and written: only what is used, and nothing that is null is sent.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(HelloObject))]
[JsonSerializable(typeof(ReadyObject))]
[JsonSerializable(typeof(HeartbeatFrame))]
[JsonSerializable(typeof(IdentifyFrame))]
[JsonSerializable(typeof(ResumeFrame))]
[JsonSerializable(typeof(GatewayBotObject))]
[JsonSerializable(typeof(ApplicationObject))]
[JsonSerializable(typeof(UserObject))]
[JsonSerializable(typeof(UnavailableGuildObject))]
[JsonSerializable(typeof(GuildObject))]
[JsonSerializable(typeof(ChannelObject))]
[JsonSerializable(typeof(RoleEventObject))]
[JsonSerializable(typeof(MemberObject))]
[JsonSerializable(typeof(IReadOnlyList<RoleObject>))]
[JsonSerializable(typeof(InteractionObject))]
[JsonSerializable(typeof(CallbackBody))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(MessageObject))]
[JsonSerializable(typeof(ChoicesBody))]
[JsonSerializable(typeof(ModalBody))]
[JsonSerializable(typeof(DeferBody))]
[JsonSerializable(typeof(IReadOnlyList<MessageObject>))]
[JsonSerializable(typeof(IReadOnlyList<ComponentObject>))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(DirectChannelBody))]
[JsonSerializable(typeof(IReadOnlyList<CommandBody>))]
[JsonSerializable(typeof(ErrorObject))]
[JsonSerializable(typeof(RateLimitObject))]
internal sealed partial class WireJson : JsonSerializerContext;
