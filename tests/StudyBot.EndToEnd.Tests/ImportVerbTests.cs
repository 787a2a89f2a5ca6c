using System.Text.Json;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests;

/// <summary><c>import</c> as an author runs it.</summary>
public sealed class ImportVerbTests : BotTest
{
    [Fact]
    public async Task It_Prints_One_Json_Value_And_What_It_Wrote_Can_Be_Checked()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "tea.txt"), "Tea\n\nChapter 1: Kettles\n\nTheory Questions\n\n1. Why does it whistle?\n\nSituation: Steam [cite: 1] is hot.\n\nResult: It swings.\n", Stop);

        var (exitCode, output) = await RunAsync("import", "tea.txt", "--out", "content/tea", "--json");

        Assert.Equal(0, exitCode);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("""{"chapters":1,"questions":1,"unplaced":[{"line":9,"text":"[cite: 1]"}]}""", JsonSerializer.Serialize(json.RootElement));
        var (checkedCode, report) = await RunAsync("lint", "tea");
        Assert.Equal((0, "no problems\ntea: findable 1, askable 0, gradable 0; next: a choice item for ch1-theory-1\n"), (checkedCode, report));
    }

    [Fact]
    public async Task A_Bad_File_Ends_With_1_And_A_Wrong_Command_With_2()
    {
        await File.WriteAllBytesAsync(Path.Combine(Folder, "tea.pdf"), "%PDF-1.7"u8.ToArray(), Stop);

        var (bad, said) = await RunAsync("import", "tea.pdf", "--out", "content/tea");
        var (missing, _) = await RunAsync("import", "no-such-file.txt", "--out", "content/tea");
        var (without, _) = await RunAsync("import", "tea.pdf");

        Assert.Equal((1, 2, 2), (bad, missing, without));
        Assert.Contains("pdftotext", Assert.Single(said.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] words) =>
        await Tool.RunAsync(Tool.Find("dotnet")!, [Repository.Program, .. words], Folder, Stop);
}
