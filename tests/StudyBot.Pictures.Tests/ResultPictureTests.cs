using SkiaSharp;
using StudyBot.Core.Seasons;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures.Tests;

public sealed class ResultPictureTests : IDisposable
{
    private const int Left = 158;
    private const int Middle = 430;
    private const int Right = 702;

    private static readonly string[] TeamNames = ["Whales", "Orcas", "海豚", "Seals"];

    private readonly FontShelf _shelf = new();

    private ResultPicture Picture => new(new TextShaper(_shelf));

    [Fact]
    public void The_Same_Page_Gives_The_Same_Bytes_Also_When_Many_Draw()
    {
        var page = Of(Step(1, "Ada"), Step(2, "美玲 🌸", "مريم"), Step(3, "o_O"));
        var alone = Picture.Draw(page).ToArray();
        var picture = Picture;

        var all = Enumerable.Range(0, 8).AsParallel().Select(_ => picture.Draw(page).ToArray()).ToList();

        Assert.All(all, bytes => Assert.Equal(alone, bytes));
    }

    [Fact]
    public void The_First_Stands_Highest_In_The_Middle_The_Second_Left_And_The_Third_Right()
    {
        using var picture = Decoded(Of(Step(1, "Ada"), Step(2, "Bob"), Step(3, "Cyd")));

        int[] tops = [TopOfStep(picture, Left), TopOfStep(picture, Middle), TopOfStep(picture, Right)];

        Assert.True(tops[1] < tops[0] && tops[0] < tops[2], string.Join(", ", tops));
    }

    [Fact]
    public void A_Place_That_Nobody_Has_Has_No_Step()
    {
        using var joint = Decoded(Of(Step(1, "Ada", "Bob"), Step(3, "Cyd")));

        Assert.Equal(joint.Height, TopOfStep(joint, Left));
        Assert.InRange(TopOfStep(joint, Middle), 1, joint.Height - 1);
    }

    [Fact]
    public void A_Picture_Is_As_High_As_Its_Names_Need()
    {
        using var one = Decoded(Of(Step(1, "Ada")));
        using var many = Decoded(Of(Step(1, "Ada", "Bob") with { More = "and 7 others" }));

        Assert.Equal(ResultPicture.Width, one.Width);
        Assert.InRange(many.Height - one.Height, 30, 80);
    }

    [Fact]
    public void The_First_Three_Teams_Stand_Below_The_Podium_Or_Alone()
    {
        var page = Of(Step(1, "Ada"));
        var teams = TeamNames.Select((name, at) => Pages.Row(name, at + 1)).ToList();

        using var without = Decoded(page);
        using var two = Decoded(page with { Teams = teams[..2] });
        using var four = Decoded(page with { Teams = teams });
        using var alone = Decoded(Of() with { Teams = teams });

        Assert.Equal((int)RowPainter.Step, four.Height - two.Height);
        Assert.InRange(two.Height - without.Height, 150, 260);
        Assert.InRange(alone.Height, 300, 500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u200B\u200D\u2060")]
    [InlineData("\u3164")]
    public void A_Name_Without_Anything_To_See_Is_Replaced(string name) =>
        Assert.Equal(Picture.Draw(Of(Step(1, "member …0042"))).ToArray(), Picture.Draw(Of(Step(1, name))).ToArray());

    [Fact]
    public void Long_Names_And_Piled_Marks_Stay_Within_Their_Column()
    {
        var piled = string.Concat(Enumerable.Repeat("W" + new string('\u0310', 30) + new string('\u0323', 30), 40));
        using var plain = Decoded(Of(Step(1, "Ada"), Step(2, "Bob"), Step(3, "Cyd")));
        using var zalgo = Decoded(Of(Step(1, piled), Step(2, "Bob"), Step(3, "Cyd")));
        var (left, right) = ((ResultPicture.Width / 2) - 129, (ResultPicture.Width / 2) + 129);

        Assert.Equal(plain.Height, zalgo.Height);
        for (var y = 0; y < plain.Height; y++)
        {
            for (var x = 0; x < plain.Width; x++)
            {
                Assert.True((x >= left && x <= right && y >= 108) || plain.GetPixel(x, y) == zalgo.GetPixel(x, y), $"{x}, {y}");
            }
        }
    }

    public void Dispose() => _shelf.Dispose();

    internal static ResultPage Of(params PodiumStep[] steps) => new("Docker crew", "Season November 2026", "21 questions · 24 members", steps, [], 0, []);

    internal static PodiumStep Step(int rank, params string[] names) => new(
        rank, names.Length > 1 ? $"={rank}" : $"{rank}", [.. names.Select(name => new PodiumName(name, "member …0042"))], null, $"{290 - (rank * 30)} points", $"{22 - rank} of 21 right");

    private SKBitmap Decoded(ResultPage page) => SKBitmap.Decode(Picture.Draw(page).Span);

    // The first pixel of a step's coloured edge from the top; the height if there is none.
    private static int TopOfStep(SKBitmap picture, int x)
    {
        // Beside names and badges, which stand in the middle of a step.
        for (var y = 108; y < picture.Height; y++)
        {
            if (Palette.Medals.Contains(picture.GetPixel(x - 115, y)))
            {
                return y;
            }
        }

        return picture.Height;
    }
}
