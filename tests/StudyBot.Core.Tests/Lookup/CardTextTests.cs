using StudyBot.Core.Lookup;

namespace StudyBot.Core.Tests.Lookup;

public sealed class CardTextTests
{
    [Fact]
    public void A_Body_That_Is_Too_Long_Is_Cut_At_A_Line_And_Its_Code_Block_Closed()
    {
        var text = "Before\n\n```bash\n" + string.Concat(Enumerable.Repeat("echo a line of code\n", 300)) + "```\n\nAfter";

        var body = CardText.Body(text);

        Assert.InRange(body.Length, 3900, 4096);
        Assert.EndsWith("echo a line of code\n```\n" + AskTexts.Cut, body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Body_That_Fits_Stays_As_It_Is()
    {
        var text = new string('x', 4096);

        Assert.Equal(text, CardText.Body(text));
    }

    [Fact]
    public void A_Line_Is_Never_Cut_Within_A_Character()
    {
        var text = string.Concat(Enumerable.Repeat("\uD83D\uDC33", 50));

        var line = CardText.Line(text, 10);

        Assert.Equal(string.Concat(Enumerable.Repeat("\uD83D\uDC33", 4)) + "…", line);
    }

    [Fact]
    public void A_Quote_Covers_Every_Line()
    {
        Assert.Equal("> one\n> \n> two", CardText.Quote("one\n\ntwo"));
    }
}
