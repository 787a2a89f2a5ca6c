using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.LocalDiscord;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>A local Discord of its own with the client under test connected to it. Its state is a folder that goes with it.</summary>
internal sealed class LocalStage : Stage
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo _folder;
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly LocalPeople _people;
    private readonly (ServerId Server, ChannelId Channel) _place;
    private bool _errorsExpected;

    private LocalStage(DirectoryInfo folder, LocalDiscordServer server, ServiceProvider services, LoggedLines log, LocalPeople people, (ServerId, ChannelId) place, RoleId role, IInteractionHandler bot, IReadOnlyList<CommandSpec> commands)
    {
        (_folder, Discord, _services, Log, _people, _place, Role) = (folder, server, services, log, people, place, role);
        Running = Chat.RunAsync(commands, bot, _stop.Token);
    }

    public LocalDiscordServer Discord { get; }

    /// <summary>What the client wrote, down to the smallest detail.</summary>
    public LoggedLines Log { get; }

    public Task Running { get; }

    public override IChatClient Chat => _services.GetRequiredService<IChatClient>();

    public override ServerId Server => _place.Server;

    public override ChannelId Channel => _place.Channel;

    public override RoleId Role { get; }

    public override TimeSpan TooLong => TimeSpan.FromSeconds(1.8);

    public static Task<LocalStage> StartAsync(ContractBot bot, CancellationToken stop, params (string Key, string Value)[] settings) => StartAsync(bot, bot.Specs, token: null, stop, settings);

    public static async Task<LocalStage> StartAsync(IInteractionHandler bot, IReadOnlyList<CommandSpec> commands, string? token, CancellationToken stop, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("studybot-");
        var options = new LocalDiscordOptions { Port = 0, Path = Path.Combine(folder.FullName, "discord.db") };
        var server = await LocalDiscordServer.StartAsync(options, null, LoggerFactory.Create(_ => { }), stop);
        var log = new LoggedLines();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Discord:Token"] = token ?? server.BotToken,
                ["Discord:ApiBaseUrl"] = server.ApiBaseUrl.ToString(),
            }).AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build())
            .AddSingleton<TimeProvider>(server.Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddClientUnderTest()
            .BuildServiceProvider();
        var people = new LocalPeople(server.BaseAddress);
        var place = await people.PlaceAsync(stop);
        return new LocalStage(folder, server, services, log, people, place, await people.RoleAsync(place.Server, stop), bot, commands);
    }

    /// <summary>Waits until the bot is connected and its commands are there.</summary>
    public async Task ReadyAsync(CancellationToken stop)
    {
        while (Chat.Status is not { Ready: true, Servers: > 0 } && !Running.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, stop);
        }

        if (Running.IsCompleted)
        {
            await Running;
        }
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(StopWithin, TimeProvider.System);
    }

    public override async Task<Person> JoinsAsync(string name) => await _people.JoinsAsync(name, Channel);

    public override Task LeavesAsync(Person person)
    {
        Discord.Faults.RemoveMember(person.Id.Value);
        return Task.CompletedTask;
    }

    public override Task DenyAsync(ChannelAbilities one)
    {
        Discord.Faults.Deny(Channel.Value, one switch
        {
            ChannelAbilities.View => "VIEW_CHANNEL",
            ChannelAbilities.Send => "SEND_MESSAGES",
            ChannelAbilities.ReadHistory => "READ_MESSAGE_HISTORY",
            ChannelAbilities.StartThreads => "CREATE_PUBLIC_THREADS",
            ChannelAbilities.PingRoles => "MENTION_EVERYONE",
            _ => throw new ArgumentOutOfRangeException(nameof(one), one, "Not needed so far"),
        });
        return Task.CompletedTask;
    }

    public override Task RefuseDirectMessagesAsync(Person person)
    {
        Discord.Faults.RefuseDirectMessages(person.Id.Value);
        return Task.CompletedTask;
    }

    public override Task RemoveBotAsync() => _people.RemoveBotAsync(Server);

    public override Task BreakConnectionAsync()
    {
        // Discord: 4000 = something went wrong, connect again.
        Discord.Faults.CloseGateway(4000);
        return Task.CompletedTask;
    }

    public override void ExpectErrors() => _errorsExpected = true;

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(StopWithin, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        await Discord.DisposeAsync();
        _people.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
        Assert.DoesNotContain(Log.All, line => line.Level >= LogLevel.Error && !_errorsExpected);
        Assert.DoesNotContain(Log.All, line => line.Text.Contains(Discord.BotToken, StringComparison.Ordinal));
    }
}
