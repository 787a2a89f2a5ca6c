using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>What every implementation of <see cref="IChatClient"/> promises: one subclass per implementation.</summary>
public abstract partial class ChatClientContract
{
    private readonly ContractBot _bot = new();

    /// <summary>Connects the bot; its commands are published and it is ready when this returns.</summary>
    protected abstract Task<Stage> OpenAsync(ContractBot bot, CancellationToken stop);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Connected_Client_Says_So()
    {
        await using var stage = await OpenAsync(_bot, Stop);

        Assert.True(stage.Chat.Status.Ready);
        Assert.False(string.IsNullOrEmpty(stage.Chat.Status.BotName));
        Assert.Equal(1, stage.Chat.Status.Servers);
    }

    [Fact]
    public async Task A_Private_Reply_Is_Seen_By_Nobody_Else()
    {
        await using var stage = await OpenAsync(_bot.Command("secret", Visibility.Private, new Reply("psst") { Cards = [new Card("Title", "Body")] }), Stop);
        var ada = await stage.JoinsAsync("Ada");
        var bob = await stage.JoinsAsync("Bob");

        var shown = await ada.RunsAsync("secret");

        Assert.True(shown.IsPrivate);
        Assert.Equal("psst", shown.Text);
        Assert.Equal(["Title"], shown.Titles);
        Assert.Contains(await ada.SeesAsync(), seen => seen.Text == "psst");
        Assert.DoesNotContain(await bob.SeesAsync(), seen => seen.Text == "psst");
    }

    [Fact]
    public async Task A_Public_Reply_Is_Seen_By_Everyone()
    {
        await using var stage = await OpenAsync(_bot.Command("open", Visibility.Public, new Reply("hello all")), Stop);
        var ada = await stage.JoinsAsync("Ada");
        var bob = await stage.JoinsAsync("Bob");

        var shown = await ada.RunsAsync("open");

        Assert.False(shown.IsPrivate);
        Assert.Contains(await bob.SeesAsync(), seen => seen.Text == "hello all");
    }

    [Fact]
    public async Task A_Refusal_Of_A_Public_Command_Stays_Private()
    {
        await using var stage = await OpenAsync(_bot.Command("open", Visibility.Public, new Reply("not now") { Privately = true }), Stop);
        var ada = await stage.JoinsAsync("Ada");

        Assert.True((await ada.RunsAsync("open")).IsPrivate);
    }

    [Fact]
    public async Task Options_Of_A_Subcommand_Arrive_With_Their_Types()
    {
        await using var stage = await OpenAsync(
            _bot.Command("daily setup", Visibility.Private, new Reply("ok"),
                new OptionSpec("text", "d", Required: true),
                new OptionSpec("number", "d", OptionKind.Number),
                new OptionSpec("flag", "d", OptionKind.Flag),
                new OptionSpec("channel", "d", OptionKind.Channel),
                new OptionSpec("person", "d", OptionKind.Person),
                new OptionSpec("absent", "d")),
            Stop);
        var ada = await stage.JoinsAsync("Ada");

        await ada.RunsAsync("daily setup", ("text", "10:00"), ("number", 23L), ("flag", true), ("channel", stage.Channel), ("person", ada.Id));

        var call = _bot.Last<CommandInvoked>();
        Assert.Equal("daily setup", call.Command);
        Assert.Equal("10:00", call.Options.Text("text"));
        Assert.Equal(23, call.Options.Number("number"));
        Assert.True(call.Options.Flag("flag"));
        Assert.Equal(stage.Channel, call.Options.Channel("channel"));
        Assert.Equal(ada.Id, call.Options.Person("person"));
        Assert.Null(call.Options.Text("absent"));
    }

    [Fact]
    public async Task The_Bot_Hears_Who_And_Where()
    {
        await using var stage = await OpenAsync(_bot.Command("who", Visibility.Private, new Reply("you")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        await ada.RunsAsync("who");

        var call = _bot.Last<CommandInvoked>();
        Assert.Equal(ada.Id, call.Member.Id);
        Assert.Equal("Ada", call.Member.DisplayName);
        Assert.Equal(stage.Server, call.Place.Server);
        Assert.Equal(stage.Channel, call.Place.Channel);
        Assert.Null(call.Place.Parent);
        Assert.True(call.Place.Abilities.HasFlag(ChannelAbilities.View | ChannelAbilities.Send | ChannelAbilities.StartThreads));
    }

    [Fact]
    public async Task A_Message_Command_Brings_The_Message()
    {
        await using var stage = await OpenAsync(_bot.Command("Find in handbook", Visibility.Private, new Reply("found")), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.RunsOnMessageAsync("Find in handbook", "why is my volume read-only?");

        Assert.Equal("found", shown.Text);
        Assert.Equal("why is my volume read-only?", _bot.Last<MessageCommandInvoked>().Text);
    }

    [Fact]
    public async Task While_Typing_The_Bots_Suggestions_Are_Offered()
    {
        _bot.Suggestions = [new Choice("Volumes and owners", "ch3-theory-1"), new Choice("Networks", "ch4-theory-1")];
        await using var stage = await OpenAsync(_bot.Command("ask", Visibility.Private, new Reply("x"), new OptionSpec("question", "d", Required: true, Suggests: true)), Stop);
        var ada = await stage.JoinsAsync("Ada");

        var choices = await ada.TypesAsync("ask", "question", "vol");

        Assert.Equal(_bot.Suggestions, choices);
        Assert.Equal(("ask", "question", "vol"), (_bot.Typed!.Command, _bot.Typed.Option, _bot.Typed.Text));
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Public)]
    public async Task An_Answer_That_Takes_Its_Time_Arrives_As_It_Was_Declared(Visibility declared)
    {
        Stage? stage = null;
        _bot.Command("slow", declared, async _ =>
        {
            await Task.Delay(stage!.TooLong, TimeProvider.System, Stop);
            return new Reply("at last") { Cards = [new Card("Late")] };
        });
        stage = await OpenAsync(_bot, Stop);
        await using var closing = stage;
        var ada = await stage.JoinsAsync("Ada");

        var shown = await ada.RunsAsync("slow");

        Assert.Equal("at last", shown.Text);
        Assert.Equal(["Late"], shown.Titles);
        Assert.Equal(declared == Visibility.Private, shown.IsPrivate);
    }
}
