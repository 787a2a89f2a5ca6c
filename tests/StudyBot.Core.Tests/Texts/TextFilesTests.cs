using System.Text.RegularExpressions;
using System.Xml.Linq;
using StudyBot.Core.Texts;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Texts;

/// <summary>The resource files and the code that fetches from them, kept together.</summary>
public sealed partial class TextFilesTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "StudyBot.Core", "Texts"), "*.resx")
        .ToDictionary(TagOf, Read, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> English = Files["en"];

    private static readonly string[] Forms = [Plurals.One, Plurals.Few, Plurals.Many, Plurals.Other];

    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal)
    {
        ["Button"] = 80,
        ["LinkButton"] = 80,
        ["Select"] = 150,
        ["Picker"] = 150,
        ["Form"] = 45,
        ["FormField"] = 45,
    };

    public static TheoryData<string> OtherLanguages => [.. Files.Keys.Where(tag => tag != "en")];

    [Fact]
    public void Every_Text_That_The_Code_Fetches_Is_There_In_English()
    {
        var fetched = Sources().SelectMany(file => Keys().Matches(file.Code)).ToList();

        Assert.NotEmpty(fetched);
        Assert.All(fetched, match =>
        {
            var (key, counted) = (match.Groups["key"].Value, match.Groups["counted"].Success);
            Assert.True(counted ? Plurals.FormsOf("en").All(form => English.ContainsKey($"{key}.{form}")) : English.ContainsKey(key), key);
        });
    }

    [Fact]
    public void Every_English_Text_Is_Fetched_Somewhere()
    {
        var fetched = Sources().SelectMany(file => Keys().Matches(file.Code)).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(English.Keys, key => !fetched.Contains(Stem(key)) && !key.StartsWith("Numbers.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Text_Is_Named_After_The_Class_That_Fetches_It() => Assert.All(
        Sources(),
        file => Assert.All(Keys().Matches(file.Code), match => Assert.Contains($"class {match.Groups["key"].Value.Split('.')[0]}", file.Code, StringComparison.Ordinal)));

    [Fact]
    public void No_Sentence_Stands_In_The_Code_Of_A_Texts_Class()
    {
        var classes = Sources().Where(file => Path.GetFileName(file.Path).Contains("Texts.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(classes);
        Assert.All(classes, file => Assert.All(Literals().Matches(Comments().Replace(file.Code, "")), literal =>
            Assert.True(Words().Count(Holes().Replace(literal.Groups["text"].Value, "")) <= 2, $"{Path.GetFileName(file.Path)}: {literal.Value}")));
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Another_Language_Has_No_Texts_Of_Its_Own(string tag) =>
        Assert.DoesNotContain(Files[tag].Keys, key => !English.ContainsKey(key) && !English.ContainsKey($"{Stem(key)}.{Plurals.Other}"));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Another_Language_Has_The_Same_Places_To_Fill(string tag) => Assert.All(Files[tag], text =>
    {
        var places = PlacesIn(English.GetValueOrDefault(text.Key) ?? English[$"{Stem(text.Key)}.{Plurals.Other}"]);

        // The form for one thing may leave its count out: "one day".
        Assert.True(
            PlacesIn(text.Value).SetEquals(places) || (Stem(text.Key) != text.Key && PlacesIn(text.Value).Append("count").ToHashSet(StringComparer.Ordinal).SetEquals(places.Append("count"))),
            $"{text.Key}: {text.Value}");
    });

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Another_Language_Has_Each_Form_That_Its_Counts_Need(string tag)
    {
        var counted = Files[tag].Keys.Where(key => Stem(key) != key).GroupBy(Stem, key => key[(key.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

        Assert.All(counted, forms => Assert.Equal(Plurals.FormsOf(tag).Order(StringComparer.Ordinal), forms.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(OtherLanguages))]
    public void Texts_Keep_The_Limits_Of_Where_They_Are_Shown(string tag) => Assert.All(
        Files[tag],
        text => Assert.True(text.Value.Trim() == text.Value && text.Value.Length > 0 && text.Value.Length <= LimitOf(Stem(text.Key)), $"{text.Key} has {text.Value.Length} of {LimitOf(Stem(text.Key))}: {text.Value}"));

    [Theory]
    [InlineData("en")]
    [MemberData(nameof(OtherLanguages))]
    public void Texts_On_Buttons_Menus_And_Forms_Fit_There(string tag)
    {
        var shown = Sources().SelectMany(file => Controls().Matches(file.Code).SelectMany(control => Members().Matches(ArgumentsFrom(file.Code, control.Index + control.Length))
            .Where(member => !member.Value.EndsWith("Placeholder", StringComparison.Ordinal))
            .Select(member => (Control: control.Groups["kind"].Value, Key: $"{member.Groups["class"].Value}.{member.Groups["member"].Value}")))).ToList();

        Assert.Contains(("Button", "DailyTexts.WriteButton"), shown);
        Assert.All(
            shown.SelectMany(use => Files[tag].Where(text => Stem(text.Key) == use.Key).Select(text => (use.Control, Text: text))),
            use => Assert.True(use.Text.Value.Length <= Longest[use.Control], $"{use.Text.Key} on a {use.Control} has {use.Text.Value.Length} of {Longest[use.Control]}: {use.Text.Value}"));
    }

    private static string ArgumentsFrom(string code, int start)
    {
        var (at, open) = (start, 1);
        for (; at < code.Length && open > 0; at++)
        {
            open += code[at] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return code[start..at];
    }

    // By the names that the texts have; what a member is shown is measured once more where a test sees it.
    private static int LimitOf(string key) => key.Split('.')[^1] switch
    {
        var name when name.EndsWith("Button", StringComparison.Ordinal) => 80,
        var name when name.EndsWith("Description", StringComparison.Ordinal) || name.StartsWith("Option", StringComparison.Ordinal) || name.EndsWith("Placeholder", StringComparison.Ordinal) => 100,
        var name when name.StartsWith("Form", StringComparison.Ordinal) || name.EndsWith("Field", StringComparison.Ordinal) => 45,
        var name when name.StartsWith("Choose", StringComparison.Ordinal) => 150,
        var name when name.StartsWith("Field", StringComparison.Ordinal) || name.EndsWith("Title", StringComparison.Ordinal) => 256,
        _ => 1_900,
    };

    private static string Stem(string key) => Forms.FirstOrDefault(form => key.EndsWith("." + form, StringComparison.Ordinal)) is { } found ? key[..^(found.Length + 1)] : key;

    private static HashSet<string> PlacesIn(string text) => new Pattern(text).Places.ToHashSet(StringComparer.Ordinal);

    private static string TagOf(string path) => Path.GetFileName(path).Split('.') is ["Texts", var tag, "resx"] ? tag : "en";

    // The reader of the program takes the last of two texts of the same name; here they are a mistake.
    private static Dictionary<string, string> Read(string path) =>
        XDocument.Load(path).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static List<(string Path, string Code)> Sources() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (path, File.ReadAllText(path))),
    ];

    [GeneratedRegex("(?<counted>SayCount\\(\\s*)?\"(?<key>[A-Z][A-Za-z]*Texts\\.[A-Z][A-Za-z0-9]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex("new (?<kind>Button|LinkButton|Select|Picker|Form|FormField)\\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Controls();

    [GeneratedRegex("(?<class>\\w+Texts)\\.(?<member>\\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Members();

    [GeneratedRegex("\"(?<text>([^\"\\\\\\n]|\\\\.)*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Literals();

    [GeneratedRegex("//.*")]
    private static partial Regex Comments();

    [GeneratedRegex("\\{[^}]*\\}|\\\\n")]
    private static partial Regex Holes();

    [GeneratedRegex("\\S*\\p{L}{2,}\\S*")]
    private static partial Regex Words();
}
