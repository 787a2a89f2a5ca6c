using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyBot.Core.Chat;
using StudyBot.Discord.Rest;

namespace StudyBot.Discord;

/// <summary>Registers Discord as the chat service. The settings stand in section "Discord" (<see cref="DiscordOptions"/>).</summary>
public static class DiscordSetup
{
    private const string ClientName = "Discord";

    // Discord wants an address here and checks its form alone. The program has no page of its own, and nobody can ever own
    // a name under .invalid (RFC 2606), so that no stranger is asked about its traffic. Whoever publishes a page names it here.
    private const string HomePage = "https://studybot.invalid";

    public static IServiceCollection AddDiscord(this IServiceCollection services)
    {
        services.AddOptions<DiscordOptions>().BindConfiguration(DiscordOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICommandRegistrations, RegistrationsInMemory>();

        // The client's own log lines would show addresses, and these contain tokens of interactions.
        services.AddHttpClient(ClientName, Prepare)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Sockets)
            .AddHttpMessageHandler(provider => new RateLimitHandler(provider.GetRequiredService<TimeProvider>(), Dice(provider), provider.GetRequiredService<ILogger<DiscordChatClient>>()));
        services.TryAddSingleton(provider =>
            new DiscordRest(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName), provider.GetRequiredService<IOptions<DiscordOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new DiscordInspection(provider.GetRequiredService<DiscordRest>()));
        services.TryAddSingleton<IChatClient>(provider => new DiscordChatClient(
            provider.GetRequiredService<DiscordRest>(),
            provider.GetRequiredService<ICommandRegistrations>(),
            provider.GetRequiredService<IOptions<DiscordOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            Dice(provider),
            provider.GetRequiredService<ILogger<DiscordChatClient>>()));
        return services;
    }

    private static void Prepare(HttpClient http)
    {
        // Each request has limits of its own.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.MaxResponseContentBufferSize = DiscordRest.MaxAnswerBytes;

        // Discord turns away whoever does not say so: https://docs.discord.com/developers/reference#user-agent
        var version = typeof(DiscordSetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("DiscordBot", null));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue($"({HomePage}, {version})"));
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        // Discord has no use for headers that trace a call.
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    // Chance only spreads waiting times here; the seed differs from start to start.
    private static Random Dice(IServiceProvider provider) => new((int)provider.GetRequiredService<TimeProvider>().GetTimestamp());
}
