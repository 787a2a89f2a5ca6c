using Microsoft.Extensions.DependencyInjection;

namespace StudyBot.Discord.Tests;

/// <summary>What the contract is held against here: the built-in client.</summary>
internal static class ClientUnderTest
{
    public static IServiceCollection AddClientUnderTest(this IServiceCollection services) => services.AddDiscord();
}
