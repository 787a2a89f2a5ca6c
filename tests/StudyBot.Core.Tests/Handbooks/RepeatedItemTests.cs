using StudyBot.Core.Handbooks;
using StudyBot.Core.Handbooks.Rules;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class RepeatedItemTests
{
    private static readonly ChoiceItem[] Shipped = [.. PackReader.Read(Path.Combine(Repository.Content, "docker-interview")).Handbook!.Questions.SelectMany(question => question.Items)];

    [Fact]
    public void An_Item_That_Was_Copied_Within_A_Question_Or_Across_A_Pack_Is_Named_On_Its_Line()
    {
        using var pack = new PackBuilder();
        var first = PackBuilder.QuestionText("ch1-theory-1");
        var copy = first[first.IndexOf("## Item 1", StringComparison.Ordinal)..first.IndexOf("## Item 2", StringComparison.Ordinal)];
        var text = first + "\n" + copy.Replace("## Item 1", "## Item 3", StringComparison.Ordinal).Replace("What makes", "So what makes", StringComparison.Ordinal);
        pack.Write("ch1-basics/theory-1.md", text).Question("ch1-basics/theory-2.md");

        var problems = pack.Lint().Problems;

        Assert.Equal(
            [("small-pack/ch1-basics/theory-1.md", "## Item 3"), ("small-pack/ch1-basics/theory-2.md", "## Item 1"), ("small-pack/ch1-basics/theory-2.md", "## Item 2")],
            problems.Select(problem => (problem.File, File.ReadAllLines(Path.Combine(pack.ContentPath, problem.File))[problem.Line - 1])));
        Assert.All(problems, problem => Assert.Equal("repeated-item", problem.Rule));
        Assert.StartsWith("Item 3 asks nearly the same as item 1: ", problems[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("Item 1 asks nearly the same as item 1 of ch1-theory-1: ", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_Shipped_Item_Is_Recognised_With_Its_Options_In_Another_Order_And_One_Of_Them_Written_Anew()
    {
        var recognised = Shipped.Count(item =>
        {
            ChoiceOption[] wrong = [.. item.Options.Where(option => !option.Right)];
            var copy = item with { Options = [wrong[2], item.Options.Single(option => option.Right), new ChoiceOption("Something quite unlike the others", false, ""), wrong[0]] };
            return RepeatedItems.In([item, copy]).Any();
        });

        Assert.True(recognised > Shipped.Length * 0.95, $"{recognised} of {Shipped.Length}");
    }

    [Fact]
    public void The_Same_Options_With_Another_Right_One_Ask_Something_Else()
    {
        var item = Shipped[0];
        var other = item with { Options = [.. item.Options.Select((option, i) => option with { Right = i == (item.Options[0].Right ? 1 : 0) })] };

        Assert.Empty(RepeatedItems.In([item, other]));
        Assert.Single(RepeatedItems.In([item, item with { Id = "2" }]));
    }

    [Fact]
    public void Many_Items_Are_Not_All_Compared_With_All()
    {
        // Words as in a real pack: few that are everywhere, and many that are rare.
        var random = new Random(7);
        string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{(int)Math.Pow(30_000, random.NextDouble())}"));
        ChoiceItem[] items = [.. Enumerable.Range(0, 8_000).Select(i => new ChoiceItem("1", Text(18), [.. Enumerable.Range(0, 4).Select(option => new ChoiceOption(Text(8), option == 0, ""))]))];
        ChoiceItem[] sameTemplate = [.. Enumerable.Range(0, 8_000).Select(i => items[0] with { Options = [.. items[0].Options.Select((option, place) => option with { Text = option.Right ? $"the number {i}" : option.Text })] })];
        var (among, amongAlike) = (0, 0);

        var different = RepeatedItems.In(items, () => among++).Count();
        _ = RepeatedItems.In(sameTemplate, () => amongAlike++).Count();

        Assert.Equal(0, different);
        Assert.InRange(among, 1, items.Length * 100);
        Assert.InRange(amongAlike, 1, items.Length * 200);
    }
}
