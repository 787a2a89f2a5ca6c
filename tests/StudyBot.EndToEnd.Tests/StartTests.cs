using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using StudyBot.EndToEnd.Tests.Running;
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
}
