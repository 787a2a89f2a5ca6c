using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

internal sealed partial class DiscordRest
{
    public Task<GatewayBotObject> GatewayBotAsync(CancellationToken stop) =>
        SendAsync(HttpMethod.Get, "gateway/bot", new RestRoute("GET gateway/bot") { IsProbe = true, Urgency = Urgency.Post }, null, WireJson.Default.GatewayBotObject, stop);
}
