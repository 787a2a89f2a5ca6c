using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Shape;

public sealed partial class ConventionTests
{
    private static readonly Dictionary<string, string[]> AllowedReferences = new(StringComparer.Ordinal)
    {
        ["StudyBot.Core"] = [],
        ["StudyBot.Storage"] = ["StudyBot.Core"],
        ["StudyBot.Discord"] = ["StudyBot.Core"],
        ["StudyBot.LocalDiscord"] = [],
        ["StudyBot.Pictures"] = ["StudyBot.Core"],
    };

    public static TheoryData<string> Projects => [.. AllowedReferences.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_Project_Knows_Only_What_It_May_Know(string project)
    {
        var ours = Assembly.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("StudyBot", StringComparison.Ordinal));

        Assert.Empty(ours.Except(AllowedReferences[project]));
    }

    [Fact]
    public void The_Core_Knows_Neither_Discord_Nor_A_Database_Nor_A_Scheduler()
    {
        string[] foreign = ["Microsoft.Data.Sqlite", "Dapper", "Quartz", "Microsoft.AspNetCore", "Discord", "System.Net.Http"];
        var known = Assembly.Load("StudyBot.Core").GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(known, name => foreign.Any(word => name.StartsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_Method_Is_Async_Void()
    {
        var methods = AllowedReferences.Keys.Append("StudyBot")
            .SelectMany(project => Assembly.Load(project).GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

        Assert.DoesNotContain(methods, method => method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null);
    }

    [Fact]
    public void Nothing_Is_Left_To_Do_Later_And_Nothing_Blocks()
    {
        var found = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select((line, at) => (file, line, at)))
            .Where(place => Unwanted().IsMatch(place.line))
            .Select(place => $"{Path.GetRelativePath(Repository.Root, place.file)}:{place.at + 1}: {place.line.Trim()}");

        Assert.Empty(found);
    }

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|NotImplementedException|\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)", RegexOptions.CultureInvariant)]
    private static partial Regex Unwanted();
}
