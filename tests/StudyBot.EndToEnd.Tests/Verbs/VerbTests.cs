using System.Text.Json;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Verbs;

public sealed class VerbTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_Prints_One_Json_Value_With_The_Best_Question_First()
    {
        var (code, output) = await RunAsync("ask", "why does npm install run again on every build", "--top", "2", "--json");

        var found = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal("ch5-troubleshooting-1", found.GetProperty("results")[0].GetProperty("id").GetString());
        Assert.InRange(found.GetProperty("results").GetArrayLength(), 1, 2);
    }

    [Fact]
    public async Task Ask_About_Something_Else_Says_None_And_Lists_Nothing()
    {
        var (code, output) = await RunAsync("ask", "what is a good recipe for apple pie", "--json");

        var found = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal("none", found.GetProperty("verdict").GetString());
        Assert.Equal(0, found.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task A_Pack_Is_Chosen_By_Its_Name()
    {
        var (code, output) = await RunAsync("ask", "run containers without root rights", "--pack", "docker-interview");

        Assert.Equal(0, code);
        Assert.Contains("ch4-theory-2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Shipped_Handbook_Is_Whole_And_Clean()
    {
        var (code, output) = await RunAsync("lint", "--json");

        var report = JsonDocument.Parse(output).RootElement;
        var pack = report.GetProperty("packs")[0];
        Assert.Equal(0, code);
        Assert.Equal(0, report.GetProperty("problems").GetArrayLength());
        Assert.Equal((8, 80), (pack.GetProperty("chapters").GetInt32(), pack.GetProperty("questions").GetInt32()));
        Assert.True(pack.GetProperty("choiceItems").GetInt32() >= 160);
    }

    [Theory]
    [InlineData("asks")]
    [InlineData("ask")]
    [InlineData("ask", "docker", "--top", "0")]
    [InlineData("lint", "--jsn")]
    [InlineData("lint", "no-such-pack")]
    [InlineData("ask", "docker", "--pack", "no-such-pack")]
    [InlineData("grade", "ch1-theory-1", "docker", "--pack", "no-such-pack")]
    public async Task A_Wrong_Call_Ends_With_Exit_Code_2(params string[] call)
    {
        var (code, output) = await RunAsync(call);

        Assert.Equal(2, code);
        Assert.NotEmpty(output);
    }

    // The checkout is the current directory, as in the README.
    private static Task<(int ExitCode, string Output)> RunAsync(params string[] words) =>
        Tool.RunAsync("dotnet", [Repository.Program, .. words], Repository.Root, Stop);
}
