using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Lookup;

public sealed class AskCommandTests : IDisposable
{
    private static readonly DateTimeOffset Closing = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly PackBuilder _pack = new();

    public AskCommandTests() => _pack
        .Question(edit: text => text.Replace("related: []", "related: [ch1-theory-2, ch9-theory-9]", StringComparison.Ordinal))
        .Question("ch1-basics/theory-2.md", text => text.Replace("title: Kettles of ch1-theory-2", "title: Porcelain cracks in winter", StringComparison.Ordinal))
        .Question("ch1-basics/scenario-1.md", text => text.Replace("title: Kettles of ch1-scenario-1", "title: A wedding party of forty guests", StringComparison.Ordinal));

    private Ask Ada => new(_pack.Handbook());

    public void Dispose() => _pack.Dispose();

    [Fact]
    public async Task The_Card_Says_Where_It_Stands_And_Gives_The_Short_Answer_First()
    {
        var reply = await Ada.Runs("Kettles of ch1-theory-1");

        var card = Assert.Single(reply.Cards);
        Assert.Equal("Chapter 1: Basics · Theory", card.Heading);
        Assert.Equal("Kettles of ch1-theory-1", card.Title);
        Assert.Equal("> Why does the kettle of ch1-theory-1 whistle?\n\nSteam is pressed through a small hole. Take it off the **heat**.", card.Body);
        Assert.Equal(["Full answer", "Pitfalls", "Sources", "Related", "Share", "Quiz me on this", "Browse: Chapter 1 · Theory"], Ask.Labels(reply));
    }

    [Fact]
    public async Task A_Question_Id_As_The_Value_Goes_Straight_To_Its_Card()
    {
        var reply = await Ada.Runs("ch1-scenario-1");

        Assert.Equal("A wedding party of forty guests", reply.Cards[0].Title);
    }

