using System.Diagnostics;
using StudyBot.Core.Handbooks.Commands;

namespace StudyBot.Core.Tests.Handbooks.Commands;

public sealed class ShellReaderTests
{
    [Theory]
    [InlineData("a b|c && d; e & f", "a b", "c", "d", "e", "f")]
    [InlineData("a \\\n  --b\nc", "a --b", "c")]
    [InlineData("a 'b c; d' \"e | f\" g\\ h", "a b c; d e | f g h")]
    [InlineData("# nothing\na b # c\nd#e", "a b", "d#e")]
    [InlineData("a $(b -c \"$(d)\") e", "d", "b -c $", "a $ e")]
    [InlineData("a \"x $(b c) y\"", "b c", "a x $ y")]
    [InlineData("a `b c`", "b c", "a $")]
    [InlineData("(a; b) && c", "a", "b", "c")]
    [InlineData("a > out 2>&1 < in b", "a b")]
    [InlineData("a 2> errors b >>out", "a b")]
    [InlineData("a <name> --b <the name>", "a <name> --b <the name>")]
    [InlineData("a <in >out b", "a b")]
    [InlineData("a <<'END' | b\n c --d\nEND\ne", "a", "b", "e")]
    [InlineData("a <<-END\n c\n\tEND\ne", "a", "e")]
    [InlineData("a <<< word b", "a b")]
    [InlineData("diff <(a b) <(c)", "diff", "a b", "c")]
    [InlineData("a 'never closed\nb", "a never closed\nb")]
    [InlineData("a --x={{.Names}}", "a --x={{.Names}}")]
    [InlineData("", new string[0])]
    public void A_Script_Is_Cut_Into_Simple_Commands(string script, params string[] expected)
    {
        var commands = ShellReader.Commands(script).Select(words => string.Join(' ', words.Select(word => word.Text)));

        Assert.Equal(expected, commands);
    }

    [Fact]
    public void Words_Know_Their_Line_Across_Continued_Lines_Quotes_And_Here_Documents()
    {
        const string Script = "a \\\n  b 'c\nd' e\ncat <<X\n1\n2\nX\nf \"$(g \\\n h)\" i";

        var lines = ShellReader.Commands(Script).SelectMany(words => words).Select(word => $"{word.Text.ReplaceLineEndings("/")}{word.Line}");

        Assert.Equal(["a0", "b1", "c/d1", "e2", "cat3", "g7", "h8", "f7", "$7", "i8"], lines);
    }

    [Fact]
    public void In_PowerShell_A_Backtick_Continues_A_Line_And_A_Backslash_Is_Part_Of_A_Path()
    {
        var words = Assert.Single(ShellReader.Commands("a C:\\temp\\b `\n --c", escape: '`'));

        Assert.Equal(["a", "C:\\temp\\b", "--c"], words.Select(word => word.Text));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("$(")]
    [InlineData("\"$(")]
    [InlineData("`")]
    [InlineData(")")]
    [InlineData("<<")]
    [InlineData("<<A\n")]
    [InlineData("<a")]
    public void A_Flood_Of_Signs_Ends(string sign)
    {
        var watch = Stopwatch.StartNew();

        _ = ShellReader.Commands(string.Concat(Enumerable.Repeat(sign, 60_000)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }
}
