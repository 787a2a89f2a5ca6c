using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;
using StudyBot.Core.Seasons;
using StudyBot.Core.Teams;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Seasons;

/// <summary>The post of a result comes once, and says what was decided since.</summary>
public sealed class ResultPostTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Result_Whose_Answer_Got_Lost_Is_Found_Again_And_Adopted()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true));
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        Assert.Equal(SeasonState.Closed, (await played.Seasons.FindAsync(1, Stop))!.State);
        await world.RestartAsync();
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(30), Stop);

        var post = Assert.Single(played.Results);
        Assert.Equal(post.Ref, (await played.Seasons.FindAsync(1, Stop))!.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Stop_In_The_Middle_Of_A_Result_Leads_To_One_Post(bool posted)
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true));
        await world.AtAsync(PlayedSeason.Closes, Stop);
        using var program = new CancellationTokenSource();
        world.Wrap = chat => new StoppedInTheMiddle(chat, program, posted);
        await world.RestartAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.SeasonSweep.RunAsync(program.Token));

        world.Wrap = null;
        await world.RestartAsync();
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddSeconds(20), Stop);

        Assert.Single(played.Results);
        Assert.Equal(SeasonState.Posted, (await played.Seasons.FindAsync(1, Stop))!.State);
    }

    [Fact]
    public async Task A_Result_That_May_Have_Been_Posted_In_An_Unreadable_Channel_Is_Not_Posted_Again()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true));
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.ReadHistory);

        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(2), Stop);

        Assert.Empty(played.Results);
        Assert.Single(await world.Courses.NotesAsync(played.Course.Id, Stop), note => note.Kind == NoteKind.SeasonUncertain);
    }

    [Fact]
    public async Task Two_Workers_On_One_Database_Post_One_Result()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true));
        await using var second = world.SecondWorker();
        var other = second.GetRequiredService<SeasonSweep>();
        await world.AtAsync(PlayedSeason.Closes, Stop);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => Task.Run(() => (turn % 2 == 0 ? world.SeasonSweep : other).RunAsync(Stop), Stop)));

        Assert.Single(played.Results);
        Assert.Single(await world.Courses.NotesAsync(played.Course.Id, Stop), note => note.Kind == NoteKind.SeasonClosed);
    }

    [Fact]
    public async Task A_Result_People_Deleted_Is_Not_Posted_Again()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world, ("Ada", true));
        world.Chat.RemoveMessage(played.Results[0].Ref);

        await played.VoidAsync(0, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(5), Stop);

        Assert.Empty(played.Results);
        Assert.Empty(await played.Seasons.OutdatedAsync(Stop));
    }

    [Fact]
    public async Task A_Void_After_The_Closing_Adds_One_Dated_Note_And_Moves_No_Place()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world, ("Ada", true), ("Bob", false));
        var before = played.Results[0].Card;

        world.Time.SetUtcNow(PlayedSeason.Closes.AddDays(1));
        await played.VoidAsync(0, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddDays(1).AddMinutes(1), Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddDays(1).AddMinutes(2), Stop);

        var post = Assert.Single(played.Results);
        Assert.Equal(2, post.Versions.Count);
        Assert.Equal(before.Body, post.Card.Body);
        Assert.Equal(before.Footer, post.Card.Footer);
        Assert.Equal(
            "**4 December 2026:** the question of 23 November 2026 was voided. 1 member -2, 1 member -12.\nPlaces and points here stay as they were when the season closed.",
            Assert.Single(post.Card.Fields).Value);
        Assert.Single(post.Reply.Pictures);
        Assert.Null(post.Reply.Pings);
    }

    [Fact]
    public async Task A_Decision_About_An_Earlier_Question_Is_Noted_In_Each_Season_Whose_Points_It_Changes()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world, ("Ada", true));
        await played.DaysAsync(11, 42, Stop, ("Ada", true));
        Assert.Equal(2, played.Results.Count);

        // Without 30 November nothing of December changes: Ada's streak is longer than three days all the same.
        await played.VoidAsync(7, Stop);
        await world.SeasonsAtAsync(On(42, 11), Stop);

        Assert.Single(played.Results[0].Card.Fields);
        Assert.Empty(played.Results[1].Card.Fields);

        for (var day = 0; day < 5; day++)
        {
            await played.VoidAsync(day, Stop);
        }

        await world.SeasonsAtAsync(On(42, 12), Stop);

        Assert.Equal(7, played.Results[0].Card.Fields[0].Value.Split('\n').Length);
        Assert.Equal(
            ["**4 January 2027:** the question of 26 November 2026 was voided. 1 member -1.", "**4 January 2027:** the question of 27 November 2026 was voided. 1 member -2."],
            played.Results[1].Card.Fields[0].Value.Split('\n')[..^1]);
    }

    [Fact]
    public async Task A_Regrade_Is_Noted_Without_Saying_Whose()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 0, Stop, ("Ada", true));
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        await world.Chat.As("Cyd").SubmitsAsync(await world.Chat.As("Cyd").PressesAsync(post, "Write your answer"), ("text", WrittenWords.Half));
        await played.DaysAsync(1, 9, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);

        var answer = await world.Lead.ChoosesAsync(await world.Lead.PressesAsync(await played.HistoryAsync(0, Stop), "Regrade"), "Cyd");
        await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(answer, "Regrade"), ("points", "5"), ("reason", "It is all there."));
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);

        var note = played.Results[0].Card.Fields[0].Value;
        Assert.StartsWith("**3 December 2026:** an answer to the question of 23 November 2026 was regraded. 1 member +2.", note, StringComparison.Ordinal);
        Assert.DoesNotContain("Cyd", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_Have_Their_Places_In_Words_And_Picture()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.TeamsAsync(Stop, ("Whales", ["Ada", "Bob"]), ("Orcas", ["Cyd", "Dan"]));
        await played.DaysAsync(0, 9, Stop, ("Ada", true), ("Bob", false), ("Cyd", false), ("Dan", false));
        var teams = await played.RecomputedTeamsAsync(PlayedSeason.November, Stop);

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        var first = Assert.Single(played.Results).Reply;
        var mine = await world.Chat.As("Cyd").PressesAsync(played.Results[0], "My place");
        await world.Get<ITeamStore>().RenameAsync(played.Course.Id, teams[1].Team, TeamName.Read("Seals")!, new Ruling(RulingKind.TeamRenamed, world.Lead.Id, world.Time.GetUtcNow()), Stop);
        await played.VoidAsync(0, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);

        Assert.Equal(teams, (await played.Seasons.ResultAsync(1, Stop))!.Teams);
        Assert.Equal("`  1`  Whales: **30.00 points**, 50 % right, 2 members\n`  2`  Orcas: **0.00 points**, 0 % right, 2 members", Assert.Single(first.Cards[0].Fields, field => field.Name == "Teams").Value);
        Assert.EndsWith(". Teams: 1 Whales 30.00 points, 50 % right, 2 members; 2 Orcas 0.00 points, 0 % right, 2 members", first.Pictures[0].Description, StringComparison.Ordinal);
        Assert.Contains("Orcas **(your team)**", Assert.Single(mine.Card.Fields).Value, StringComparison.Ordinal);
        Assert.Equal(["Teams", "Decided since"], played.Results[0].Card.Fields.Select(field => field.Name));
        Assert.Contains("Seals: **0.00 points**", played.Results[0].Card.Fields[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_Notes_Than_Fit_Leave_Out_The_Oldest_And_Say_So()
    {
        await using var world = new DailyWorld();
        var played = await ClosedAsync(world, ("Ada", true));
        var question = (await world.Questions.OnDateAsync(played.Course.Id, Day(0), Stop))!;
        for (var number = 0; number < 30; number++)
        {
            var ruling = new Ruling(RulingKind.Regrade, world.Lead.Id, PlayedSeason.Closes.AddDays(number), "Again.") { About = world.Chat.As("Ada").Id };
            await world.Get<IRulingStore>().ApplyAsync(new Decision(question, ruling) { InSeasons = [] }, Stop);
        }

        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);

        var lines = played.Results[0].Card.Fields[0].Value.Split('\n');
        Assert.StartsWith("and ", lines[0], StringComparison.Ordinal);
        Assert.Contains("1 January 2027", lines[^2], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 6, 31);
    }

    [Fact]
    public async Task Without_The_Right_To_Attach_Files_Or_With_A_Failing_Picture_The_Words_Go_Out_Alone()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, ("Ada", true));
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.AttachFiles);

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        Assert.Empty(Assert.Single(played.Results).Reply.Pictures);
        world.Results.Fails = true;
        world.Chat.Allow(world.Chat.General, FakeChat.Everything);
        await played.VoidAsync(0, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);

        Assert.Empty(played.Results[0].Reply.Pictures);
        Assert.Null(played.Results[0].Card.PictureFile);
        Assert.Contains("Ada", played.Results[0].Card.Body, StringComparison.Ordinal);
        Assert.Single(played.Results[0].Card.Fields);
    }

    [Theory]
    [InlineData(1, "Congratulations to **M0**!")]
    [InlineData(2, "Congratulations to **M0** and **M1**!")]
    [InlineData(3, "Congratulations to **M0**, **M1** and **M2**!")]
    [InlineData(5, "Congratulations to **M0**, **M1** and 3 others!")]
    [InlineData(0, "`  1`  Last: **0 points**")]
    public async Task All_Who_Came_First_Are_Congratulated_And_Nobody_For_Nothing(int first, string beginning)
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 0, Stop, [.. Enumerable.Range(0, first).Select(n => ($"M{n}", true)), ("Last", false)]);
        await played.DaysAsync(1, 9, Stop);

        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);

        Assert.StartsWith(beginning, Assert.Single(played.Results).Card.Body, StringComparison.Ordinal);
        Assert.Equal(first > 0, played.Results[0].Reply.Pictures.Count > 0);
    }

    [Fact]
    public async Task My_Place_Shows_Ones_Own_Page_Privately_And_Turns()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world);
        await played.DaysAsync(0, 0, Stop, [.. Enumerable.Range(0, 12).Select(n => ($"M{n:00}", n < 11))]);
        await played.DaysAsync(1, 9, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        await world.SeasonsAtAsync(PlayedSeason.Closes.AddMinutes(1), Stop);
        var post = Assert.Single(played.Results);

        var last = await world.Chat.As("M11").PressesAsync(post, "My place");
        var turned = await world.Chat.As("M11").PressesAsync(last, "Previous");
        var none = await world.Chat.As("Nobody").PressesAsync(post, "My place");
        var forged = await world.Chat.As("M11").ForgesAsync(post, "season:mine:99:0");

        Assert.True(last.IsPrivate);
        Assert.Contains("` 12`  M11 **(you)**: **0 points**", turned.Required.Versions[0].Cards[0].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("M11", turned.Card.Body, StringComparison.Ordinal);
        Assert.StartsWith("page 1 of 2 · 12 members", turned.Card.Footer, StringComparison.Ordinal);
        Assert.EndsWith(SeasonTexts.NoPlace, none.Card.Body, StringComparison.Ordinal);
        Assert.Equal(SeasonTexts.Gone, forged.Text);
        Assert.EndsWith("and 2 more members; *My place* shows every place", post.Card.Body, StringComparison.Ordinal);
        Assert.Single(post.Versions);
    }

    private static async Task<PlayedSeason> ClosedAsync(DailyWorld world, params (string Name, bool Right)[] answers)
    {
        var played = await PlayedSeason.NovemberOfAsync(world, Stop, answers);
        await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
        Assert.Single(played.Results);
        return played;
    }
}
