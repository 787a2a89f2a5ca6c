using System.Text.Json;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Messages;

public sealed class MessageBodiesTests
{
    [Fact]
    public void A_Reply_With_Everything_Becomes_This_Message()
    {
        var reply = new Reply("Good morning <@&77>")
        {
            Pings = new RoleId(77),
            Cards =
            [
                new Card("Which layer is rebuilt?", "Think of `COPY`.")
                {
                    Tone = CardTone.Good,
                    Heading = "Chapter 5",
                    Footer = "closes soon",
                    Link = new Uri("https://docs.example/cache"),
                    Fields = [new CardField("A", "All of them"), new CardField("B", "None", Inline: true)],
                    PictureFile = "board.png",
                },
            ],
            Rows =
            [
                ControlRow.Of(
                    new Button("daily:answer:5:A", "A", Visibility.Private) { Style = ButtonStyle.Primary },
                    new Button("daily:write:5", "Write your answer", Visibility.OpensForm),
                    new Button("daily:gone:5", "Old", Visibility.UpdatesMessage) { Disabled = true },
                    new LinkButton("Source", new Uri("https://docs.example/"))),
                ControlRow.Of(new Select("browse:chapter", "Choose a chapter", [new SelectChoice("Images", "5", "How they are built", Chosen: true), new SelectChoice("Networks", "6")], Visibility.Public)
                {
                    MaxChoices = 2,
                }),
            ],
            Pictures = [new Picture("board.png", new byte[] { 1 }, "Ada leads with 12 points")],
        };

        Snapshot.Matches("message.json", JsonSerializer.Serialize(MessageBodies.Post(reply, new PostKey("key-1")), WireJson.Default.MessageBody));
    }

    [Fact]
    public void Pickers_Become_Selects_Of_Channels_And_Roles()
    {
        var reply = new Reply("Where, and who?")
        {
            Rows =
            [
                ControlRow.Of(new Picker("setup:channel:7", "Post in another channel", PickerKind.Channel, Visibility.UpdatesMessage) { Chosen = 1250000000000000031 }),
                ControlRow.Of(new Picker("setup:ping:7", "Ping a role", PickerKind.Role, Visibility.Private) { MayBeEmpty = true }),
            ],
        };

        Snapshot.Matches("pickers.json", JsonSerializer.Serialize(MessageBodies.Post(reply, new PostKey("key-1")), WireJson.Default.MessageBody));
    }

    [Fact]
    public void A_Form_Becomes_This_Modal()
    {
        var form = new Form("daily:written:5", "In your own words",
            [
                new FormField("text", "Your answer", Multiline: true) { Placeholder = "What would you check first?", Value = "The log" },
                new FormField("source", "Source", Required: false, MaxLength: 200),
            ],
            Visibility.UpdatesMessage);

        Snapshot.Matches("modal.json", JsonSerializer.Serialize(new CallbackBody(CallbackType.Modal) { Data = Components.Of(form) }, WireJson.Default.CallbackBody));
    }

    [Fact]
    public void Nobody_Is_Pinged_By_A_Name_In_A_Text()
    {
        var json = JsonSerializer.Serialize(MessageBodies.New(new Reply("<@1> @everyone")), WireJson.Default.MessageBody);

        Assert.Equal("""{"content":"\u003C@1\u003E @everyone","allowed_mentions":{"parse":[]}}""", json);
    }

    [Fact]
    public void An_Edit_Clears_What_The_New_Reply_Lacks()
    {
        var json = JsonSerializer.Serialize(MessageBodies.Whole(new Reply("only text")), WireJson.Default.MessageBody);

        Assert.Equal("""{"content":"only text","embeds":[],"components":[],"attachments":[],"allowed_mentions":{"parse":[]}}""", json);
    }

    [Fact]
    public void Cards_With_The_Same_Link_Stay_Apart()
    {
        var link = new Uri("https://docs.example/");
        var embeds = MessageBodies.New(new Reply { Cards = [new Card("One") { Link = link }, new Card("Two") { Link = link }] }).Embeds!;

        Assert.Equal([link.AbsoluteUri, null], embeds.Select(embed => embed.Url));
    }

    [Fact]
    public void The_Ids_Of_A_Message_Read_Back_Are_The_Bots_Own()
    {
        var rows = new[] { ControlRow.Of(new Button("daily:answer:5:A", "A", Visibility.Private)), ControlRow.Of(new Select("x:y", "", [new SelectChoice("a", "a")], Visibility.Public)) };

        Assert.Equal(["daily:answer:5:A", "x:y"], Components.IdsIn(JsonSerializer.SerializeToElement(Components.Of(rows), WireJson.Default.IReadOnlyListComponentObject)));
    }
}
