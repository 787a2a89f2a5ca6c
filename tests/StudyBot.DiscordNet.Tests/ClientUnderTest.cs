using Microsoft.Extensions.DependencyInjection;
using StudyBot.DiscordNet;

namespace StudyBot.Discord.Tests;

/// <summary>What the contract is held against here: Discord.Net. The name space is that of the linked contract.</summary>
internal static class ClientUnderTest
{
    public static IServiceCollection AddClientUnderTest(this IServiceCollection services) => services.AddDiscordNet();
}
