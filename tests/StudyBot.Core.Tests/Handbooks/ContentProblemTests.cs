using System.Text;
using StudyBot.Core.Handbooks;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

/// <summary>One small mistake each: it is found once, on its line, with a fix.</summary>
public sealed class ContentProblemTests
{
    private const string QuestionPath = "ch1-basics/theory-1.md";

    [Theory]
    [InlineData("bad-yaml", "title: \"half", "title: Kettles of ch1-theory-1", "title: \"half")]
    [InlineData("bad-yaml", "difficulty: easy: yes", "difficulty: easy", "difficulty: easy: yes")]
    [InlineData("bad-yaml", "tags: [k{", "tags: [kettle, water]", "tags: [k{.-z_4}j(EuN@M%A6xX{lVyWwe=hm=ZkiK]")]
    [InlineData("bad-yaml", "\turl:", "    url:", "\turl:")]
    [InlineData("unknown-key", "alias:", "aliases:", "alias:")]
    [InlineData("duplicate-key", "tags: [again]", "tags: [kettle, water]", "tags: [kettle]\ntags: [again]")]
    [InlineData("missing-key", "title: The", "    url: https://kettles.example/book\n", "")]
    [InlineData("empty-value", "difficulty:", "difficulty: easy", "difficulty:")]
    [InlineData("wrong-kind", "tags: kettle", "tags: [kettle, water]", "tags: kettle")]
    [InlineData("wrong-kind", "[kettle", "tags: [kettle, water]", "tags: [kettle, [water]]")]
    [InlineData("wrong-kind", "title: [a]", "title: Kettles of ch1-theory-1", "title: [a]")]
    [InlineData("bad-difficulty", "difficulty: simple", "difficulty: easy", "difficulty: simple")]
    [InlineData("bad-date", "checked: 2026-02-30", "checked: 2026-11-23", "checked: 2026-02-30")]
    [InlineData("bad-url", "kettles.example/book", "url: https://kettles", "url: kettles")]
    [InlineData("bad-url", "javascript", "url: https://kettles.example/book", "url: javascript:alert(1)")]
    [InlineData("id-mismatch", "id: ch1-theory-7", "id: ch1-theory-1\n", "id: ch1-theory-7\n")]
    [InlineData("unknown-heading", "# Pitfall", "# Pitfalls", "# Pitfall")]
    [InlineData("unknown-heading", "# Whatever it may be", "# Pitfalls", "# Whatever it may be")]
    [InlineData("duplicate-heading", "# Task", "# Action", "# Task")]
    [InlineData("empty-section", "# Task", "Silence the kettle.\n", "")]
    [InlineData("missing-question", "---", "# Question\n\nWhy does the kettle of ch1-theory-1 whistle?\n", "")]
    [InlineData("text-without-heading", "Hello.", "# Question\n", "Hello.\n\n# Question\n")]
    [InlineData("not-a-bullet", "Mind this.", "- Often taught", "Mind this.\n\n- Often taught")]
    [InlineData("incomplete-entry", "## The bell rings", "There is no bell in it.\n\n", "")]
    [InlineData("item-heading", "## First item", "## Item 1", "## First item")]
    [InlineData("duplicate-item", "## Item 1", "## Item 2", "## Item 1")]
    [InlineData("missing-stem", "## Item 2", "How is the kettle of ch1-theory-1 silenced?\n\n", "")]
    [InlineData("option-count", "## Item 2", "- [ ] Close the window\n  The window has no part in it.\n", "")]
    [InlineData("option-count", "## Item 2", "- [ ] Close the window", "- [ ] Hum\n  It hums.\n- [ ] Close the window")]
    [InlineData("right-count", "## Item 2", "- [ ] Close the window", "- [x] Close the window")]
    [InlineData("option-box", "Close the window", "- [ ] Close the window", "- Close the window")]
    [InlineData("option-text", "- [ ] ", "Close the window", "")]
    [InlineData("option-reason", "Close the window", "\n  The window has no part in it.", "")]
    [InlineData("text-after-options", "The end.", "  The window has no part in it.\n", "  The window has no part in it.\n\nThe end.\n")]
    public void The_Reader_Names_Rule_And_Line(string rule, string onLine, string find, string replace)
    {
        Expect(rule, onLine, find, replace);
    }

