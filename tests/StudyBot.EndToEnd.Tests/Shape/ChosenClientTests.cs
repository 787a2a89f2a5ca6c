using System.Reflection;
using System.Text.Json;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Shape;

/// <summary>Discord.Net is there for those who ask for it, and for nobody else.</summary>
public sealed class ChosenClientTests
{
    [Fact]
    public void Discord_Net_Is_Restored_When_It_Was_Chosen_And_Not_Otherwise()
    {
        var chosen = Assembly.Load("StudyBot").GetReferencedAssemblies().Any(reference => reference.Name == "StudyBot.DiscordNet");

        Assert.Equal(chosen, Packages().Any(package => package.StartsWith("Discord.Net", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(Packages(), package => package.StartsWith("Quartz/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_Solution_Does_Not_Hold_The_Adapter()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "StudyBot.sln"));

        Assert.DoesNotContain("StudyBot.DiscordNet", solution, StringComparison.Ordinal);
        Assert.Contains("StudyBot.Discord.csproj", solution, StringComparison.Ordinal);
    }

    [Fact]
    public void The_File_Of_The_Seam_Names_No_Client()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "StudyBot.Core", "Chat"), "*.cs"))
        {
            Assert.DoesNotContain("Discord", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
        }
    }

    // What the last restore of the program took, by name and version; the projects of the solution stand there as well.
    private static List<string> Packages()
    {
        using var restored = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "StudyBot", "obj", "project.assets.json")));
        return [.. restored.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
    }
}
