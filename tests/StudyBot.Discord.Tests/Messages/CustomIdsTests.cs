using CsCheck;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;

namespace StudyBot.Discord.Tests.Messages;

public sealed class CustomIdsTests
{
    [Fact]
    public void Every_Id_Comes_Back_As_It_Was_And_Fits_Into_Discords_100_Characters() =>
        Gen.Select(Gen.Enum<Visibility>(), Gen.String[1, 90]).Sample((visibility, id) =>
        {
            var custom = CustomIds.Encode(visibility, id);
            return custom.Length <= 100 && CustomIds.Decode(custom) == (visibility, id);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p|")]
    [InlineData("x|daily:1")]
    [InlineData("daily:answer:1:B")]
    public void An_Id_That_Is_None_Of_Ours_Is_Private_And_Finds_No_Handler(string? forged)
    {
        var (visibility, id) = CustomIds.Decode(forged);

        Assert.Equal(Visibility.Private, visibility);
        Assert.StartsWith("?", id, StringComparison.Ordinal);
    }
}