    [Theory]
    [InlineData("html", "<b>", "Silence the kettle.", "Silence <b>the</b> kettle.", 2)]
    [InlineData("html", "<div>", "Silence the kettle.", "<div>\nSilence\n</div>")]
    [InlineData("html", "&lt;", "Silence the kettle.", "Silence &lt;the kettle.")]
    [InlineData("table", "| a | b |", "Silence the kettle.", "| a | b |\n|---|---|\n| 1 | 2 |")]
    [InlineData("image", "![a]", "Silence the kettle.", "See ![a](https://kettles.example/a.png)")]
    [InlineData("deep-heading", "### Deep", "Silence the kettle.", "### Deep\n\nSilence it.")]
    [InlineData("code-language", "```", "```bash", "```")]
    [InlineData("unclosed-code", "```text", "  The window has no part in it.\n", "  The window has no part in it.\n\n```text\nend\n", 2)]
    [InlineData("code-too-wide", "stove --off", "stove --off", "stove --off 3456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1234567")]
    [InlineData("long-title", "title: Kettles", "title: Kettles of", "title: Kettles that are so very long in every way that no button on any telephone has room for it all of")]
    [InlineData("catch-all-option", "none of the above", "Close the window", "All or none of the above")]
    [InlineData("duplicate-option", "- [x] Turn off the stove", "Shout at it loudly", "Turn off the stoves")]
    [InlineData("option-balance", "## Item 2", "Close the window", "Close the window and the door and wait quietly until", 1)]
    [InlineData("right-is-longest", "## Item 2", "Turn off the stove", "Turn off the stove until it ends")]
    [InlineData("few-phrasings", "## Cold water", "- Cold water makes the noise.\n", "")]
    [InlineData("shared-phrasing", "## Heat makes", "- The stove heats the water.", "- Steam is pressed through the hole!")]
    [InlineData("unchecked-sources", "title: The kettle", "checked: 2026-11-23\n", "", 1, "sources:")]
    [InlineData("unknown-related", "related:", "related: []", "related: [the-other-one]")]
    [InlineData("related-to-itself", "related:", "related: []", "related: [ch1-theory-1]")]
    [InlineData("dead-link", "[there](theory-2.md)", "Silence the kettle.", "Read on\n[there](theory-2.md).")]
    [InlineData("dead-link", "[there](#task)", "Silence the kettle.", "Read on [there](#task).")]
    [InlineData("duplicate-option", "- [ ] A little below", "- [ ] Shout at it loudly\n  It cannot hear you.\n- [ ] Add a little salt", "- [ ] A little below a hundred degrees of heat at the level of the far away seas\n  x.\n- [ ] A little below a hundred degrees of heat at the level of the far away sea", 2)]
    public void Lint_Names_Rule_And_Line(string rule, string onLine, string find, string replace, int count = 1, string? orLine = null)
    {
        Expect(rule, onLine, find, replace, count, orLine);
    }

    [Fact]
    public void Options_And_Items_Have_To_Fit_A_Phone_Screen()
    {
        var option = "Turn off the stove " + new string('x', 150);
        Expect("option-too-long", "- [x] Turn off", "Turn off the stove", option, 3);
        Expect("item-too-long", "## Item 2", "How is the kettle", new string('x', 900) + " How is the kettle");
    }

    [Theory]
    [InlineData("title: Kettles", "Kettles of", 300)]
    [InlineData("# Answer", "Steam is pressed through a small hole. Take", 4200, 3)]
    [InlineData("# Task", "Silence", 4200)]
    [InlineData("# Pitfalls", "Often taught", 4200)]
    [InlineData("## Item 2", "It cannot hear you", 4200)]
    [InlineData("sources", "The kettle book", 4200, 3)]
    public void Whatever_Is_Shown_Fits_A_Card(string onLine, string find, int length, int count = 1)
    {
        Expect("too-long", onLine, find, string.Concat(Enumerable.Repeat("word ", length / 5)) + find, count, orLine: "title: ");
    }

