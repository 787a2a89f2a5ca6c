using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests;

public sealed class DiscordSetupTests
{
    [Fact]
    public async Task An_Empty_Token_Is_Named_With_The_Setting()
    {
        await using var services = Services(("Discord:Token", " "));

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => RunAsync(services));

        Assert.Contains("STUDYBOT_Discord__Token", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Address_That_Is_None_Is_Named_With_The_Setting()
    {
        await using var services = Services(("Discord:Token", "secret-token"), ("Discord:ApiBaseUrl", "discord"));

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => RunAsync(services));

        Assert.Contains("Discord:ApiBaseUrl", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Settings_Know_One_Trailing_Slash_As_Well_As_None()
    {
        Assert.Equal("https://discord.com/api/v10/", new DiscordOptions().ApiBase.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:5/api/v10/", new DiscordOptions { ApiBaseUrl = "http://127.0.0.1:5/api/v10/" }.ApiBase.AbsoluteUri);
        await using var services = Services(("Discord:Token", "secret-token"), ("Discord:ApiBaseUrl", "http://127.0.0.1:5/api/v10"));
        Assert.False(services.GetRequiredService<IChatClient>().Status.Ready);
    }

    [Fact]
    public async Task Messages_Have_Addresses_At_Discord_And_Nowhere_Else()
    {
        await using var discord = Services(("Discord:Token", "secret-token"));
        await using var local = Services(("Discord:Token", "secret-token"), ("Discord:ApiBaseUrl", "http://127.0.0.1:5/api/v10"));
        var message = new MessageRef(new ChannelId(2), 3);

        Assert.Equal("https://discord.com/channels/1/2/3", discord.GetRequiredService<IChatClient>().LinkTo(new ServerId(1), message)?.AbsoluteUri);
        Assert.Null(local.GetRequiredService<IChatClient>().LinkTo(new ServerId(1), message));
    }

    // A listener that answers every request alike shows what goes over the wire, headers included.
    [Fact]
    public async Task Requests_Say_Who_Asks_And_A_Refused_Token_Ends_The_Run_Without_Being_Logged()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var log = new LoggedLines();
        await using var services = Services(log, ("Discord:Token", "secret-token"), ("Discord:ApiBaseUrl", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/api/v10/"));

        var running = RunAsync(services);
        var request = await AnswerAsync(listener, "401 Unauthorized", """{"message":"401: Unauthorized","code":0}""");
        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => running);

        Assert.StartsWith("GET /api/v10/gateway/bot HTTP/1.1", request, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bot secret-token", request, StringComparison.Ordinal);
        Assert.Matches(@"User-Agent: DiscordBot \(https://\S+, \d+\.\d+\.\d+\)", request);
        Assert.Contains("Discord:Token", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(log.All, line => line.Text.Contains("secret-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_Address_Without_A_Discord_Ends_The_Run_With_Its_Setting()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var services = Services(("Discord:Token", "secret-token"), ("Discord:ApiBaseUrl", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        var running = RunAsync(services);
        await AnswerAsync(listener, "404 Not Found", "<html></html>");
        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => running);

        Assert.Contains("Discord:ApiBaseUrl", refusal.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings) => Services(new LoggedLines(), settings);

    private static ServiceProvider Services(LoggedLines log, params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build())
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
        .AddDiscord()
        .BuildServiceProvider();

    private static Task RunAsync(ServiceProvider services) =>
        services.GetRequiredService<IChatClient>().RunAsync([], new Contract.ContractBot(), TestContext.Current.CancellationToken);

    private static async Task<string> AnswerAsync(TcpListener listener, string status, string body)
    {
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = connection.GetStream();
        var buffer = new byte[8_192];
        var length = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        var answer = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return System.Text.Encoding.ASCII.GetString(buffer, 0, length);
    }
}
