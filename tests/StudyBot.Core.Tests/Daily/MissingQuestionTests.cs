using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Daily.Missing;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class MissingQuestionTests
{
    private const string Button = "Tell the lead this is missing";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_Members_Miss_Comes_To_The_Leads_In_One_Note_On_The_Day_After_And_Is_Forgotten()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var course = await world.CourseAsync(settings => settings with { LeadChannel = leads });

        Assert.Equal("Thank you. The leads read it in one note a day, without your name.", await TellsAsync(world, "Ada", "elderflower lemonade recipe"));
        await TellsAsync(world, "Grace", "Elderflower LEMONADE: recipe?");
        await TellsAsync(world, "Grace", "how to fold a paper crane");
        await world.AtAsync(On(0, 23), Stop);
        await world.AtAsync(On(1, 9, 59), Stop);
        Assert.Empty(NotesIn(world, leads));
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(1, 11), Stop);

        var note = Assert.Single(NotesIn(world, leads));
        Assert.Equal(
            $"Looked up in vain, and told to be missing from the handbook of {Markup.Channel(world.Chat.General)}:\n"
            + "**Monday, 23 November**\n• elderflower lemonade recipe (2 members)\n• how to fold a paper crane",
            note.Text);
        Assert.Null(note.Reply.Pings);
        Assert.Empty(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop));
    }

    [Fact]
    public async Task The_Form_Shows_What_Was_Looked_Up_And_Can_Be_Changed()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var long_ = "elderflower lemonade:  " + string.Join(' ', Enumerable.Range(1, 30).Select(number => $"with honey of hive{number}"));

        var form = await ada.PressesAsync(await ada.RunsAsync("/ask", ("question", long_)), Button);
        var value = Assert.Single(form.Form!.Fields).Value!;
        Assert.StartsWith("elderflower lemonade: with honey of hive1 with", value, StringComparison.Ordinal);
        Assert.EndsWith("…", value, StringComparison.Ordinal);
        Assert.Empty(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop));

        var done = await ada.SubmitsAsync(form, ("text", "lemonade\n\nwith \u202Ehoney\u0007"));

        Assert.True(done.IsPrivate);
        Assert.Equal("lemonade with honey", Assert.Single(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop)).Text);
    }

    [Fact]
    public async Task Nothing_In_A_Note_Pings_Or_Looks_Like_Markup()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        await world.CourseAsync(settings => settings with { LeadChannel = leads });

        await TellsAsync(world, "Ada", "elderflower", "@everyone <@&5> **free** [prize](https://bad.example)");
        await world.AtAsync(On(1, 10), Stop);

        Assert.Contains("\\@everyone \\<\\@&5\\> \\*\\*free\\*\\* \\[prize\\]\\(https", Assert.Single(NotesIn(world, leads)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Member_Tells_Three_A_Day_And_All_Together_Twenty()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        var ofAda = new List<string>();
        foreach (var thing in new[] { "alpha", "beta", "beta", "gamma", "delta" })
        {
            ofAda.Add(await TellsAsync(world, "Ada", "elderflower", thing));
        }

        var ofOthers = new List<string>();
        for (var member = 0; member < 20; member++)
        {
            ofOthers.Add(await TellsAsync(world, $"M{member}", "elderflower", $"thing{member}"));
        }

        Assert.Equal([MissingTexts.Noted, MissingTexts.Noted, MissingTexts.NotedBefore, MissingTexts.Noted, MissingTexts.EnoughOfMember], ofAda);
        Assert.Equal(17, ofOthers.Count(said => said == MissingTexts.Noted));
        Assert.Equal(MissingTexts.EnoughOfDay, ofOthers[^1]);
        Assert.Equal(MissingTexts.Noted, await TellsAsync(world, "Grace", "elderflower", "ALPHA!"));
        Assert.Equal(20, (await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop)).Count);

        world.Time.SetUtcNow(On(1, 9));
        Assert.Equal(MissingTexts.Noted, await TellsAsync(world, "Ada", "elderflower", "delta"));
    }

    [Fact]
    public async Task Without_A_Lead_Channel_They_Wait_In_The_Status_Until_A_Lead_Has_Read_Them()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await TellsAsync(world, "Ada", "elderflower lemonade recipe");
        await world.AtAsync(On(1, 12), Stop);

        var status = await world.Lead.RunsAsync("/daily status");
        var field = Assert.Single(status.Card.Fields, field => field.Name == "Missing from the handbook (1)");
        Assert.Equal("**Monday, 23 November**\n• elderflower lemonade recipe", field.Value);
        Assert.DoesNotContain((await world.Chat.As("Ada").RunsAsync("/daily status")).Card.Fields, field => field.Name.StartsWith("Missing", StringComparison.Ordinal));

        await world.Lead.PressesAsync(status, DailyTexts.NotesReadButton);
        Assert.Empty(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop));
    }

    [Fact]
    public async Task What_No_Lead_Reads_In_Thirty_Days_Is_Dropped()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await TellsAsync(world, "Ada", "elderflower");

        await world.AtAsync(On(29, 12), Stop);
        Assert.Single(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop));
        await world.AtAsync(On(30, 12), Stop);
        Assert.Empty(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop));
    }

    [Fact]
    public async Task A_Note_That_Cannot_Be_Posted_Is_Tried_Again()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        await world.CourseAsync(settings => settings with { LeadChannel = leads, Weekdays = Weekdays.Sunday });
        await TellsAsync(world, "Ada", "elderflower");
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));

        await world.AtAsync(On(1, 10), Stop);
        Assert.Empty(NotesIn(world, leads));
        await world.AtAsync(On(1, 10, 1), Stop);
        await world.AtAsync(On(1, 10, 2), Stop);

        Assert.Single(NotesIn(world, leads));
    }

    [Fact]
    public async Task Where_There_Is_No_Course_Nobody_Could_Be_Told()
    {
        await using var world = new DailyWorld();

        Assert.Equal(MissingTexts.NoCourse, await PressesAsync(world));
    }

    [Fact]
    public async Task Where_The_Course_Is_Not_Clear_The_Member_Is_Told_Where_To_Go()
    {
        await using var world = new DailyWorld();
        foreach (var name in new[] { "one", "two" })
        {
            await world.CourseAsync(settings => settings with { Channel = world.Chat.ChannelNamed(name), Name = name });
        }

        Assert.Equal(MissingTexts.SeveralCourses, await PressesAsync(world));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" !? ")]
    [InlineData("\u200B\u202E")]
    public async Task What_Has_No_Words_Is_Not_Noted(string text)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var router = world.Get<CommandRouter>();
        var place = new Place(world.Chat.Server, world.Chat.General, null, FakeChat.Everything);

        var reply = (Reply)await router.HandleAsync(
            new FormSubmitted("1", ada.AsMember, place, "en-US", Start, "missing:tell", null, new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = text }), Stop);

        Assert.Equal(MissingTexts.NoWords, reply.Text);
        Assert.Empty(await world.Get<IMissingQuestions>().WaitingAsync(course.Id, Stop));
    }

    [Fact]
    public void A_Note_That_Is_Too_Long_Counts_What_Does_Not_Fit()
    {
        MissingWish[] wishes = [.. Enumerable.Range(0, 20).Select(number => new MissingWish(new LocalDate(2026, 11, 23), $"{number}" + new string('*', 180), 1))];

        var note = MissingTexts.Note(new ChannelId(ulong.MaxValue), wishes);

        Assert.InRange(note.Length, 1_500, 2_000);
        Assert.EndsWith($"\n… and {20 - note.Split('•').Length + 1} more", note, StringComparison.Ordinal);
    }

    private static IReadOnlyList<FakeMessage> NotesIn(DailyWorld world, ChannelId channel) =>
        [.. world.Chat.PostsIn(channel).Where(post => post.Text.StartsWith("Looked up in vain", StringComparison.Ordinal))];

    private static async Task<string> PressesAsync(DailyWorld world)
    {
        var ada = world.Chat.As("Ada");
        return (await ada.PressesAsync(await ada.RunsAsync("/ask", ("question", "elderflower lemonade recipe")), Button)).Text;
    }

    private static async Task<string> TellsAsync(DailyWorld world, string name, string lookedUp, string? told = null)
    {
        var member = world.Chat.As(name);
        var form = await member.PressesAsync(await member.RunsAsync("/ask", ("question", lookedUp)), Button);
        return (await member.SubmitsAsync(form, told is null ? [] : [("text", told)])).Text;
    }
}
