using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Hosting;
using StudyBot.Settings;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

/// <summary>What an operator sees when the program starts, cannot start, and stops.</summary>
public sealed class StartTests : BotTest
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal)
    {
        ["Content:Path"] = Repository.Content,
        ["LocalDiscord:Port"] = "0",
        ["Health:Port"] = "0",
    };

    [Fact]
    public async Task A_Wrong_Token_Ends_With_One_Line_And_Exit_Code_3()
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        _settings["Discord:ApiBaseUrl"] = new Uri(both.Address, "/api/v10").ToString();
        _settings["Discord:Token"] = "wrong";
        _settings["Storage:Path"] = "other.db";

        var line = await FailsAsync();

        Assert.Contains("Discord:Token", line, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", line.Replace("is wrong", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_To_Stop_While_It_Starts_It_Is_No_Failure_And_The_Next_Start_Works()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings!).Build();
        var settings = new SettingsReader(configuration, Folder, AppContext.BaseDirectory).Read();

        await Assert.ThrowsAsync<StoppedAtStartException>(
            () => BotHost.StartAsync(settings, TextWriter.Null, builder => builder.Services.AddHostedService<Interruption>(), Stop));

        await using var bot = await RunningBot.StartAsync(Folder, Stop);
    }

    [Theory]
    [InlineData("Discord:Mode", "Sometimes", "Discord:Mode")]
    [InlineData("Content:Path", "no-such-folder", "Content:Path")]
    [InlineData("Health:Prot", "1", "Did you mean Health:Port?")]
    public async Task A_Wrong_Setting_Ends_With_One_Line_That_Names_It(string key, string value, string named)
    {
        _settings[key] = value;

        Assert.Contains(named, await FailsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LocalDiscord:Port")]
    [InlineData("Health:Port")]
    public async Task A_Port_That_Was_Set_And_Is_Taken_Is_Named(string setting)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        _settings[setting] = $"{((IPEndPoint)other.LocalEndpoint).Port}";

        Assert.Contains(setting, await FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Locked_Database_Is_Named()
    {
        var path = Path.Combine(Folder, "locked.db");
        await using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        await other.OpenAsync(Stop);
        await using var command = other.CreateCommand();
        command.CommandText = "pragma locking_mode = exclusive; create table t (x); begin exclusive";
        await command.ExecuteNonQueryAsync(Stop);
        _settings["Storage:Path"] = path;

        Assert.Contains("Storage:Path", await FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_File_That_Is_No_Database_Is_Named()
    {
        var path = Path.Combine(Folder, "letter.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), Stop);
        _settings["Storage:Path"] = path;

        Assert.Contains(path, await FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Second_Bot_On_The_Same_Database_Is_Refused()
    {
        await using var first = StudyBotProcess.Start(Folder, "", _settings);
        await first.LineAsync("Local Discord:", Stop);
        _settings["LocalDiscord:Path"] = Path.Combine(Folder, "other-discord.db");

        Assert.Contains("Storage:Path", await FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_It_Ends_In_Good_Order()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send; Ctrl-C in a terminal does the same.");
        Assert.SkipUnless(StudyBotProcess.HearsInterrupts, "These tests were started in the background, where nothing hears Ctrl-C.");
        await using var bot = StudyBotProcess.Start(Folder, "", _settings);
        await bot.LineAsync("Local Discord:", Stop);
        await bot.LineAsync("Health:", Stop);

        await bot.InterruptAsync(Stop);
        await bot.EndAsync(Stop).WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Stop);

        Assert.Equal(0, bot.ExitCode);
    }

    [Fact]
    public async Task With_An_Address_And_A_Token_No_Local_Discord_Starts()
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);

        Assert.DoesNotContain("Local Discord:", both.Bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Image_Mode_Without_A_Token_Says_Where_To_Put_One()
    {
        _settings["Discord:Mode"] = "Discord";

        Assert.Contains("Discord:Token (STUDYBOT_Discord__Token)", await FailsAsync(), StringComparison.Ordinal);
    }

    // The one line on standard error, of a start that ends with exit code 3.
    private async Task<string> FailsAsync()
    {
        await using var bot = StudyBotProcess.Start(Folder, "", _settings);
        await bot.EndAsync(Stop).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Stop);

        Assert.Equal(3, bot.ExitCode);
        return Assert.Single(bot.Errors.Split('\n'), line => line.StartsWith("StudyBot cannot start: ", StringComparison.Ordinal));
    }

    private sealed class Interruption(IHostApplicationLifetime program) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            program.StopApplication();
            return Task.FromCanceled(program.ApplicationStopping);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
