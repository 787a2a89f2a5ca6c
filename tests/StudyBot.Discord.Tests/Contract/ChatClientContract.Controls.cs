using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

public abstract partial class ChatClientContract
{
    private static readonly Form WrittenAnswer = new(
        "t:submitted", "In your own words", [new FormField("text", "Your answer", Multiline: true), new FormField("source", "Source", Required: false)], Visibility.Private);

    [Fact]
    public async Task A_Button_Can_Answer_Privately_And_Leave_The_Post_As_It_Is()
    {
        await using var stage = await OpenAsync(WithPost(Visibility.Private).Control("t:press", new Reply("only for you")), Stop);
        var (ada, bob) = (await stage.JoinsAsync("Ada"), await stage.JoinsAsync("Bob"));
        var post = await ada.RunsAsync("post");

        var shown = await bob.PressesAsync(await OnlyPostAsync(bob), "Press");

        Assert.True(shown.IsPrivate);
        Assert.Equal("only for you", shown.Text);
        Assert.Equal("the post", (await OnlyPostAsync(ada)).Text);
        var pressed = _bot.Last<ButtonPressed>();
        Assert.Equal("t:press", pressed.ControlId);
        Assert.Equal(new MessageRef(stage.Channel, post.Id!.Value), pressed.On);
        Assert.Equal(bob.Id, pressed.Member.Id);
    }

    [Fact]
    public async Task A_Button_Can_Change_Its_Message_For_Everyone()
    {
        await using var stage = await OpenAsync(WithPost(Visibility.UpdatesMessage).Control("t:press", new Reply("changed")), Stop);
        var (ada, bob) = (await stage.JoinsAsync("Ada"), await stage.JoinsAsync("Bob"));
        var post = await ada.RunsAsync("post");

        var shown = await bob.PressesAsync(await OnlyPostAsync(bob), "Press");

        Assert.Equal(post.Id, shown.Id);
        var seen = await OnlyPostAsync(ada);
        Assert.Equal("changed", seen.Text);
        Assert.Empty(seen.Buttons);
    }