    [Fact]
    public async Task The_Full_Answer_Is_Walked_Part_By_Part()
    {
        var ada = Ada;

        var first = await ada.Presses(await ada.Runs("ch1-theory-1"), "Full answer");
        var second = await ada.Presses(first, "Next: Action");
        var back = await ada.Presses(second, "Back: Task");

        Assert.Equal(("Task (1 of 2)", "Silence the kettle."), (first.Cards[0].Heading, first.Cards[0].Body));
        Assert.Equal("Action (2 of 2)", second.Cards[0].Heading);
        Assert.Contains("```bash\n# This is no heading\nstove --off\n```", second.Cards[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Ask.Labels(second), label => label.StartsWith("Next", StringComparison.Ordinal));
        Assert.Equal(first.Cards[0], back.Cards[0]);
        Assert.Equal(Visibility.UpdatesMessage, Ask.Button(first, "Next: Action").OnPress);
    }

    [Fact]
    public async Task Pitfalls_Sources_And_Related_Are_A_Press_Away_And_So_Is_The_Way_Back()
    {
        var ada = Ada;
        var card = await ada.Runs("ch1-theory-1");

        var pitfalls = await ada.Presses(card, "Pitfalls");
        var sources = await ada.Presses(card, "Sources");
        var related = await ada.Presses(card, "Related");
        var other = await ada.Presses(related, "Porcelain cracks in winter");
        var back = await ada.Presses(related, "Short answer");

        Assert.Equal("- Often taught: shout at it. In fact it cannot hear.\n- A lid that is open never whistles.", pitfalls.Cards[0].Body);
        Assert.Equal("- [The kettle book](<https://kettles.example/book>)\n\nCompared with these sources on 23 November 2026.", sources.Cards[0].Body);
        Assert.Equal("- **Porcelain cracks in winter** · Chapter 1 · Theory", related.Cards[0].Body);
        Assert.Equal("Porcelain cracks in winter", other.Cards[0].Title);
        Assert.Equal(card.Cards[0], back.Cards[0]);
    }

    [Fact]
    public async Task A_Shared_Card_Says_Who_Shared_It_And_Its_Buttons_Answer_Privately()
    {
        var ada = Ada;
        var card = await ada.Runs("ch1-theory-1");

        var shared = await ada.Presses(card, "Share");

        Assert.Equal(Visibility.Public, Ask.Button(card, "Share").OnPress);
        Assert.Equal("<@42> shares this from the handbook.", shared.Text);
        Assert.Null(shared.Pings);
        Assert.Equal(card.Cards[0], shared.Cards[0]);
        Assert.DoesNotContain("Share", Ask.Labels(shared));
        Assert.All(Ask.Buttons(shared), button => Assert.Equal(Visibility.Private, button.OnPress));
    }

    [Fact]
    public async Task Who_Does_Not_Go_By_The_Own_Name_Does_Not_Share_Under_It()
    {
        var ada = Ada;
        var card = await ada.Runs("ch1-theory-1");

        ada.Appears = new Sharer.As("Merry Otter 12");
        var underAlias = await ada.Presses(card, "Share");
        ada.Appears = new Sharer.Unnamed();
        var unnamed = await ada.Presses(card, "Share");

        Assert.Equal("Merry Otter 12 shares this from the handbook.", underAlias.Text);
        Assert.Equal("A member shares this from the handbook.", unnamed.Text);
    }

    [Fact]
    public async Task Practice_Asks_An_Item_And_Gives_Every_Reason_After_The_Press()
    {
        var ada = Ada;
        var card = await ada.Runs("ch1-theory-1");

        var asked = await ada.Presses(card, "Quiz me on this");
        var outcomes = new List<Reply>();
        foreach (var label in new[] { "A", "B", "C", "D" })
        {
            outcomes.Add(await ada.Presses(asked, label));
        }

        Assert.Equal(Visibility.Private, Ask.Button(card, "Quiz me on this").OnPress);
        Assert.DoesNotContain("✓", asked.Cards[0].Body, StringComparison.Ordinal);
        Assert.Equal(["✓ Right", "✗ Not right", "✗ Not right", "✗ Not right"], outcomes.Select(outcome => outcome.Cards[0].Title).Order(StringComparer.Ordinal));
        Assert.All(outcomes, outcome =>
        {
            Assert.Equal(4, outcome.Cards[0].Body.Split('\n').Count(line => line.StartsWith('✓') || line.StartsWith('✗')));
            Assert.Contains(", your choice: ", outcome.Cards[0].Body, StringComparison.Ordinal);
            Assert.Equal(["Another one", "Show the answer"], Ask.Labels(outcome));
        });
    }

    [Fact]
    public async Task Practice_Shuffles_Options_And_Goes_On_With_Another_Item()
    {
        var ada = Ada;
        var asked = await ada.Presses("ask:quiz:small-pack:ch1-theory-1:1");
        var another = await ada.Presses(await ada.Presses(asked, "A"), "Another one");

        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            orders.Add((await ada.Presses("ask:quiz:small-pack:ch1-theory-1:1")).Cards[0].Body);
        }

        Assert.StartsWith("What makes", asked.Cards[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("How is", another.Cards[0].Body, StringComparison.Ordinal);
        Assert.True(orders.Count > 3, $"only {orders.Count} orders");
    }

    [Fact]
    public async Task What_Fits_Nothing_Well_Gets_The_Nearest_Three_And_Is_Told_So()
    {
        var ada = Ada;

        var reply = await ada.Runs("a wedding party in winter with porcelain");
        var chosen = await ada.Presses(Ask.Buttons(reply).First().Id);

        Assert.Equal("Nothing fits that well", reply.Cards[0].Title);
        Assert.InRange(Ask.Buttons(reply).Count(), 1, 3);
        Assert.NotNull(chosen.Cards[0].Heading);
        Assert.All(Ask.Buttons(reply), button => Assert.Equal(Visibility.UpdatesMessage, button.OnPress));
    }

    [Theory]
    [InlineData("@everyone **free** nitro https://discord.gift/x claim")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("")]
    public async Task What_Is_Not_In_The_Handbook_Is_Said_Without_Repeating_The_Text(string text)
    {
        var reply = await Ada.Runs(text);

        var card = Assert.Single(reply.Cards);
        Assert.Equal("Not in this handbook", card.Title);
        Assert.StartsWith("Small handbook says nothing about that.", card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("nitro", card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("script", card.Body, StringComparison.Ordinal);
        Assert.Empty(Ask.Buttons(reply));
    }

    [Fact]
    public async Task An_Open_Question_Shows_Only_What_It_Asks_And_When_It_Opens()
    {
        var ada = Ada;
        var before = await ada.Runs("ch1-theory-1");
        var quiz = await ada.Presses(before, "Quiz me on this");
        ada.Opens("ch1-theory-1", Closing);

        var withheld = await ada.Runs("ch1-theory-1");
        var presses = new List<Reply>();
        foreach (var button in Ask.Buttons(before).Concat(Ask.Buttons(quiz)).Where(button => button.Id.StartsWith("ask:", StringComparison.Ordinal)))
        {
            presses.Add(await ada.Presses(button.Id));
        }

        Assert.Contains("Why does the kettle", withheld.Cards[0].Body, StringComparison.Ordinal);
        Assert.Contains(Markup.LongTime(Closing), withheld.Cards[0].Body, StringComparison.Ordinal);
        Assert.All(presses.Append(withheld), reply =>
        {
            Assert.Equal(withheld.Cards[0], reply.Cards.Single());
            Assert.All(Ask.Buttons(reply), button => Assert.StartsWith("Browse: ", button.Label, StringComparison.Ordinal));
            Assert.Empty(reply.Text);
            Assert.DoesNotContain("Steam", reply.Cards[0].Body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_Question_That_Opened_Since_Cannot_Be_Shared_And_Only_The_Presser_Is_Told()
    {
        var ada = Ada;
        var card = await ada.Runs("ch1-theory-1");
        ada.Opens("ch1-theory-1", Closing);

        var pressed = await ada.Presses(card, "Share");

        Assert.True(pressed.Privately);
        Assert.Empty(pressed.Rows);
    }

    [Fact]
    public async Task An_Open_Question_Cannot_Be_Found_Or_Suggested_By_Its_Answer()
    {
        using var pack = new PackBuilder();
        pack.Question();
        var ada = new Ask(pack.Handbook());
        ada.Opens("ch1-theory-1", Closing);

        var found = await ada.Runs("steam pressed through a narrow hole");
        var suggested = await ada.Types("steam pressed through a narrow hole");
        var byAlias = await ada.Types("tea is cold");
        var byTitle = await ada.Types("kettles of");

        Assert.Equal("Not in this handbook", found.Cards[0].Title);
        Assert.Equal(["Tell the lead this is missing"], Ask.Labels(found));
        Assert.Empty(suggested);
        Assert.Empty(byAlias);
        Assert.Equal("ch1-theory-1", Assert.Single(byTitle).Value);
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("ask:card")]
    [InlineData("ask:card:no-pack:ch1-theory-1")]
    [InlineData("ask:card:small-pack:ch7-theory-1")]
    [InlineData("ask:pick:small-pack:ch1-theory-1:1:0000:0")]
    [InlineData("ask:pick:small-pack:ch1-theory-1:9:0123:0")]
    [InlineData("ask:pick:small-pack:ch1-theory-1:1:0123:9")]
    [InlineData("ask:pick:small-pack:ch1-theory-1:1:0123:-1")]
    public async Task A_Button_Whose_Question_Is_Gone_Says_So(string controlId)
    {
        var reply = await Ada.Presses(controlId);

        Assert.Equal(AskTexts.Gone, reply.Text);
    }

    [Theory]
    [InlineData("ask:part:small-pack:ch1-theory-1:99")]
    [InlineData("ask:part:small-pack:ch1-theory-1:x")]
    [InlineData("ask:part:small-pack:ch1-theory-1")]
    [InlineData("ask:whatever:small-pack:ch1-theory-1")]
    public async Task A_Button_That_Means_Nothing_Any_More_Gives_The_Short_Answer(string controlId)
    {
        var reply = await Ada.Presses(controlId);

        Assert.Equal((await Ada.Runs("ch1-theory-1")).Cards[0], reply.Cards[0]);
    }

    [Fact]
    public async Task Every_Card_Of_The_Shipped_Handbook_Keeps_To_The_Limits()
    {
        var handbook = HandbookLibrary.Open(Repository.Content).Default;
        var ada = new Ask(handbook);

        foreach (var question in handbook.Questions)
        {
            var card = await ada.Runs(question.Id);
            Assert.Equal(question.Title, card.Cards[0].Title);
            await Walk(ada, card, new HashSet<string>(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_Setup_Offers_The_Commands_And_Their_Buttons()
    {
        var services = new ServiceCollection().AddHandbooks(_ => _pack.ContentPath).AddLookup();

        IEnumerable<Type?> Of(Type service) => services.Where(descriptor => descriptor.ServiceType == service).Select(descriptor => descriptor.ImplementationType);
        Assert.Equal([typeof(AskCommand), typeof(BrowseCommand), typeof(FindInHandbookCommand)], Of(typeof(ICommand)));
        Assert.Equal([typeof(AskControls), typeof(BrowseControls)], Of(typeof(IControlHandler)));
        Assert.Equal([typeof(DefaultServerHandbook)], Of(typeof(IServerHandbook)));
        Assert.Contains(services, descriptor => descriptor.ServiceType == typeof(IHandbooks));
        Assert.Equal(Visibility.Private, new AskCommand(Ada, Ada).Spec.OnRun);
    }

    private static async Task Walk(Ask ada, Reply reply, HashSet<string> seen)
    {
        var card = Assert.Single(reply.Cards);
        Assert.InRange(card.Title.Length, 1, 256);
        Assert.InRange(card.Body.Length, 1, 4096);
        Assert.InRange((card.Heading?.Length ?? 0) + card.Title.Length + card.Body.Length + (card.Footer?.Length ?? 0), 1, 6000);
        Assert.DoesNotContain(AskTexts.Cut, card.Body, StringComparison.Ordinal);
        Assert.InRange(reply.Rows.Count, 0, 5);
        Assert.All(reply.Rows, row => Assert.InRange(row.Controls.Count, 1, 5));
        Assert.Distinct(Ask.Buttons(reply).Select(button => button.Id));
        foreach (var button in Ask.Buttons(reply))
        {
            Assert.InRange(button.Id.Length, 1, 90);
            Assert.InRange(button.Label.Length, 1, 80);
            if (seen.Add(button.Id.Contains(":pick:", StringComparison.Ordinal) ? button.Id[^1..] : button.Id) && seen.Count < 60)
            {
                await Walk(ada, await ada.Presses(button.Id), seen);
            }
        }
    }
}
