using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using StudyBot.Testing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StudyBot.Core.Tests.Content;

/// <summary>Whoever copies a command or a file from an answer gets one that its program can read.</summary>
public sealed partial class CodeBlockTests
{
    private static readonly string[] Languages = ["bash", "dockerfile", "json", "powershell", "text", "yaml"];

    [Fact]
    public void Every_Block_Names_A_Language_That_Is_Checked_Or_Left_Alone_On_Purpose()
    {
        Assert.Empty(Blocks().Where(block => !Languages.Contains(block.Language)).Select(block => $"{block.Place}: {block.Language}"));
        Assert.All(Languages, language => Assert.Contains(Blocks(), block => block.Language == language));
    }

    [Fact]
    public void Every_Dockerfile_Has_Known_Instructions_And_Flags() =>
        Assert.Empty(Blocks("dockerfile").SelectMany(block => DockerfileCheck.Problems(IsWhole(block) ? block.Text : "FROM scratch\n" + block.Text).Select(problem => $"{block.Place}: {problem}")));

    [Theory]
    [InlineData("RUN echo\nFROM alpine", "RUN stands before FROM.")]
    [InlineData("FROM alpine\nCOPPY a b", "`COPPY` is no instruction: COPPY a b")]
    [InlineData("FROM alpine\nCOPY --owner=me a b", "COPY has no flag --owner.")]
    [InlineData("FROM alpine base", "FROM takes an image and perhaps a name: FROM alpine base")]
    [InlineData("FROM alpine\nRUN echo \\\n  # comment\n  done\nWORKDIR", "WORKDIR has no argument.")]
    [InlineData("FROM alpine\nRUN <<EOF\nnot an instruction\nEOF\nEXPOS 80", "`EXPOS` is no instruction: EXPOS 80")]
    public void A_Broken_Dockerfile_Is_Told_From_A_Good_One(string file, string problem) => Assert.Equal([problem], DockerfileCheck.Problems(file));

    [Fact]
    public void Every_Yaml_File_Can_Be_Read_And_Names_No_Key_Twice() =>
        Assert.Empty(Blocks("yaml").Select(block => (block.Place, Problem: YamlProblem(block.Text))).Where(found => found.Problem is not null).Select(found => $"{found.Place}: {found.Problem}"));

    [Fact]
    public void Every_Json_File_Can_Be_Read() =>
        Assert.Empty(Blocks("json").Select(block => (block.Place, Problem: JsonProblem(block.Text))).Where(found => found.Problem is not null).Select(found => $"{found.Place}: {found.Problem}"));

    [Fact]
    public async Task Every_Shell_Block_Is_Valid_Bash()
    {
        var bash = Tool.Find("bash");
        Assert.SkipUnless(bash is not null || Tool.IsRequired, "This machine has no bash.");
        Assert.NotNull(bash);
        using var folder = new TemporaryFolder();
        var wrong = new List<string>();
        foreach (var block in Blocks("bash"))
        {
            var script = folder.File("block.sh");
            await File.WriteAllTextAsync(script, WithoutPlaceholders(block.Text), TestContext.Current.CancellationToken);
            var (exitCode, output) = await Tool.RunAsync(bash, ["-n", script], Path.GetDirectoryName(script)!, TestContext.Current.CancellationToken);
            if (exitCode != 0)
            {
                wrong.Add($"{block.Place}: {output.Trim()}");
            }
        }

        Assert.Empty(wrong);
    }

    // Parts of a file are shown too; they start with an instruction that needs a FROM before it.
    private static bool IsWhole(Block block) => block.Text.Split('\n').First(line => line.Length > 0 && !line.StartsWith('#')).Split(' ')[0] is "FROM" or "ARG";

    // A reader fills in <name>, which bash would take for a redirection.
    private static string WithoutPlaceholders(string script) => Placeholder().Replace(script, "${name}");

    [GeneratedRegex("<(?<name>[a-z][a-z0-9_-]*)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    // Read as events and not into objects, so that tags such as `!reset` pass as Compose has them.
    private static string? YamlProblem(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            while (parser.TryConsume<DocumentStart>(out _))
            {
                ReadNode(parser);
                parser.Consume<DocumentEnd>();
            }

            return null;
        }
        catch (YamlException wrong)
        {
            return $"line {wrong.Start.Line}: {wrong.Message}";
        }
    }

    private static void ReadNode(Parser parser)
    {
        if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                ReadNode(parser);
            }
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                if (!keys.Add(key.Value) && key.Value != "<<")
                {
                    throw new YamlException(key.Start, key.End, $"The key {key.Value} stands here twice.");
                }

                ReadNode(parser);
            }
        }
        else
        {
            parser.Consume<NodeEvent>();
        }
    }

    private static string? JsonProblem(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException wrong)
        {
            return wrong.Message;
        }
    }

    private static IEnumerable<Block> Blocks(string language) => Blocks().Where(block => block.Language == language);

    private static IEnumerable<Block> Blocks() =>
        from path in Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where Path.GetFileName(path) != "README.md"
        from block in Markdown.Parse(File.ReadAllText(path)).Descendants<FencedCodeBlock>()
        select new Block($"{Path.GetRelativePath(Repository.Content, path)}:{block.Line + 1}", block.Info ?? "", block.Lines.ToString());

    private sealed record Block(string Place, string Language, string Text);
}
