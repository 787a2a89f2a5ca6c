using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class CommandRulesTests
{
    private const string Commands =
        """
        commands:
          - { name: stove, switches: [-x, --off] }
          - name: kettle lid
            also: [kettle cover]
            switches: [--open]
            values: [-d, --degrees]
          - { name: kettle brew, passes-on: true }

        """;

    [Theory]
    [InlineData("stove --of", "unknown-flag", "`stove` has no flag `--of`.", "Did you mean `--off`?")]
    [InlineData("ls --nothing\nstove \\\n  -x \\\n  --of", "unknown-flag", "`stove` has no flag `--of`.", "Did you mean `--off`?")]
    [InlineData("kettle cover -d 90 --opn", "unknown-flag", "`kettle lid` has no flag `--opn`.", "Did you mean `--open`?")]
    [InlineData("kettle lit --open", "unknown-command", "`kettle` has no command `lit`.", "Did you mean `lid`?")]
    public void A_Misspelt_Flag_In_A_Code_Block_Is_Named_On_Its_Line(string code, string rule, string message, string fix)
    {
        using var pack = new PackBuilder();
        var text = PackBuilder.QuestionText("ch1-theory-1").Replace("stove --off", code, StringComparison.Ordinal);
        pack.Write("commands.yml", Commands).Write("ch1-basics/theory-1.md", text);

        var problem = Assert.Single(pack.Lint().Problems);

        Assert.Equal(("small-pack/ch1-basics/theory-1.md", rule, message), (problem.File, problem.Rule, problem.Message));
        Assert.StartsWith(fix, problem.Fix, StringComparison.Ordinal);
        Assert.Equal(text.Split('\n').Index().Single(line => line.Item.EndsWith(code.Split('\n')[^1], StringComparison.Ordinal)).Index + 1, problem.Line);
    }

    [Theory]
    [InlineData("Silence the kettle.", "Type\n`stove --of` now.", true)]
    [InlineData("The whistle needs pressure of `steam`.", "Use `stove --of`.", true)]
    [InlineData("Often taught: shout at it.", "Often taught: `stove --of`.", false)]
    [InlineData("There is no bell in it.", "`stove --of` does not exist.", false)]
    [InlineData("- [ ] Close the window", "- [ ] `stove --of`", false)]
    [InlineData("Why does the kettle of ch1-theory-1 whistle?", "Why does this fail?\n\n```bash\nstove --of\n```", false)]
    [InlineData("```bash\n# This", "```text\n# This", false)]
    [InlineData("```bash\n# This", "```console\n$ stove --of\nstove --nothing\n# This", true)]
    [InlineData("```bash\n# This", "```powershell\nstove `\n  --of\n# This", true)]
    public void What_Is_Taught_As_Right_Is_Checked_And_What_May_Be_Wrong_On_Purpose_Is_Not(string find, string replace, bool named)
    {
        using var pack = new PackBuilder();
        var text = PackBuilder.QuestionText("ch1-theory-1");
        Assert.Contains(find, text, StringComparison.Ordinal);
        text = text.Replace(find, replace, StringComparison.Ordinal);
        pack.Write("commands.yml", Commands).Write("ch1-basics/theory-1.md", text);

        var problems = pack.Lint().Problems.Where(problem => problem.Rule != "option-balance").ToArray();

        Assert.Equal(named ? ["unknown-flag"] : [], problems.Select(problem => problem.Rule));
        Assert.All(problems, problem => Assert.Contains("--of", text.Split('\n')[problem.Line - 1], StringComparison.Ordinal));
    }

    [Fact]
    public void A_Pack_Without_A_List_Is_Not_Checked()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("stove --off", "docker run --nonsense", StringComparison.Ordinal));

        Assert.Empty(pack.Lint().Problems);
    }

    [Theory]
    [InlineData("- name: pan", "bad-yaml", 1)]
    [InlineData("command:\n  - name: pan", "unknown-key", 1)]
    [InlineData("commands:\n  - pan", "wrong-kind", 2)]
    [InlineData("commands:\n  - switches: [--off]", "missing-key", 2)]
    [InlineData("commands:\n  - name: pan\n    switch: [--off]", "unknown-key", 3)]
    [InlineData("commands:\n  - name: pan\n    switches: [off]", "bad-flag", 3)]
    [InlineData("commands:\n  - name: pan\n    switches: [--off, --off]", "bad-flag", 3)]
    [InlineData("commands:\n  - name: pan\n    switches: [--off]\n    values: [--off]", "bad-flag", 4)]
    [InlineData("commands:\n  - name: pan\n    passes-on: maybe", "wrong-kind", 3)]
    [InlineData("commands:\n  - name: pan\n  - { name: oven, also: [pan] }", "duplicate-command", 3)]
    public void The_List_Of_Commands_Is_Checked_Too(string text, string rule, int line)
    {
        using var pack = new PackBuilder();
        pack.Question().Write("commands.yml", text + "\n");

        var problem = Assert.Single(pack.Lint().Problems);

        Assert.Equal(("small-pack/commands.yml", rule, line), (problem.File, problem.Rule, problem.Line));
    }
}
