using System.Net;
using StudyBot.Core.Chat;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Servers;

namespace StudyBot.Discord;

/// <summary>Asks Discord about the bot without connecting it: nothing that runs with the same token is disturbed.</summary>
public sealed class DiscordInspection
{
    private readonly DiscordRest _rest;
    private readonly KnownServers _servers = new();

    internal DiscordInspection(DiscordRest rest) => _rest = rest;

    /// <summary>Whose token it is.</summary>
    /// <exception cref="DiscordConnectionException">The token is refused, or there is no such API.</exception>
    /// <exception cref="ChatException">Discord does not answer.</exception>
    public Task<DiscordIdentity> IdentifyAsync(CancellationToken stop) => ChatFaults.GuardAsync(
        async () =>
        {
            try
            {
                var application = await _rest.ApplicationAsync(stop);
                var bot = await _rest.SelfAsync(stop);
                _servers.Self = bot.Id.Value;
                return new DiscordIdentity(application.Id.Value, bot.Username ?? application.Id.ToString(), application.InteractionsEndpointUrl);
            }
            catch (DiscordApiException refused) when (refused.Status == HttpStatusCode.Unauthorized)
            {
                throw new DiscordConnectionException(GatewayAdvice.BadToken, refused);
            }
            catch (DiscordApiException missing) when (missing.Status == HttpStatusCode.NotFound)
            {
                throw new DiscordConnectionException(GatewayAdvice.NoSuchApi, missing);
            }
        },
        stop);

    /// <summary>What the bot may do in a channel; see <see cref="IChatClient.AbilitiesInAsync"/>. Identify first.</summary>
    public Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop) =>
        ChatFaults.GuardAsync(() => new ChannelRights(_servers, _rest).InAsync(server, channel, toPing, stop), stop);
}

/// <param name="InteractionsEndpoint">Where Discord sends interactions in place of the gateway; null as it has to be.</param>
public sealed record DiscordIdentity(ulong Application, string BotName, string? InteractionsEndpoint)
{
    /// <summary>Adds the bot to a server, with all that it needs there.</summary>
    // https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow
    public Uri InviteLink => new($"https://discord.com/oauth2/authorize?client_id={Application}&scope=bot&permissions={Permissions.ToAskFor}");
}
