using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class RevealTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task First_Timers_Are_Named_Once_And_At_Most_Ten_Of_Them()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var first = Post(world);
        foreach (var number in Enumerable.Range(10, 12))
        {
            await world.Chat.As($"M{number}").PressesAsync(first, "A");
        }

        await world.AtAsync(On(1, 10), Stop);
        await world.Chat.As("M10").PressesAsync(Post(world), "A");
        await world.Chat.As("New_one").PressesAsync(Post(world), "A");
        await world.AtAsync(On(2, 9), Stop);

        Assert.Equal("M10, M11, M12, M13, M14, M15, M16, M17, M18, M19 and 2 more", Field(first, "Here for the first time"));
        Assert.Equal(@"New\_one", Field(Post(world), "Here for the first time"));
    }

    [Fact]
    public async Task Who_Left_Or_Is_Off_The_Boards_Is_Not_Named_And_An_Alias_Is_Kept()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Monday, Window = TimeSpan.FromDays(6) });
        await world.AtAsync(On(0, 10), Stop);
        foreach (var name in (string[])["Ada", "Bob", "Cyd", "Dan"])
        {
            await world.Chat.As(name).PressesAsync(await WriteAsync(world.Chat.As(name), Post(world), WrittenWords.Full), "May be shown: no");
        }

        await world.AppearsAsync(world.Chat.As("Bob"), BoardNaming.Alias);
        await world.AppearsAsync(world.Chat.As("Cyd"), BoardNaming.Off);
        var bob = Alias.Of(world.Chat.As("Bob").Id, course.BagSeed);
        world.Chat.Leaves("Dan");
        await world.AtAsync(On(6, 10), Stop);

        Assert.Equal(string.Join(", ", new[] { "Ada", bob }.Order(StringComparer.OrdinalIgnoreCase)), Field(Post(world), "Here for the first time"));
        Assert.Equal(
            new[] { "", "Ada", bob }.Order(StringComparer.Ordinal),
            Field(Post(world), "In their own words")!.Split('\n').Select(line => line[(line.LastIndexOf('”') + 1)..].Replace(" - ", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Round_Numbers_Of_Days_In_A_Row_Are_Named()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Every });
        for (var day = 0; day < 6; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
            await world.Chat.As("Ada").PressesAsync(Post(world), "A");
        }

        await world.AtAsync(On(6, 9), Stop);

        var posts = world.Chat.PostsIn(world.Chat.General);
        Assert.Equal("Ada: 5 days", Field(posts[4], "Days in a row"));
        Assert.Null(Field(posts[3], "Days in a row"));
        Assert.Null(Field(posts[5], "Days in a row"));
    }

    [Fact]
    public async Task Only_Good_Words_Whose_Author_Agreed_Are_Shown()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var post = Post(world);
        var agreed = await WriteAsync(world.Chat.As("Ada"), post, WrittenWords.Full + " @everyone");
        Assert.Contains("May be shown: no", Labels(agreed));
        var shown = await world.Chat.As("Ada").PressesAsync(agreed, "May be shown: no");
        await WriteAsync(world.Chat.As("Bob"), post, WrittenWords.Full);
        await world.Chat.As("Cyd").PressesAsync(await WriteAsync(world.Chat.As("Cyd"), post, WrittenWords.Nothing), "May be shown: no");
        var changed = await world.Chat.As("Dan").PressesAsync(await WriteAsync(world.Chat.As("Dan"), post, WrittenWords.Half), "May be shown: no");
        await world.Chat.As("Dan").PressesAsync(changed, "May be shown: yes");

        await world.AtAsync(On(1, 9), Stop);

        Assert.Contains("May be shown: yes", Labels(shown));
        var highlights = Field(post, "In their own words")!;
        Assert.EndsWith(@"\@everyone” - Ada", highlights);
        Assert.Single(highlights.Split('\n'));
    }

    [Fact]
    public async Task Taking_An_Answer_Back_Takes_The_Consent_Back()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var ada = world.Chat.As("Ada");
        var receipt = await ada.PressesAsync(await WriteAsync(ada, Post(world), WrittenWords.Full), "May be shown: no");

        await ada.PressesAsync(receipt, "Remove");
        await WriteAsync(ada, Post(world), WrittenWords.Full);
        await world.AtAsync(On(1, 9), Stop);

        Assert.Null(Field(Post(world), "In their own words"));
    }

    [Fact]
    public async Task The_Next_Post_Says_How_The_Last_One_Went_And_Links_To_It()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var right = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!.Right;
        var first = Post(world);
        await world.Chat.As("Ada").PressesAsync(first, Letter(right));
        await world.Chat.As("Bob").PressesAsync(first, Letter(right));
        await world.Chat.As("Cyd").PressesAsync(first, Letter((right + 1) % 4));

        await world.AtAsync(On(1, 10), Stop);
        var second = Post(world);
        await world.Chat.As("Ada").PressesAsync(second, "A");
        await world.AtAsync(On(1, 10, 1), Stop);

        Assert.EndsWith($"Yesterday: [{Letter(right)}, 67 % right]({world.Chat.LinkTo(world.Chat.Server, first.Ref)})", second.Card.Body);
        Assert.Contains("1 answer so far", second.Card.Body);
        Assert.DoesNotContain("Yesterday", first.Versions[0].Cards[0].Body);
    }

    [Fact]
    public async Task Every_Public_Text_Keeps_The_Limits_With_Five_Hundred_Members_And_The_Longest_Names()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Thread = ThreadMode.Closing });
        await world.AtAsync(On(0, 10), Stop);
        var question = (await world.Questions.OpenInAsync(course.Id, Stop))!;
        await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
        {
            var who = new Respondent(world.Chat.Server, new MemberId((ulong)number + 1), $"{new string('_', 29)}{number:000}");
            await world.Responses.ChooseAsync(question.Id, who, number % 4, On(0, 10, 5), Stop);
            await world.Responses.WriteAsync(question.Id, who, WrittenWords.Full.PadRight(1_000, '*'), On(0, 10, 6), Stop);
            await world.Responses.AllowAsync(question.Id, who.Member, mayBeShown: true, On(0, 10, 6), Stop);
        }));

        await world.AtAsync(On(1, 10), Stop);
        var day = world.Chat.PostsIn(world.Chat.General)[0];
        var lead = world.Lead;
        var detail = await lead.ChoosesAsync(await lead.RunsAsync("/daily history"), question.Id.ToString());
        var list = await lead.PressesAsync(detail, "Regrade");
        var more = await lead.PressesAsync(list, "More answers");
        var preview = await lead.PressesAsync(detail, "Void");
        await lead.SubmitsAsync(await lead.PressesAsync(preview, "Give the reason and void"), ("reason", new string('*', 200)));

        // The fake chat refuses whatever is longer than the seam allows.
        Assert.Contains("500 answers in all, 500 in their own words", day.Card.Footer);
        Assert.Contains("voided", day.Card.Title);
        Assert.Contains("375 members -5, 125 members -15", preview.Reply!.Text);
        Assert.Equal(25, more.Required.Selects.Single().Choices.Count);
        Assert.EndsWith(" and 490 more", day.Versions[^2].Cards[0].Fields[0].Value);
    }

    private static string Letter(int option) => ((char)('A' + option)).ToString();

    private static FakeMessage Post(DailyWorld world) => world.Chat.PostsIn(world.Chat.General)[^1];

    private static string? Field(FakeMessage post, string name) => post.Card.Fields.SingleOrDefault(field => field.Name == name)?.Value;

    private static IEnumerable<string> Labels(Seen seen) => seen.Reply!.Rows.SelectMany(row => row.Controls).OfType<Button>().Select(button => button.Label);

    private static async Task<Seen> WriteAsync(FakeMember member, FakeMessage post, string text) =>
        await member.SubmitsAsync(await member.PressesAsync(post, "Write your answer"), ("text", text));
}
