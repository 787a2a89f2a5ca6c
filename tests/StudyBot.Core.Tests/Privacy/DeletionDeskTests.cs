using StudyBot.Core.Chat;
using StudyBot.Core.Privacy;
using StudyBot.Core.Rulings;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Privacy;

public sealed class DeletionDeskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DELETE")]
    [InlineData("  delete ")]
    [InlineData("Delete")]
    public async Task The_Word_Deletes_Everything_Whatever_Its_Capitals(string word)
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var done = await DeletesAsync(day.Cyd, word);

        Assert.True(done.IsPrivate);
        Assert.Equal(DeletionTexts.Done, done.Text);
        Assert.Equal("Nothing is kept about you in this server yet.", (await day.Cyd.RunsAsync("/me privacy")).Card.Body);
        Assert.Equal((1, 3), await world.Responses.TallyAsync(day.Id, Stop) is var tally ? (tally.Written, tally.Total) : default);
        Assert.Equal(0, await day.PointsOfAsync(day.Cyd, Stop));
    }

    [Fact]
    public async Task Another_Word_Deletes_Nothing_And_Says_So()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var refused = await DeletesAsync(day.Ada, "yes");

        Assert.Equal("Nothing was deleted: you typed “yes”, and it takes the word **DELETE**. Capitals do not matter.", refused.Text);
        Assert.Equal(10, await day.PointsOfAsync(day.Ada, Stop));
    }

    [Fact]
    public async Task In_Another_Language_Its_Word_Works_And_The_English_One_As_Well()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        (day.Ada.Locale, day.Bob.Locale) = ("de", "de");

        var words = new[] { (await DeletesAsync(day.Ada, "löschen")).Text, (await DeletesAsync(day.Bob, "Delete")).Text };

        Assert.All(words, text => Assert.StartsWith("Alles über dich auf diesem Server ist gelöscht", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_Says_Beforehand_What_Goes_And_What_Stays_And_That_It_Cannot_Be_Undone()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        var asked = await ada.PressesAsync(await ada.RunsAsync("/me privacy"), "Delete everything");

        Assert.True(asked.IsPrivate);
        Assert.All(
            ["Goes at once", "still open is taken back", "Stays, and leads to nobody", "a former member", "shared cannot be found again", "gone after 7 days"],
            words => Assert.Contains(words, asked.Card.Body, StringComparison.Ordinal));
        Assert.Contains("cannot be undone", asked.Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_Whom_Nothing_Is_Kept_Nothing_Is_Deleted()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        Assert.Equal(DeletionTexts.Nothing, (await DeletesAsync(world.Chat.As("Ada"), "DELETE")).Text);
        Assert.False(File.Exists(world.DatabasePath + ".deletions"));
    }

    [Fact]
    public async Task An_Answer_To_An_Open_Question_Is_Taken_Back_And_The_Next_One_Is_That_Of_A_Newcomer()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var (ada, post) = (world.Chat.As("Ada"), world.Chat.PostsIn(world.Chat.General).Single());
        var first = await ada.PressesAsync(post, "A");
        var open = (await world.Questions.OpenInAsync(course.Id, Stop))!;

        await DeletesAsync(ada, "DELETE");
        var count = await world.Responses.CountAsync(open.Id, Stop);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var again = await ada.PressesAsync(post, "B");

        Assert.Equal(0, count);
        Assert.Equal(first.Reply!.Cards[0].Title, again.Reply!.Cards[0].Title);
    }

    [Fact]
    public async Task A_Click_From_Before_That_Arrives_After_Writes_Nothing()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var (ada, post) = (world.Chat.As("Ada"), world.Chat.PostsIn(world.Chat.General).Single());
        await ada.PressesAsync(post, "A");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await DeletesAsync(ada, "DELETE");

        var late = await world.Get<CommandRouter>().HandleAsync(
            new ButtonPressed("9", ada.AsMember, new Place(world.Chat.Server, world.Chat.General, null, FakeChat.Everything), "en-US", On(0, 10), post.Buttons.First().Id, post.Ref), Stop);

        Assert.Equal(ChatTexts.Late, ((Reply)late).Text);
        Assert.Equal(0, await world.Responses.CountAsync((await world.Questions.OpenInAsync(course.Id, Stop))!.Id, Stop));
        Assert.False(await world.Get<IDeletionStore>().DeleteAsync(world.Chat.Server, ada.Id, world.Time.GetUtcNow(), Stop));
    }

    [Fact]
    public async Task A_Request_In_The_Lead_Channel_Names_Nobody_And_Asks_For_Nothing_Any_More()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var day = await ClosedDay.OfAsync(world, settings => settings with { LeadChannel = leads }, Stop);
        await day.Cyd.SubmitsAsync(await day.Cyd.PressesAsync(await day.ResultOfAsync(day.Cyd), "Ask for review"), ("reason", "I did say it."));
        var card = Assert.Single(world.Chat.PostsIn(leads));
        var form = await world.Lead.PressesAsync(card, "Regrade");

        await DeletesAsync(day.Cyd, "DELETE");
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.EditAsync));
        await world.Get<PrivacySweep>().RunAsync(Stop);
        await world.Get<PrivacySweep>().RunAsync(Stop);
        var decided = await world.Lead.SubmitsAsync(form, ("points", "5"), ("reason", "Well said."));

        Assert.Equal(DeletionTexts.Withdrawn, card.Text);
        Assert.Empty(card.Reply.Cards);
        Assert.Empty(card.Buttons);
        Assert.Equal(RulingTexts.DecidedAlready, decided.Text);
        Assert.Empty(await world.Get<IMendStore>().NextAsync(world.Time.GetUtcNow().AddDays(1), 9, Stop));
    }

    [Fact]
    public async Task A_Decision_Stays_Decided_And_Its_Line_Says_By_A_Former_Member()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var lead = world.Lead;
        var form = await lead.PressesAsync(await lead.PressesAsync(await day.HistoryAsync(lead), "Void"), "Give the reason and void");
        await lead.SubmitsAsync(form, ("reason", "Two are right."));
        var line = world.Chat.PostsIn(world.Chat.General)[^1];
        Assert.Contains($"Decided by {Markup.Person(lead.Id)}", line.Text, StringComparison.Ordinal);

        await DeletesAsync(lead, "DELETE");
        await world.Get<PrivacySweep>().RunAsync(Stop);

        Assert.Contains("Decided by a former member: Two are right.", line.Text, StringComparison.Ordinal);
        Assert.Contains("a former member: voided: Two are right.", (await day.HistoryAsync(day.Bob)).Reply!.Cards[^1].Body, StringComparison.Ordinal);
    }

    private static async Task<Seen> DeletesAsync(FakeMember member, string word)
    {
        var (ask, goOn) = member.Locale == "de" ? ("Alles löschen", "Weiter") : ("Delete everything", "Go on");
        var asked = await member.PressesAsync(await member.RunsAsync("/me privacy"), ask);
        return await member.SubmitsAsync(await member.PressesAsync(asked, goOn), ("word", word));
    }
}
