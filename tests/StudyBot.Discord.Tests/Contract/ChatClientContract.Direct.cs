using System.Text;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

public abstract partial class ChatClientContract
{
    [Fact]
    public async Task A_Direct_Message_Is_Seen_By_Its_Member_Alone_And_Comes_Once_Per_Key()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var (ada, bob) = (await stage.JoinsAsync("Ada"), await stage.JoinsAsync("Bob"));

        var first = await stage.Chat.WriteToAsync(ada.Id, new Reply("two hours left") { CanWait = true }, new PostKey("k"), Stop);
        var again = await stage.Chat.WriteToAsync(ada.Id, new Reply("two hours left"), new PostKey("k"), Stop);
        var other = await stage.Chat.WriteToAsync(bob.Id, new Reply("for Bob"), new PostKey("k"), Stop);

        Assert.Equal(first, again);
        Assert.NotEqual(first.Channel, other.Channel);
        Assert.Equal(["two hours left"], (await ada.SeesDirectlyAsync()).Select(seen => seen.Text));
        Assert.Equal(["for Bob"], (await bob.SeesDirectlyAsync()).Select(seen => seen.Text));
        Assert.Empty(await bob.SeesAsync());
    }

    [Fact]
    public async Task A_Button_On_A_Direct_Message_Works_Outside_Of_Any_Server()
    {
        await using var stage = await OpenAsync(_bot.Control("t:press", new Reply("no more of these")), Stop);
        var ada = await stage.JoinsAsync("Ada");
        var written = await stage.Chat.WriteToAsync(ada.Id, PostWith(Visibility.UpdatesMessage), new PostKey("k"), Stop);

        await ada.PressesAsync(Assert.Single(await ada.SeesDirectlyAsync()), "Press");

        Assert.Equal("no more of these", Assert.Single(await ada.SeesDirectlyAsync()).Text);
        var pressed = _bot.Last<ButtonPressed>();
        Assert.True(pressed.Place.IsDirect);
        Assert.Equal((ada.Id, "Ada", written), (pressed.Member.Id, pressed.Member.DisplayName, pressed.On));
        Assert.False(pressed.Member.CanManageServer);
    }

    [Fact]
    public async Task A_Member_Who_Takes_No_Direct_Messages_Is_Called_Forbidden()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var ada = await stage.JoinsAsync("Ada");
        await stage.RefuseDirectMessagesAsync(ada);

        await ThrowsAsync(ChatFault.Forbidden, () => stage.Chat.WriteToAsync(ada.Id, new Reply("x"), new PostKey("k"), Stop));
    }

    [Fact]
    public async Task A_Document_Comes_With_A_Private_Reply_Beside_A_Picture_And_Goes_With_An_Edit()
    {
        var answer = new Reply("your export")
        {
            Pictures = [new Picture("board.png", Pixel, "Ada leads")],
            Documents = [new Document("cards.csv", Encoding.UTF8.GetBytes("front,back\nwhat's é?,\"a, b\"\n"), "text/csv")],
            Rows = [ControlRow.Of(new Button("t:press", "Press", Visibility.UpdatesMessage))],
        };
        await using var stage = await OpenAsync(_bot.Command("export", Visibility.Private, answer).Control("t:press", new Reply("gone")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        await ada.RunsAsync("export");
        var seen = Assert.Single(await ada.SeesAsync());
        await ada.PressesAsync(seen, "Press");

        Assert.True(seen.IsPrivate);
        Assert.Equal([("cards.csv", "front,back\nwhat's é?,\"a, b\"\n")], seen.Documents);
        Assert.Contains("Ada leads", seen.PictureDescriptions);
        Assert.Empty(Assert.Single(await ada.SeesAsync()).Documents);
    }
}
