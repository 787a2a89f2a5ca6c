using System.Text;
using StudyBot.Core.Chat;
using StudyBot.Discord.Commands;

namespace StudyBot.Discord.Tests.Commands;

public sealed class CommandBodiesTests
{
    [Fact]
    public void Commands_Of_Two_Words_Become_Subcommands_And_Everything_Is_For_Servers_Only()
    {
        CommandSpec[] specs =
        [
            new("ask", "Find an answer", Visibility.Private, [new OptionSpec("question", "A question or topic", Required: true, Suggests: true) { MaxLength = 200 }]),
            new("daily setup", "Set up the daily question", Visibility.Private,
            [
                new OptionSpec("time", "When", Suggests: true),
                new OptionSpec("channel", "Where to post", OptionKind.Channel, Required: true),
                new OptionSpec("ping", "Whom to ping", OptionKind.Role),
            ]),
            new("daily status", "How it stands", Visibility.Private, []),
            new("quiz", "Practise", Visibility.Private,
            [
                new OptionSpec("count", "How many", OptionKind.Number) { Min = 1, Max = 20 },
                new OptionSpec("board", "Which", OptionKind.Text) { Choices = [new Choice("Members", "members"), new Choice("Teams", "teams")] },
                new OptionSpec("again", "Only the wrong ones", OptionKind.Flag),
                new OptionSpec("with", "A partner", OptionKind.Person),
            ]),
            new("Find in handbook", "", Visibility.Private, []) { Kind = CommandKind.Message },
        ];

        Snapshot.Matches("commands.json", Encoding.UTF8.GetString(CommandBodies.ToJson(specs)));
    }

    [Fact]
    public void Descriptions_And_Choices_Go_Out_For_Every_Locale_Of_A_Language()
    {
        var english = new CommandSpec("quiz", "Practise", Visibility.Private, [new OptionSpec("board", "Which", OptionKind.Text) { Choices = [new Choice("Members", "members")] }]);
        var spanish = english with { Description = "Practicar", Options = [new OptionSpec("board", "Cuál", OptionKind.Text) { Choices = [new Choice("Miembros", "members")] }] };

        var body = Assert.Single(CommandBodies.Of([english with { InOtherLanguages = new Dictionary<string, CommandSpec>(StringComparer.Ordinal) { ["es"] = spanish } }]));

        Assert.Equal(["es-419", "es-ES"], body.DescriptionLocalizations!.Keys);
        Assert.Equal("Practicar", body.DescriptionLocalizations["es-ES"]);
        var option = Assert.Single(body.Options!);
        Assert.Equal("Cuál", option.DescriptionLocalizations!["es-419"]);
        Assert.Equal("Miembros", Assert.Single(option.Choices!).NameLocalizations!["es-ES"]);
    }

    [Fact]
    public void The_Fingerprint_Changes_With_Any_Word()
    {
        var one = CommandBodies.FingerprintOf(CommandBodies.ToJson([new("ask", "Find an answer", Visibility.Private, [])]));
        var same = CommandBodies.FingerprintOf(CommandBodies.ToJson([new("ask", "Find an answer", Visibility.Public, [])]));
        var other = CommandBodies.FingerprintOf(CommandBodies.ToJson([new("ask", "Find answers", Visibility.Private, [])]));

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_Long_Row_Of_Subcommands_Still_Has_A_Description_That_Discord_Takes()
    {
        var specs = Enumerable.Range(0, 25).Select(n => new CommandSpec($"daily subcommand-{n}", "d", Visibility.Private, [])).ToList();

        var body = Assert.Single(CommandBodies.Of(specs));

        Assert.InRange(body.Description!.Length, 1, 100);
    }

    [Fact]
    public void A_Command_Beside_Its_Own_Subcommands_Is_Refused()
    {
        CommandSpec[] specs = [new("daily", "d", Visibility.Private, []), new("daily setup", "d", Visibility.Private, [])];

        var refusal = Assert.Throws<ArgumentException>(() => CommandBodies.Of(specs));

        Assert.Contains("/daily", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Command_That_Would_Update_A_Message_Is_Refused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => CommandBodies.Of([new("ask", "d", Visibility.UpdatesMessage, [])]));

        Assert.Contains("ask", refusal.Message, StringComparison.Ordinal);
    }
}
