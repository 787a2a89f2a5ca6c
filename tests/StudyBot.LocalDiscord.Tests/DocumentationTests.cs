using System.Runtime.CompilerServices;
using StudyBot.LocalDiscord.Failing;

namespace StudyBot.LocalDiscord.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public async Task Every_Fault_Stands_In_The_Documentation_With_Its_Fields()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root(), "docs", "local-discord.md"), LocalDiscord.Stop);

        foreach (var kind in FaultCatalog.All)
        {
            var fields = string.Join(", ", kind.Required.Select(field => $"**{field}**").Concat(kind.Optional));
            Assert.Contains(lines, line => line.StartsWith($"| `{kind.Name}` | {fields}".TrimEnd(), StringComparison.Ordinal));
            Assert.Contains(lines, line => line.Contains($"\"fault\":\"{kind.Name}\"", StringComparison.Ordinal));
        }
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(path, "..", "..", ".."));
}
