using System.Text.Json;
using StudyBot.Core.Chat;
using StudyBot.Discord.Interactions;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Interactions;

public sealed class InteractionReaderTests
{
    private static readonly DateTimeOffset Sent = new Snowflake(1442000000000000001).CreatedAt;
    private static readonly DateTimeOffset Now = Sent.AddSeconds(1);

    private readonly InteractionReader _reader = new(
    [
        new CommandSpec("daily setup", "d", Visibility.Public, []),
        new CommandSpec("Find in handbook", "", Visibility.OpensForm, []) { Kind = CommandKind.Message },
    ]);

    [Fact]
    public void A_Subcommand_Comes_With_Its_Full_Name_And_Typed_Options()
    {
        var asked = ToAnswer("command");

        var call = Assert.IsType<CommandInvoked>(asked.Interaction);
        Assert.Equal("daily setup", call.Command);
        Assert.Equal(Visibility.Public, asked.Declared);
        Assert.False(asked.MayUpdate);
        Assert.Equal(new ChannelId(1250000000000000031), call.Options.Channel("channel"));
        Assert.Equal("10:00", call.Options.Text("time"));
        Assert.Equal(23, call.Options.Number("window"));
        Assert.True(call.Options.Flag("quiet"));
        Assert.Equal(new RoleId(1250000000000000022), call.Options.Role("ping"));
        Assert.Equal(new MemberId(1250000000000000050), call.Options.Person("lead"));
    }

    [Fact]
    public void The_Member_The_Place_And_The_Time_Are_Told()
    {
        var call = ToAnswer("command").Interaction;

        Assert.Equal("1442000000000000001", call.Id);
        Assert.Equal("Ada", call.Member.DisplayName);
        Assert.Equal([new RoleId(1250000000000000022)], call.Member.Roles);
        Assert.True(call.Member.CanManageServer);
        Assert.Equal(new ServerId(1250000000000000001), call.Place.Server);
        Assert.Null(call.Place.Parent);
        Assert.True(call.Place.Abilities.HasFlag(ChannelAbilities.Send | ChannelAbilities.StartThreads));
        Assert.False(call.Place.Abilities.HasFlag(ChannelAbilities.PingRoles));
        Assert.Equal("de", call.Locale);
        Assert.Equal(Sent, call.At);
    }

    [Fact]
    public void In_A_Thread_The_Course_Is_That_Of_Its_Channel()
    {
        var place = ToAnswer("button").Interaction.Place;

        Assert.Equal(new ChannelId(1250000000000000040), place.Channel);
        Assert.Equal(new ChannelId(1250000000000000031), place.CourseChannel);
    }

    [Fact]
    public void A_Button_Says_What_It_Leads_To_And_On_Which_Message_It_Stands()
    {
        var asked = ToAnswer("button");

        var pressed = Assert.IsType<ButtonPressed>(asked.Interaction);
        Assert.Equal("daily:answer:5:A", pressed.ControlId);
        Assert.Equal(new MessageRef(new ChannelId(1250000000000000031), 1250000000000000600), pressed.On);
        Assert.Equal(Visibility.Private, asked.Declared);
        Assert.True(asked.MayUpdate);
    }

    [Fact]
    public void A_Chosen_Role_Comes_As_Its_Id()
    {
        var chosen = Assert.IsType<SelectChosen>(ToAnswer("role-select").Interaction);

        Assert.Equal("setup:lead-role:7", chosen.ControlId);
        Assert.Equal(["1250000000000000022"], chosen.Values);
    }

    [Fact]
    public void A_Select_Brings_What_Was_Chosen()
    {
        var asked = ToAnswer("select");

        Assert.Equal(["5"], Assert.IsType<SelectChosen>(asked.Interaction).Values);
        Assert.Equal(Visibility.UpdatesMessage, asked.Declared);
    }

    [Theory]
    [InlineData("modal", true)]
    [InlineData("modal-of-old-clients", false)]
    public void A_Form_Brings_What_Was_Typed_In_Either_Shape(string sample, bool fromMessage)
    {
        var asked = ToAnswer(sample);

        var submitted = Assert.IsType<FormSubmitted>(asked.Interaction);
        Assert.Equal("daily:written:5", submitted.ControlId);
        Assert.Equal("Check the log first", submitted.Values["text"]);
        Assert.Equal(fromMessage, submitted.On is not null);
        Assert.False(asked.MayOpenForm);
    }

    [Fact]
    public void A_Message_Command_Brings_The_Text_Of_The_Message()
    {
        var asked = ToAnswer("message-command");

        var call = Assert.IsType<MessageCommandInvoked>(asked.Interaction);
        Assert.Equal("Find in handbook", call.Command);
        Assert.Equal("why is my volume owned by root?", call.Text);
        Assert.Equal(1250000000000000599UL, call.On.Id);
        Assert.Equal(Visibility.OpensForm, asked.Declared);
    }

    [Fact]
    public void A_Message_Command_On_A_Card_Brings_Its_Title_And_Text()
    {
        var call = Assert.IsType<MessageCommandInvoked>(ToAnswer("message-command-on-card").Interaction);

        Assert.Equal("Files owned by root after a bind mount\n> Why?\n\nThe container writes as root.", call.Text);
    }

    [Fact]
    public void While_Typing_The_Focused_Option_And_The_Others_Are_Told_Apart()
    {
        var typed = Assert.IsType<Incoming.ToSuggest>(_reader.Read(Sample("autocomplete"), Now)).Typed;

        Assert.Equal(("ask", "question", "vol"), (typed.Command, typed.Option, typed.Text));
        Assert.Equal(5, typed.Others.Number("chapter"));
        Assert.Null(typed.Others.Text("question"));
    }

    [Fact]
    public void No_Command_Is_Read_From_A_Direct_Message()
    {
        Assert.IsType<Incoming.Elsewhere>(_reader.Read(Sample("direct-message"), Now));
    }

    [Fact]
    public void A_Button_On_A_Direct_Message_Is_Read_As_Pressed_Outside_Of_Any_Server()
    {
        var asked = Assert.IsType<Incoming.ToAnswer>(_reader.Read(Sample("direct-button"), Now));

        var pressed = Assert.IsType<ButtonPressed>(asked.Interaction);
        Assert.True(pressed.Place.IsDirect);
        Assert.Equal(new ChannelId(1250000000000000800), pressed.Place.Channel);
        Assert.Equal(("Ada", false), (pressed.Member.DisplayName, pressed.Member.CanManageServer));
        Assert.Equal(new MessageRef(new ChannelId(1250000000000000800), 1442000000000000123), pressed.On);
        Assert.Equal((Visibility.UpdatesMessage, "remind:off:7", true), (asked.Declared, pressed.ControlId, asked.MayUpdate));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public void A_Time_That_Cannot_Be_Is_Taken_As_Now(int secondsOff)
    {
        var now = Sent.AddSeconds(secondsOff);

        var asked = Assert.IsType<Incoming.ToAnswer>(_reader.Read(Sample("command"), now));

        Assert.Equal(now, asked.Interaction.At);
    }

    private Incoming.ToAnswer ToAnswer(string sample) => Assert.IsType<Incoming.ToAnswer>(_reader.Read(Sample(sample), Now));

    private static InteractionObject Sample(string name) => JsonSerializer.Deserialize(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"InteractionObject.{name}.json")), WireJson.Default.InteractionObject)!;
}
