using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Daily.Setup;
using StudyBot.Core.Handbooks;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

/// <summary>The steps under a proposal of /daily setup.</summary>
public sealed class SetupStepsTests
{
    private static readonly RoleId LeadRole = new(6);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_Can_Be_Chosen_Step_By_Step_And_Holds_From_The_Confirmation_On()
    {
        await using var world = new DailyWorld(3, 3);
        var (lead, study, leads) = (world.Lead, world.Chat.ChannelNamed("study"), world.Chat.ChannelNamed("leads"));

        var proposal = await lead.RunsAsync("/daily setup");
        proposal = await lead.SubmitsAsync(
            await lead.PressesAsync(proposal, SetupTexts.WhenButton), ("time", "9:05"), ("zone", "paris"), ("weekdays", "Mon, Wed"), ("window", "5"));
        proposal = await lead.SubmitsAsync(await lead.PressesAsync(proposal, SetupTexts.ContentButton), ("chapters", "2"), ("written-points", "10"), ("name", "Evening class"));
        proposal = await lead.PicksAsync(proposal, SetupTexts.ChooseChannel, study.Value);
        var people = await lead.PressesAsync(proposal, SetupTexts.PeopleButton);
        people = await lead.PicksAsync(people, SetupTexts.ChoosePing, 5);
        people = await lead.PicksAsync(people, SetupTexts.ChooseLeadRole, LeadRole.Value);
        people = await lead.PicksAsync(people, SetupTexts.ChooseLeadChannel, leads.Value);
        people = await lead.ChoosesAsync(people, nameof(ThreadMode.Posting));
        people = await lead.PressesAsync(people, SetupTexts.NamesShownButton);
        proposal = await lead.PressesAsync(people, SetupTexts.BackButton);

        Assert.Empty(await world.Courses.InServerAsync(world.Chat.Server, Stop));
        Assert.Equal(DailyTexts.PreviewNewTitle, proposal.Card.Title);
        Assert.Contains(proposal.Card.Fields, field => field.Name == SetupTexts.NameField && field.Value == "Evening class");
        Assert.Contains(proposal.Card.Fields, field => field.Name == DailyTexts.FieldFirst && field.Value.Contains($"<t:{On(0, 8, 5).ToUnixTimeSeconds()}:F>", StringComparison.Ordinal));
        await lead.PressesAsync(proposal, "Confirm");
        var course = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop));
        Assert.Equal([2], course.Settings.Chapters);
        Assert.Equal(
            new CourseSettings
            {
                Channel = study,
                Name = "Evening class",
                Pack = "docker",
                Zone = "Europe/Paris",
                PostTime = new NodaTime.LocalTime(9, 5),
                Weekdays = Weekdays.Monday | Weekdays.Wednesday,
                Window = TimeSpan.FromHours(5),
                Chapters = course.Settings.Chapters,
                PingRole = new RoleId(5),
                LeadRole = LeadRole,
                LeadChannel = leads,
                Thread = ThreadMode.Posting,
                WrittenMax = 10,
                Names = NamesMode.OnRequest,
            },
            course.Settings);
    }

    [Fact]
    public async Task Roles_And_The_Lead_Channel_Can_Be_Taken_Away_Again()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync(settings => settings with { PingRole = new RoleId(5), LeadRole = LeadRole, LeadChannel = world.Chat.ChannelNamed("leads") });

        var people = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup"), SetupTexts.PeopleButton);
        foreach (var picker in (string[])[SetupTexts.ChoosePing, SetupTexts.ChooseLeadRole, SetupTexts.ChooseLeadChannel])
        {
            people = await world.Lead.PicksAsync(people, picker, id: null);
        }

        await world.Lead.PressesAsync(await world.Lead.PressesAsync(people, SetupTexts.BackButton), "Confirm");

        var settings = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop)).Settings;
        Assert.Equal((null, null, null), (settings.PingRole, settings.LeadRole, settings.LeadChannel));
    }

    [Theory]
    [InlineData(Weekdays.Every)]
    [InlineData(Weekdays.MondayToFriday)]
    [InlineData(Weekdays.Tuesday | Weekdays.Sunday)]
    public async Task A_Form_That_Is_Sent_As_It_Came_Changes_Nothing(Weekdays weekdays)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Weekdays = weekdays, Zone = "America/New_York", WrittenMax = 0, Chapters = [2] });
        var proposal = await world.Lead.RunsAsync("/daily setup");

        proposal = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(proposal, SetupTexts.WhenButton));
        proposal = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(proposal, SetupTexts.ContentButton));
        await world.Lead.PressesAsync(proposal, "Confirm");

        var settings = Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop)).Settings;
        Assert.Equal(course.Settings with { Chapters = settings.Chapters }, settings);
        Assert.Equal([2], settings.Chapters);
    }

    [Theory]
    [InlineData("window", "soon", "`window`: \"soon\" is not a number of hours")]
    [InlineData("window", "168", "`window`: 168 hours is not possible")]
    [InlineData("time", "25:00", "`time`:")]
    [InlineData("zone", "Atlantis", "`zone`:")]
    [InlineData("weekdays", "never", "`weekdays`:")]
    public async Task A_Mistake_In_A_Form_Is_Named_And_The_Proposal_Stays_As_It_Was(string field, string typed, string expected)
    {
        await using var world = new DailyWorld();
        var proposal = await world.Lead.RunsAsync("/daily setup");
        var before = proposal.Required.Reply;

        var answer = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(proposal, SetupTexts.WhenButton), (field, typed));

        Assert.Contains(expected, answer.Text);
        Assert.True(answer.IsPrivate);
        Assert.Equal(before, proposal.Required.Reply);
    }

    [Fact]
    public async Task A_Lead_By_Role_Changes_The_Course_Step_By_Step_But_Not_Who_Leads_It()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync(settings => settings with { LeadRole = LeadRole });
        var ada = world.Chat.As("Ada").WithRoles(LeadRole);

        var proposal = await ada.RunsAsync("/daily setup");
        var people = await ada.PressesAsync(proposal, SetupTexts.PeopleButton);
        var refused = await ada.ForgesAsync(people.Required, people.Required.Pickers.Single().Id.Replace(SetupControl.PingRole, SetupControl.LeadRole, StringComparison.Ordinal));

        Assert.Equal([SetupTexts.ChoosePing], people.Required.Pickers.Select(picker => picker.Placeholder));
        Assert.Equal(DailyTexts.NeedsManageServerForLeads, refused.Text);
        Assert.DoesNotContain(proposal.Required.Pickers, picker => picker.Placeholder == SetupTexts.ChooseChannel);
    }

    [Fact]
    public async Task Nobody_Else_Changes_A_Proposal_And_A_Settled_One_Does_Not_Change_Any_More()
    {
        await using var world = new DailyWorld();
        var proposal = await world.Lead.RunsAsync("/daily setup");
        var (step, other) = (proposal.Required.Buttons.Single(button => button.Label == SetupTexts.PeopleButton).Id, world.Chat.As("Max").ManagesTheServer());

        var ofOther = await other.ForgesAsync(proposal.Required, step);
        await world.Lead.PressesAsync(proposal, "Confirm");
        var late = await world.Lead.ForgesAsync(proposal.Required, step);

        Assert.Equal(DailyTexts.DraftOfOther, ofOther.Text);
        Assert.Equal(DailyTexts.DraftGone, late.Text);
        Assert.Equal(ChatTexts.UnknownControl, (await world.Lead.ForgesAsync(proposal.Required, "setup:people")).Text);
    }

    [Fact]
    public async Task A_Channel_That_Has_A_Course_Is_Not_Taken()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var lead = world.Lead.In(world.Chat.ChannelNamed("second"));

        var answer = await lead.PicksAsync(await lead.RunsAsync("/daily setup"), SetupTexts.ChooseChannel, world.Chat.General.Value);

        Assert.Equal(SetupTexts.HasCourse(world.Chat.General), answer.Text);
    }

    [Theory]
    [InlineData(50, NamesMode.Shown)]
    [InlineData(51, NamesMode.OnRequest)]
    public async Task In_A_Large_Server_Names_Are_Proposed_On_Request(int members, NamesMode proposed)
    {
        await using var world = new DailyWorld();
        await world.Chat.TellAsync(new Notice.ServerAvailable(world.Chat.Server, "Study", JustJoined: false) { Members = members }, Stop);

        await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup"), "Confirm");

        Assert.Equal(proposed, Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop)).Settings.Names);
    }

    [Fact]
    public async Task What_Is_Missing_In_The_Channel_For_Leads_Is_Named_Too()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        world.Chat.Allow(leads, ChannelAbilities.View);

        var proposal = await world.Lead.RunsAsync("/daily setup", ("lead-channel", leads));

        Assert.Equal(SetupTexts.MissingForNotes(leads), proposal.Card.Body);
        Assert.Equal(CardTone.Warning, proposal.Card.Tone);
    }

    [Fact]
    public async Task Outside_Of_Its_Courses_A_Server_Has_The_Handbook_Of_Its_First_Course_Until_A_Lead_Chooses_Another()
    {
        await using var world = new DailyWorld();
        world.Books.All = [.. world.Books.All, TestHandbook.With("linux", 2), TestHandbook.With("nets", 2)];
        var elsewhere = new Place(world.Chat.Server, world.Chat.ChannelNamed("chatter"), Parent: null, ChannelAbilities.None);
        await world.CourseAsync(settings => settings with { Pack = "linux" });
        await world.CourseAsync(settings => settings with { Pack = "nets", Channel = world.Chat.ChannelNamed("nets") });

        Assert.Equal("linux", await PackAsync());
        var form = await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily setup"), SetupTexts.ContentButton);
        var wrong = await world.Lead.SubmitsAsync(form, (SetupForms.ServerPack, "rust"));
        await world.Lead.PressesAsync(await world.Lead.SubmitsAsync(form, (SetupForms.ServerPack, "nets")), "Confirm");

        Assert.Contains("there is no \"rust\"", wrong.Text);
        Assert.Equal("nets", await PackAsync());

        async Task<string> PackAsync() => (await world.Get<IServerHandbook>().ForAsync(elsewhere, Stop)).Id;
    }
}