    [Fact]
    public void A_Closed_Post_Has_Room_For_Reasons_Short_Answer_And_Sources()
    {
        var sources = string.Concat(Enumerable.Range(0, 30).Select(i => $"  - title: Page {i}\n    url: https://kettles.example/{new string('x', 70)}\n"));
        using var pack = new PackBuilder();
        pack.Question(edit: text => text
            .Replace("sources:\n", "sources:\n" + sources, StringComparison.Ordinal)
            .Replace("It cannot hear you.", string.Concat(Enumerable.Repeat("word ", 600)), StringComparison.Ordinal));

        var problem = Assert.Single(pack.Lint().Problems);

        Assert.Equal("too-long", problem.Rule);
        Assert.Contains("closed post", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_May_Be_Too_Many_Key_Points_And_Misconceptions()
    {
        Expect("too-many-key-points", "# Key points", "# Misconceptions", Entries("Point", 4) + "# Misconceptions");
        Expect("too-many-misconceptions", "# Misconceptions", "# Choice items", Entries("Claim", 3) + "# Choice items");
    }

    [Fact]
    public void Titles_And_Aliases_Tell_Questions_Apart()
    {
        using var pack = new PackBuilder();
        pack.Question().Question("ch1-basics/theory-2.md", text => text
            .Replace("title: Kettles of ch1-theory-2", "title: kettles of ch1-theory-1", StringComparison.Ordinal)
            .Replace("- tea is cold in ch1-theory-2", "- Tea is cold in ch1-theory-1", StringComparison.Ordinal)
            .WithOwnItems("x"));

        var problems = pack.Lint().Problems;

        Assert.Equal(["duplicate-title", "shared-alias"], problems.Select(problem => problem.Rule));
        Assert.All(problems, problem => Assert.Equal("small-pack/ch1-basics/theory-2.md", problem.File));
    }

    [Fact]
    public void A_Copied_File_Serves_Under_Its_Own_Id_And_The_Copied_One_Is_Named()
    {
        using var pack = new PackBuilder();
        pack.Question().Question("ch1-basics/theory-2.md", text => text.Replace("id: ch1-theory-2", "id: ch1-theory-1", StringComparison.Ordinal));

        var result = pack.Read();

        Assert.Equal(["id-mismatch", "duplicate-id"], result.Problems.Select(problem => problem.Rule));
        Assert.Equal(["ch1-theory-1", "ch1-theory-2"], result.Handbook!.Questions.Select(question => question.Id));
    }

    [Fact]
    public void A_Related_Question_May_Still_Come_Until_The_Pack_Is_Complete()
    {
        foreach (var (complete, expected) in new[] { (false, 0), (true, 1) })
        {
            using var pack = new PackBuilder(complete: complete);
            pack.Question(edit: text => text.Replace("related: []", "related: [ch7-theory-1]", StringComparison.Ordinal));

            Assert.Equal(expected, pack.Lint().Problems.Count(problem => problem.Rule == "unknown-related"));
        }
    }

    [Theory]
    [InlineData("# Pitfalls", "# Key points", "pitfalls")]
    [InlineData("# Choice items", null, "a choice item")]
    [InlineData("## Item 2", null, "a second choice item")]
    [InlineData("## The hole must be small", "# Misconceptions", "at least 3 key points")]
    [InlineData("# Task", "# Action", "the missing parts of the full answer")]
    [InlineData("# Answer", "# Task", "an answer")]
    [InlineData("sources:", "related:", "sources")]
    [InlineData("aliases:", "checked:", "aliases")]
    [InlineData("# Key points", "# Misconceptions", "key points")]
    [InlineData("## Cold water", "# Choice items", "at least 2 misconceptions")]
    public void What_Is_Missing_Is_Open_Work_And_A_Problem_Only_In_A_Complete_Pack(string from, string? to, string lacks)
    {
        foreach (var complete in new[] { false, true })
        {
            using var pack = new PackBuilder(complete: complete);
            pack.Question(edit: text => text[..text.IndexOf(from, StringComparison.Ordinal)] + (to is null ? "" : text[text.IndexOf(to, StringComparison.Ordinal)..]));

            var report = pack.Lint();

            Assert.Equal($"{lacks} for ch1-theory-1", report.Packs.Single().Next);
            Assert.Equal(complete ? ["incomplete"] : [], report.Problems.Select(problem => problem.Rule));
        }
    }

    [Fact]
    public void A_Number_That_Is_Missing_In_A_Complete_Pack_Is_Named_Unless_It_Was_Retired()
    {
        foreach (var (complete, retired, expected) in new[] { (false, "[]", 0), (true, "[]", 2), (true, "[ch1-theory-1]", 1), (true, "[ch1-theory-1, ch1-theory-3]", 0) })
        {
            using var pack = new PackBuilder(complete: complete);
            pack.Write("pack.yml", File.ReadAllText(Path.Combine(pack.Folder, "pack.yml")) + $"\nretired: {retired}\n");
            pack.Question("ch1-basics/theory-2.md").Question("ch1-basics/theory-4.md", text => text.WithOwnItems("x"));

            var problems = pack.Lint().Problems;

            Assert.Equal(expected, problems.Count);
            Assert.All(problems, problem => Assert.Equal(("small-pack/ch1-basics/theory-2.md", "missing-number"), (problem.File, problem.Rule)));
        }
    }

    [Fact]
    public void A_Question_Cannot_Take_The_Id_Of_A_Removed_One()
    {
        using var pack = new PackBuilder();
        pack.Question().Write("pack.yml", File.ReadAllText(Path.Combine(pack.Folder, "pack.yml")) + "\nretired: [ch1-theory-1]\n");

        var problem = Assert.Single(pack.Lint().Problems);

        Assert.Equal(("small-pack/ch1-basics/theory-1.md", 2, "retired-id"), (problem.File, problem.Line, problem.Rule));
    }

    [Fact]
    public void A_File_That_Cannot_Be_Read_And_A_Folder_Without_A_Manifest_Are_Named()
    {
        using var pack = new PackBuilder();
        pack.Question();
        File.CreateSymbolicLink(Path.Combine(pack.Folder, "ch1-basics", "theory-2.md"), Path.Combine(pack.Folder, "nowhere.md"));

        Assert.Equal("unreadable-file", Assert.Single(pack.Read().Problems).Rule);
        Assert.Equal("missing-manifest", Assert.Single(PackReader.Read(Path.Combine(pack.Folder, "ch1-basics")).Problems).Rule);
    }

    [Fact]
    public void A_Folder_That_Cannot_Be_Listed_Is_Named()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Whoever runs this may list any folder.");
            return;
        }

        using var pack = new PackBuilder();
        pack.Question();
        var chapter = Path.Combine(pack.Folder, "ch1-basics");
        File.SetUnixFileMode(chapter, UnixFileMode.None);

        var problem = Assert.Single(pack.Read().Problems);

        File.SetUnixFileMode(chapter, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(("small-pack/ch1-basics", "unreadable-folder"), (problem.File, problem.Rule));
    }

    [Fact]
    public void A_File_That_Is_No_Text_Is_Named_With_Its_Line()
    {
        using var pack = new PackBuilder();
        pack.WriteBytes("ch1-basics/theory-1.md", [.. "---\nid: x\ntitle: "u8, 0xE9, .. "\n---\n"u8])
            .Write("ch1-basics/theory-2.md", " \n")
            .Write("ch1-basics/theory-3.md", "---\nid: \0x\n---\n")
            .Write("ch1-basics/theory-4.md", new string('x', 300_000))
            .Write("ch1-basics/theory-5.md", "---\nid: ch1-theory-5\n");

        var problems = pack.Read().Problems;

        Assert.Equal(["not-utf8", "empty-file", "control-character", "file-too-large", "no-front-matter"], problems.Select(problem => problem.Rule));
        Assert.Equal([3, 1, 2, 1, 1], problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Files_And_Folders_That_Belong_Nowhere_Are_Named()
    {
        using var pack = new PackBuilder();
        pack.Question()
            .Write("ch1-basics/theory.md", "x")
            .Write("ch1-basics/practice-1.md", "x")
            .Write("ch1-basics/theory-2.markdown", "x")
            .Write("ch1-basics/.theory-3.md.swp", "x")
            .Write("notes.md", "x")
            .Write("ch2-new/theory-1.md", "x");

        var problems = pack.Read().Problems;

        Assert.Equal(
            ["ch1-basics/practice-1.md file-name", "ch1-basics/theory-2.markdown file-name", "ch1-basics/theory.md file-name", "notes.md stray-file", "pack.yml unlisted-folder"],
            problems.Select(problem => problem.File["small-pack/".Length..] + " " + problem.Rule).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("title: Small handbook\n", "", "missing-key")]
    [InlineData("complete: false", "complete: nearly", "wrong-kind")]
    [InlineData("language: en", "lanugage: en", "unknown-key")]
    [InlineData("id: scenario", "id: Scenario!", "bad-id")]
    [InlineData("id: scenario", "id: theory", "duplicate-id")]
    [InlineData("title: Task", "title: Pitfalls", "reserved-title")]
    [InlineData("number: 1", "number: one", "bad-number")]
    [InlineData("folder: ch1-basics", "folder: ../ch1", "bad-id")]
    [InlineData("title: Basics }", "title: Basics }\n  - { number: 1, folder: ch1-twice, title: Twice }", "duplicate-chapter")]
    [InlineData("title: Basics }", "title: Basics", "bad-yaml")]
    public void The_Manifest_Is_Checked_Too(string find, string replace, string rule)
    {
        using var pack = new PackBuilder();
        var manifest = File.ReadAllText(Path.Combine(pack.Folder, "pack.yml"));
        pack.Write("pack.yml", manifest.Replace(find, replace, StringComparison.Ordinal));

        var problem = pack.Read().Problems[0];

        Assert.Equal(("small-pack/pack.yml", rule), (problem.File, problem.Rule));
    }

    [Theory]
    [InlineData("synonyms:\n  - [one]\n", "bad-synonyms", 2)]
    [InlineData("abbreviations:\n  tb: []\n", "bad-abbreviation", 2)]
    [InlineData("abbreviations: tb\n", "wrong-kind", 1)]
    [InlineData("synonym:\n  - [a, b]\n", "unknown-key", 1)]
    [InlineData("- a\n", "bad-yaml", 1)]
    public void The_Vocabulary_Is_Checked_Too(string text, string rule, int line)
    {
        using var pack = new PackBuilder();
        pack.Question().Write("vocabulary.yml", text);

        var problem = Assert.Single(pack.Read().Problems);

        Assert.Equal(("small-pack/vocabulary.yml", rule, line), (problem.File, problem.Rule, problem.Line));
    }

    [Fact]
    public void A_Misspelt_Key_Or_Heading_Is_Told_The_Nearest_Known_One()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("aliases:", "alases:", StringComparison.Ordinal).Replace("# Key points", "# Keypoints", StringComparison.Ordinal));

        var fixes = pack.Read().Problems.Select(problem => problem.Fix);

        Assert.Equal(["Did you mean `aliases`?", "Did you mean `# Key points`?"], fixes);
    }

    [Fact]
    public void A_Folder_Whose_Name_Cannot_Be_An_Id_Is_Not_Served()
    {
        using var pack = new PackBuilder("Small Pack");

        var result = pack.Read();

        Assert.Null(result.Handbook);
        Assert.Equal("pack-name", Assert.Single(result.Problems).Rule);
    }

    private static void Expect(string rule, string onLine, string find, string replace, int count = 1, string? orLine = null)
    {
        using var pack = new PackBuilder();
        var original = PackBuilder.QuestionText("ch1-theory-1");
        var edited = original.Replace(find, replace, StringComparison.Ordinal);
        Assert.NotEqual(original, edited);
        pack.Question(edit: _ => edited);

        var problems = pack.Lint().Problems;

        Assert.True(problems.Count <= count, string.Join('\n', problems));
        var problem = problems.First(found => found.Rule == rule);
        Assert.Equal("small-pack/" + QuestionPath, problem.File);
        var line = edited.Split('\n')[problem.Line - 1];
        Assert.True(line.Contains(onLine, StringComparison.Ordinal) || (orLine is not null && line.Contains(orLine, StringComparison.Ordinal)), $"{problem} is about: {line}");
        Assert.NotEmpty(problem.Message);
        Assert.NotEmpty(problem.Fix);
    }

    private static string Entries(string name, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append($"## {name} {i}\n\nA paragraph.\n\n- {name} {i} said once.\n- {name} {i} said twice.\n\n");
        }

        return text.ToString();
    }
}
