using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Texts;

/// <summary>Who reads what in which language.</summary>
public sealed class SpokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Private_Replies_Speak_The_Members_Language_And_The_Post_That_Of_The_Course()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();

        var german = await In("de", world.Chat.As("Ada")).PressesAsync(post, "A ·");
        var english = await world.Chat.As("Bob").PressesAsync(post, "B ·");
        var unknown = await In("xx", world.Chat.As("Cleo")).PressesAsync(post, "B ·");
        world.Time.Advance(TimeSpan.FromSeconds(20));
        await world.Sweep.RunAsync(Stop);

        Assert.StartsWith("Deine Antwort: **A**", german.Text, StringComparison.Ordinal);
        Assert.StartsWith("Your answer: **B**", english.Text, StringComparison.Ordinal);
        Assert.StartsWith("Your answer: **B**", unknown.Text, StringComparison.Ordinal);
        Assert.Equal("Daily question, Monday, 23 November", post.Card.Title);
        Assert.Contains("3 answers so far", AllOf(post.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_German_Handbook_Makes_Everything_That_Several_People_See_German()
    {
        await using var world = new DailyWorld();
        world.Books.All = [German(world.Books.Default)];
        var leads = world.Chat.ChannelNamed("leads");
        await world.CourseAsync(settings => settings with { Thread = ThreadMode.Closing, LeadChannel = leads });
        await world.AtAsync(On(0, 10), Stop);
        var (ada, post) = (world.Chat.As("Ada"), world.Chat.PostsIn(world.Chat.General).Single());

        var opened = post.Card.Title;
        var receipt = await ada.PressesAsync(post, "A ·");
        await world.AtAsync(On(1, 9), Stop);
        var board = await ada.RunsAsync("/leaderboard");
        var shared = await ada.PressesAsync(board, "Share top 10");
        var report = await ada.PressesAsync(await ada.PressesAsync(post, "Mein Ergebnis"), "Report a problem");
        await ada.SubmitsAsync(report, ("reason", "Zwei sind richtig."));
        await world.Sweep.RunAsync(Stop);

        Assert.Equal("Tagesfrage, Montag, 23. November", opened);
        Assert.StartsWith("Your answer: **A**", receipt.Text, StringComparison.Ordinal);
        Assert.Equal("Tagesfrage, Montag, 23. November: geschlossen", post.Card.Title);
        var thread = Assert.Single(world.Chat.Threads);
        Assert.Equal("Diskussion: 23. November", thread.Name);
        Assert.StartsWith("Die richtige Option war", world.Chat.PostsIn(thread.Id)[0].Text, StringComparison.Ordinal);
        Assert.Equal("Leaderboard: this week", board.Card.Title);
        Assert.Equal("Rangliste: diese Woche", shared.Card.Title);
        Assert.StartsWith("Geteilt von Ada", shared.Text, StringComparison.Ordinal);
        Assert.Equal("Jemand meldet ein Problem", world.Chat.PostsIn(leads)[^1].Card.Title);
    }

    [Fact]
    public async Task What_A_German_Speaking_Lead_Does_Does_Not_Change_The_Language_Of_What_Others_See()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var lead = In("de", world.Lead);

        var preview = await lead.PressesAsync(await day.HistoryAsync(lead), "Für ungültig erklären");
        var done = await lead.SubmitsAsync(await lead.PressesAsync(preview, "Begründen"), ("reason", "Zwei sind richtig."));
        var board = await lead.RunsAsync("/leaderboard", ("period", "all-time"));
        await world.Sweep.RunAsync(Stop);

        Assert.StartsWith("Damit verschwindet Montag, 23. November", preview.Text, StringComparison.Ordinal);
        Assert.StartsWith("Erledigt.", done.Text, StringComparison.Ordinal);
        Assert.Equal("Rangliste: gesamt", board.Card.Title);
        Assert.EndsWith("voided", day.Post.Card.Title, StringComparison.Ordinal);
        Assert.Contains("the question was voided and counts for nobody.", world.Chat.PostsIn(world.Chat.General)[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Question_Posted_And_Closed_From_A_German_Panel_Is_Asked_In_The_Language_Of_The_Course()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var lead = In("de", world.Lead);

        var posted = await lead.PressesAsync(await lead.RunsAsync("/daily post"), "Jetzt stellen");
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        var opened = post.Card.Title;
        await lead.PressesAsync(post, "A ·");
        await lead.PressesAsync(await lead.RunsAsync("/daily close"), "Jetzt schließen");
        var shared = await lead.PressesAsync(await lead.RunsAsync("/leaderboard"), "Top 10 teilen");
        var card = await lead.PressesAsync(await lead.RunsAsync("/ask", ("question", "ch2-theory-1")), "Teilen");

        Assert.StartsWith("Gestellt in", posted.Text, StringComparison.Ordinal);
        Assert.Equal("Daily question, Monday, 23 November", opened);
        Assert.EndsWith("closed", post.Card.Title, StringComparison.Ordinal);
        Assert.False(shared.IsPrivate);
        Assert.Equal("Leaderboard: this week", shared.Card.Title);
        Assert.False(card.IsPrivate);
        Assert.Contains("shares this from the handbook", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kapitel", AllOf(card.Reply!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Reminder_Speaks_The_Members_Language_And_That_Of_The_Course_To_Whom_It_Has_Not_Heard_Since_A_Restart()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var ada = In("de", world.Chat.As("Ada"));
        await ada.PressesAsync(await ada.RunsAsync("/me reminder"), "Erinnere mich");

        await world.AtAsync(On(1, 7), Stop);
        await world.RestartAsync();
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(2, 7), Stop);

        Assert.Equal(["Erinnerungen ausschalten", "Turn reminders off"], world.Chat.WrittenTo(ada).Select(written => Assert.Single(written.Buttons).Label));
    }

    [Fact]
    public async Task A_Server_Is_Greeted_In_The_Language_That_It_Chose()
    {
        await using var world = new DailyWorld();

        await world.Chat.TellAsync(
            new Notice.ServerAvailable(world.Chat.Server, "Lerngruppe", JustJoined: true) { JoinedAt = Start, Greeting = world.Chat.General, Language = "de" }, Stop);

        Assert.Equal("Hallo, ich bin StudyBot", Assert.Single(world.Chat.PostsIn(world.Chat.General)).Card.Title);
    }

    [Fact]
    public async Task Days_Are_Understood_In_The_Members_Language_And_In_English()
    {
        await using var world = new DailyWorld();
        var lead = In("de", world.Lead);

        var german = await lead.RunsAsync("/daily setup", ("weekdays", "Di-Do, Samstag"));
        var english = await lead.RunsAsync("/daily setup", ("weekdays", "Tue, Fri"));

        Assert.Contains(german.Card.Fields, field => field.Value.StartsWith("Di, Mi, Do, Sa um 10:00", StringComparison.Ordinal));
        Assert.Contains(english.Card.Fields, field => field.Value.StartsWith("Di, Fr um 10:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Commands_Describe_Themselves_In_Every_Language_Under_The_Same_Names()
    {
        await using var world = new DailyWorld();

        var board = world.Chat.Commands.Single(command => command.Name == "leaderboard");

        Assert.Equal("See who leads, and your own place", board.Description);
        var german = board.InOtherLanguages["de"];
        Assert.Equal("Sehen, wer vorn liegt, und deinen eigenen Platz", german.Description);
        Assert.Equal("Mitglieder", german.Options[0].Choices[0].Label);
        Assert.All(world.Chat.Commands, command => Assert.Equal(Language.All.Count - 1, command.InOtherLanguages.Count));
    }

    private static FakeMember In(string locale, FakeMember member)
    {
        member.Locale = locale;
        return member;
    }

    private static string AllOf(Reply reply) => string.Join('\n', [reply.Text, .. reply.Cards.SelectMany(card => (string?[])[card.Heading, card.Title, card.Body, card.Footer, .. card.Fields.SelectMany(field => (string[])[field.Name, field.Value])])]);

    private static Handbook German(Handbook book) => new(book.Id, book.Title, "de", book.Complete, book.Sections, book.Parts, book.Chapters, book.Vocabulary);
}