    [Fact]
    public async Task A_Button_Can_Change_A_Private_Message()
    {
        _bot.Command("post", Visibility.Private, PostWith(Visibility.UpdatesMessage));
        await using var stage = await OpenAsync(_bot.Control("t:press", new Reply("changed")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.PressesAsync(await ada.RunsAsync("post"), "Press");

        Assert.True(shown.IsPrivate);
        Assert.Equal("changed", Assert.Single(await ada.SeesAsync()).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Refusal_Never_Replaces_The_Message_Of_Its_Button(bool late)
    {
        Stage? stage = null;
        WithPost(Visibility.UpdatesMessage).Control("t:press", async _ =>
        {
            await Task.Delay(late ? stage!.TooLong : TimeSpan.Zero, TimeProvider.System, Stop);
            return new Reply("not you") { Privately = true };
        });
        stage = await OpenAsync(_bot, Stop);
        await using var closing = stage;
        var (ada, bob) = (await stage.JoinsAsync("Ada"), await stage.JoinsAsync("Bob"));
        await ada.RunsAsync("post");

        await bob.PressesAsync(await OnlyPostAsync(bob), "Press");

        Assert.Equal("the post", (await OnlyPostAsync(ada)).Text);
        Assert.Contains(await bob.SeesAsync(), seen => seen is { IsPrivate: true, Text: "not you" });
        Assert.DoesNotContain(await ada.SeesAsync(), seen => seen.Text == "not you");
    }

    [Fact]
    public async Task A_Change_That_Takes_Its_Time_Arrives()
    {
        Stage? stage = null;
        WithPost(Visibility.UpdatesMessage).Control("t:press", async _ =>
        {
            await Task.Delay(stage!.TooLong, TimeProvider.System, Stop);
            return new Reply("changed at last");
        });
        stage = await OpenAsync(_bot, Stop);
        await using var closing = stage;
        var ada = await stage.JoinsAsync("Ada");
        await ada.RunsAsync("post");

        await ada.PressesAsync(await OnlyPostAsync(ada), "Press");

        Assert.Equal("changed at last", (await OnlyPostAsync(ada)).Text);
    }

    [Fact]
    public async Task A_Button_Can_Open_A_Form_Whose_Fields_Come_Back()
    {
        await using var stage = await OpenAsync(WithPost(Visibility.OpensForm).Control("t:press", WrittenAnswer).Control("t:submitted", new Reply("thanks")), Stop);
        var ada = await stage.JoinsAsync("Ada");
        var post = await ada.RunsAsync("post");

        var form = await ada.PressesAsync(await OnlyPostAsync(ada), "Press");
        var shown = await ada.SubmitsAsync(form, ("text", "Check the log\nfirst"));

        Assert.Equal("In your own words", form.Form);
        Assert.True(shown.IsPrivate);
        Assert.Equal("thanks", shown.Text);
        var submitted = _bot.Last<FormSubmitted>();
        Assert.Equal("Check the log\nfirst", submitted.Values["text"]);
        Assert.Equal("", submitted.Values["source"]);
        Assert.Equal(post.Id, submitted.On?.Id);
    }

    [Fact]
    public async Task A_Form_Can_Change_The_Message_That_It_Was_Opened_From()
    {
        await using var stage = await OpenAsync(
            WithPost(Visibility.OpensForm).Control("t:press", WrittenAnswer with { OnSubmit = Visibility.UpdatesMessage }).Control("t:submitted", new Reply("written")), Stop);
        var ada = await stage.JoinsAsync("Ada");
        await ada.RunsAsync("post");

        await ada.SubmitsAsync(await ada.PressesAsync(await OnlyPostAsync(ada), "Press"), ("text", "x"));

        Assert.Equal("written", (await OnlyPostAsync(ada)).Text);
    }

    [Fact]
    public async Task A_Command_Can_Open_A_Form()
    {
        await using var stage = await OpenAsync(_bot.Command("write", Visibility.OpensForm, WrittenAnswer).Control("t:submitted", new Reply("thanks")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.SubmitsAsync(await ada.RunsAsync("write"), ("text", "x"));

        Assert.Equal("thanks", shown.Text);
        Assert.Null(_bot.Last<FormSubmitted>().On);
    }

    [Fact]
    public async Task Where_A_Form_Was_Declared_A_Reply_Is_Private()
    {
        await using var stage = await OpenAsync(_bot.Command("write", Visibility.OpensForm, new Reply("closed already")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.RunsAsync("write");

        Assert.Null(shown.Form);
        Assert.True(shown.IsPrivate);
    }

    [Fact]
    public async Task A_Select_Brings_What_Was_Chosen()
    {
        var select = new Select("t:chosen", "Choose", [new SelectChoice("Images", "5"), new SelectChoice("Networks", "6"), new SelectChoice("Volumes", "7")], Visibility.UpdatesMessage) { MaxChoices = 2 };
        _bot.Command("browse", Visibility.Private, new Reply("choose one") { Rows = [ControlRow.Of(select)] });
        await using var stage = await OpenAsync(_bot.Control("t:chosen", new Reply("chosen")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.ChoosesAsync(await ada.RunsAsync("browse"), "5", "7");

        Assert.Equal("chosen", shown.Text);
        Assert.Equal(["5", "7"], _bot.Last<SelectChosen>().Values);
    }

    [Fact]
    public async Task A_Picker_Brings_The_Id_Of_The_Channel_That_Was_Taken_And_Nothing_When_It_Was_Taken_Away()
    {
        var picker = new Picker("t:taken", "Which channel?", PickerKind.Channel, Visibility.UpdatesMessage) { MayBeEmpty = true };
        _bot.Command("place", Visibility.Private, new Reply("take one") { Rows = [ControlRow.Of(picker)] });
        await using var stage = await OpenAsync(_bot.Control("t:taken", new Reply("taken") { Rows = [ControlRow.Of(picker with { Chosen = 5 })] }), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.PicksAsync(await ada.RunsAsync("place"), stage.Channel.Value);
        var taken = _bot.Last<SelectChosen>();
        await ada.PicksAsync(shown, id: null);

        Assert.Equal("taken", shown.Text);
        Assert.Equal("t:taken", taken.ControlId);
        Assert.Equal([$"{stage.Channel}"], taken.Values);
        Assert.Empty(_bot.Last<SelectChosen>().Values);
    }

    private ContractBot WithPost(Visibility onPress) => _bot.Command("post", Visibility.Public, PostWith(onPress));

    private static Reply PostWith(Visibility onPress) => new("the post") { Rows = [ControlRow.Of(new Button("t:press", "Press", onPress))] };

    private static async Task<Shown> OnlyPostAsync(Person reader) => Assert.Single(await reader.SeesAsync(), seen => !seen.IsPrivate);
}
