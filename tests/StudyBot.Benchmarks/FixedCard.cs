using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Discord;

namespace StudyBot.Benchmarks;

/// <summary>
/// What ask.mjs does with discord.js, done with the bot's own client: /ask is answered with a fixed card. It prints "ready"
/// once it is connected and its command is registered.
/// </summary>
internal sealed class FixedCard : IInteractionHandler
{
    public const string Verb = "fixed-card";

    private static readonly CommandSpec Ask = new("ask", "Asks", Visibility.Private, [new OptionSpec("question", "What", Required: true)]);

    public static async Task RunAsync(string api, string token, CancellationToken stop)
    {
        var settings = new Dictionary<string, string?> { ["Discord:ApiBaseUrl"] = api, ["Discord:Token"] = token };
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging(logging => logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddDiscord()
            .BuildServiceProvider();
        await services.GetRequiredService<IChatClient>().RunAsync([Ask], new FixedCard(), stop);
    }

    public Task<Response> HandleAsync(Interaction interaction, CancellationToken stop) =>
        Task.FromResult<Response>(new Reply { Cards = [new Card("A fixed card", "The same words for every question, about as long as a short answer is.")] });

    public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => Task.FromResult<IReadOnlyList<Choice>>([]);

    public Task NoticeAsync(Notice notice, CancellationToken stop)
    {
        if (notice is Notice.Connected)
        {
            Console.WriteLine("ready");
        }

        return Task.CompletedTask;
    }
}
