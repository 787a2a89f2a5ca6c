using Microsoft.Extensions.Configuration;
using StudyBot.Settings;

namespace StudyBot.EndToEnd.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studybot-settings-");

    public SettingsReaderTests() => _folder.CreateSubdirectory("content");

    [Fact]
    public void Without_A_Token_The_Bot_Runs_Locally_And_Keeps_Its_Files_Apart()
    {
        var settings = Read();

        Assert.Equal(ChatMode.Local, settings.Mode);
        Assert.Equal(Path.Combine(_folder.FullName, "data", "local", "studybot.db"), settings.StoragePath);
        Assert.Equal(new Port(5080, IsDefault: true), settings.LocalDiscordPort);
    }

    [Fact]
    public void A_Token_Means_Discord()
    {
        var settings = Read(("Discord:Token", "abc.def"));

        Assert.Equal(ChatMode.Discord, settings.Mode);
        Assert.Equal("https://discord.com/api/v10", settings.ApiBaseUrl.ToString());
        Assert.Equal(Path.Combine(_folder.FullName, "data", "studybot.db"), settings.StoragePath);
    }

    [Fact]
    public void A_Token_Can_Stand_In_A_File_With_A_Line_Break_At_Its_End()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "token.txt"), "abc.def\n");

        Assert.Equal("abc.def", Read(("Discord:TokenFile", "token.txt")).Token);
    }

    [Fact]
    public void Printing_The_Settings_Does_Not_Print_The_Token() =>
        Assert.DoesNotContain("abc.def", Read(("Discord:Token", "abc.def")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_Trailing_Slash_Of_The_Api_Address_Does_Not_Matter() =>
        Assert.Equal(
            Read(("Discord:ApiBaseUrl", "http://127.0.0.1:9/api/v10")).ApiBaseUrl,
            Read(("Discord:ApiBaseUrl", "http://127.0.0.1:9/api/v10/")).ApiBaseUrl);

    [Theory]
    [InlineData("Discord:Mode", "Discrod", "Discord:Mode (STUDYBOT_Discord__Mode) is \"Discrod\"", "Use Auto")]
    [InlineData("Discord:Mode", "Discord", "Discord:Token (STUDYBOT_Discord__Token) is missing", "developer portal")]
    [InlineData("Discord:Token", "abc def", "Discord:Token (STUDYBOT_Discord__Token) holds spaces", "Copy it again from the Discord developer portal")]
    [InlineData("Discord:TokenFile", "nowhere.txt", "\"nowhere.txt\", which cannot be read", "Check that the file exists")]
    [InlineData("Discord:ApiBaseUrl", "discord.com", "Discord:ApiBaseUrl (STUDYBOT_Discord__ApiBaseUrl) is \"discord.com\"", "https://discord.com/api/v10")]
    [InlineData("Discord:ApiBaseUrl", "https://discord.com/api", "Discord:ApiBaseUrl", "with the version")]
    [InlineData("Discord:Compress", "zlib", "Discord:Compress (STUDYBOT_Discord__Compress) is \"zlib\"", "Use true or false")]
    [InlineData("Discord:Shards", "0", "Discord:Shards (STUDYBOT_Discord__Shards) is \"0\"", "a number from 1 to 1000")]
    [InlineData("Content:Path", "handbooks", "\"handbooks\", and there is no folder", "Name the folder that holds the handbooks")]
    [InlineData("Health:Port", "http", "Health:Port (STUDYBOT_Health__Port) is \"http\"", "from 1 to 65535, or 0")]
    [InlineData("LocalDiscord:Port", "70000", "LocalDiscord:Port", "from 1 to 65535, or 0")]
    [InlineData("LocalDiscord:Address", "everywhere", "LocalDiscord:Address", "127.0.0.1")]
    [InlineData("Grader:Model", "tea-7b", "Grader:Address (STUDYBOT_Grader__Address) and Grader:Model", "remove all of Grader:")]
    [InlineData("Grader:Key", "sk-1", "Grader:Address (STUDYBOT_Grader__Address) and Grader:Model", "remove all of Grader:")]
    [InlineData("Grader:Modle", "tea-7b", "Grader:Modle is unknown", "Did you mean Grader:Model?")]
    [InlineData("Discord:Tokn", "abc", "Discord:Tokn is unknown", "Did you mean Discord:Token?")]
    [InlineData("Storge:Path", "x.db", "Storge:Path is unknown", "Did you mean Storage:Path?")]
    public void A_Wrong_Setting_Is_Named_Together_With_Its_Fix(string key, string value, string thing, string fix)
    {
        var failure = Assert.Throws<CannotStartException>(() => Read((key, value)));

        Assert.Contains(thing, failure.Message, StringComparison.Ordinal);
        Assert.Contains(fix, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public void A_Token_And_A_Token_File_Together_Are_An_Error() =>
        Assert.Contains("Keep one of them", Assert.Throws<CannotStartException>(() => Read(("Discord:Token", "a"), ("Discord:TokenFile", "b"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_Settings_No_Model_Grades() => Assert.Null(Read().Grader);

    [Fact]
    public void A_Model_Has_An_Address_A_Name_And_Perhaps_A_Key_That_Is_Not_Printed()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "key.txt"), "sk-secret\n");

        var grader = Read(("Grader:Address", "https://models.example/v1"), ("Grader:Model", "tea-7b"), ("Grader:KeyFile", "key.txt"), ("Grader:TimeoutSeconds", "7")).Grader;

        Assert.Equal(new GraderSettings(new Uri("https://models.example/v1"), "tea-7b", "sk-secret", TimeSpan.FromSeconds(7)), grader);
        Assert.DoesNotContain("sk-secret", grader!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Grader:Address", "models.example", "up to and with the version")]
    [InlineData("Grader:Address", "ftp://models.example/v1", "up to and with the version")]
    [InlineData("Grader:Address", "http://models.example/v1", "Use https")]
    [InlineData("Grader:Key", "two words", "Copy it again from the service")]
    [InlineData("Grader:TimeoutSeconds", "0", "a number from 1 to 120")]
    [InlineData("Grader:TimeoutSeconds", "1.5", "a number from 1 to 120")]
    public void A_Wrong_Setting_Of_The_Model_Is_Named_Together_With_Its_Fix(string key, string value, string fix)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["Grader:Address"] = "http://127.0.0.1:11434/v1", ["Grader:Model"] = "tea-7b", ["Grader:Key"] = "sk-1", [key] = value };

        var failure = Assert.Throws<CannotStartException>(() => Read([.. values.Select(pair => (pair.Key, pair.Value))]));

        Assert.Contains($"{key} (STUDYBOT_{key.Replace(":", "__", StringComparison.Ordinal)})", failure.Message, StringComparison.Ordinal);
        Assert.Contains(fix, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Folder_Without_Content_Is_Named()
    {
        Directory.Delete(Path.Combine(_folder.FullName, "content"));

        Assert.Contains("Content:Path (STUDYBOT_Content__Path)", Assert.Throws<CannotStartException>(() => Read()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private BotSettings Read(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
        return new SettingsReader(configuration, _folder.FullName, Path.Combine(_folder.FullName, "program")).Read();
    }
}
