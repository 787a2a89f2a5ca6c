using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

internal sealed partial class DiscordRest
{
    public Task<GatewayBotObject> GatewayBotAsync(CancellationToken stop) =>
        SendAsync(HttpMethod.Get, "gateway/bot", new RestRoute("GET gateway/bot") { IsProbe = true, Urgency = Urgency.Post }, null, WireJson.Default.GatewayBotObject, stop);

    public Task<ApplicationObject> ApplicationAsync(CancellationToken stop) =>
        SendAsync(HttpMethod.Get, "applications/@me", new RestRoute("GET applications/@me") { IsProbe = true }, null, WireJson.Default.ApplicationObject, stop);

    /// <summary>The bot's own user.</summary>
    public Task<UserObject> SelfAsync(CancellationToken stop) =>
        SendAsync(HttpMethod.Get, "users/@me", new RestRoute("GET users/@me") { IsProbe = true }, null, WireJson.Default.UserObject, stop);
}
