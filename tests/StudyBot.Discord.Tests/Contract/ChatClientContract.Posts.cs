using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

public abstract partial class ChatClientContract
{
    private static readonly ChannelId Nowhere = new(4_194_304);

    [Fact]
    public async Task A_Post_Is_Seen_By_Everyone_And_Only_Once_Per_Key()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var ada = await stage.JoinsAsync("Ada");

        var first = await stage.Chat.PostAsync(stage.Channel, new Reply("good morning"), new PostKey("k1"), Stop);
        var again = await stage.Chat.PostAsync(stage.Channel, new Reply("good morning"), new PostKey("k1"), Stop);
        var other = await stage.Chat.PostAsync(stage.Channel, new Reply("good evening"), new PostKey("k2"), Stop);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(["good morning", "good evening"], (await ada.SeesAsync()).Select(seen => seen.Text));
    }

    [Fact]
    public async Task A_Picture_Comes_With_Its_Description()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var ada = await stage.JoinsAsync("Ada");
        var picture = new Picture("board.png", Pixel, "Ada leads with 12 points");

        await stage.Chat.PostAsync(stage.Channel, new Reply("the board") { Pictures = [picture], Cards = [new Card("Week 47")] }, new PostKey("k"), Stop);

        Assert.Equal(["Ada leads with 12 points"], Assert.Single(await ada.SeesAsync()).PictureDescriptions);
    }

    [Fact]
    public async Task An_Edit_Replaces_The_Whole_Message()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var ada = await stage.JoinsAsync("Ada");
        var post = await stage.Chat.PostAsync(
            stage.Channel, PostWith(Visibility.Private) with { Cards = [new Card("Old")], Pictures = [new Picture("a.png", Pixel, "old")] }, new PostKey("k"), Stop);

        await stage.Chat.EditAsync(post, new Reply { Cards = [new Card("New")] }, Stop);

        var seen = Assert.Single(await ada.SeesAsync());
        Assert.Equal("", seen.Text);
        Assert.Equal(["New"], seen.Titles);
        Assert.Empty(seen.Buttons);
        Assert.Empty(seen.PictureDescriptions);
    }

    [Fact]
    public async Task What_No_Longer_Exists_Is_Called_Gone()
    {
        await using var stage = await OpenAsync(_bot, Stop);

        await ThrowsAsync(ChatFault.Gone, () => stage.Chat.PostAsync(Nowhere, new Reply("x"), new PostKey("k"), Stop));
        await ThrowsAsync(ChatFault.Gone, () => stage.Chat.EditAsync(new MessageRef(stage.Channel, 4_194_304), new Reply("x"), Stop));
    }

    [Fact]
    public async Task What_The_Bot_May_Not_Do_Is_Called_Forbidden()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        await stage.DenyAsync(ChannelAbilities.Send);

        await ThrowsAsync(ChatFault.Forbidden, () => stage.Chat.PostAsync(stage.Channel, new Reply("x"), new PostKey("k"), Stop));
    }

    [Fact]
    public async Task What_Breaks_A_Limit_Is_Called_Refused()
    {
        await using var stage = await OpenAsync(_bot, Stop);

        await ThrowsAsync(ChatFault.Refused, () => stage.Chat.PostAsync(stage.Channel, new Reply(new string('x', 2_001)), new PostKey("k"), Stop));
    }

    [Fact]
    public async Task A_Message_Has_One_Thread_And_What_Is_Done_There_Belongs_To_The_Channel()
    {
        await using var stage = await OpenAsync(_bot.Command("who", Visibility.Private, new Reply("you")), Stop);
        var ada = await stage.JoinsAsync("Ada");
        var post = await stage.Chat.PostAsync(stage.Channel, new Reply("discuss"), new PostKey("k"), Stop);

        var thread = await stage.Chat.StartThreadAsync(post, "Discussion", Stop);
        var again = await stage.Chat.StartThreadAsync(post, "Discussion", Stop);
        await ada.RunsInAsync(thread, "who");

        Assert.Equal(thread, again);
        var place = _bot.Last<CommandInvoked>().Place;
        Assert.Equal(thread, place.Channel);
        Assert.Equal(stage.Channel, place.CourseChannel);
        Assert.True((await stage.Chat.AbilitiesInAsync(stage.Server, thread, toPing: null, Stop))!.Value.HasFlag(ChannelAbilities.SendInThreads));
    }

    [Fact]
    public async Task The_Bot_Knows_What_It_May_Do()
    {
        await using var stage = await OpenAsync(_bot, Stop);

        var before = await stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, toPing: null, Stop);
        await stage.DenyAsync(ChannelAbilities.StartThreads);
        var after = await EventuallyAsync(
            () => stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, toPing: null, Stop), abilities => abilities?.HasFlag(ChannelAbilities.StartThreads) == false);

        Assert.True(before!.Value.HasFlag(ChannelAbilities.View | ChannelAbilities.Send | ChannelAbilities.ShowCards | ChannelAbilities.AttachFiles | ChannelAbilities.ReadHistory | ChannelAbilities.StartThreads | ChannelAbilities.SendInThreads));
        Assert.True(after!.Value.HasFlag(ChannelAbilities.Send));
    }

    [Fact]
    public async Task A_Role_That_Anyone_May_Mention_Asks_For_No_Ability()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        await stage.DenyAsync(ChannelAbilities.PingRoles);

        var any = await EventuallyAsync(
            () => stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, toPing: null, Stop), abilities => abilities?.HasFlag(ChannelAbilities.PingRoles) == false);

        Assert.True(any!.Value.HasFlag(ChannelAbilities.Send));
        Assert.Equal(any | ChannelAbilities.PingRoles, await stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, stage.Role, Stop));
        Assert.Equal(any, await stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, new RoleId(stage.Server.Value), Stop));
    }

    [Fact]
    public async Task A_Channel_Out_Of_Sight_Is_Told_From_One_That_Is_Gone_And_From_A_Foreign_Server()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        await stage.DenyAsync(ChannelAbilities.View);

        Assert.Null(await stage.Chat.AbilitiesInAsync(stage.Server, Nowhere, toPing: null, Stop));
        Assert.Equal(
            ChannelAbilities.None,
            await EventuallyAsync(() => stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, toPing: null, Stop), abilities => abilities is ChannelAbilities.None));
        await stage.RemoveBotAsync();
        var gone = await Assert.ThrowsAsync<ChatException>(() => EventuallyAsync(() => stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, toPing: null, Stop), _ => false));
        Assert.Equal(ChatFault.Gone, gone.Fault);
    }

    [Fact]
    public async Task The_Bot_Finds_Its_Own_Messages_Newest_First_With_The_Ids_Of_Their_Controls()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var (one, two) = await TwoPostsAsync(stage);

        var found = Assert.IsType<OwnMessages.Complete>(await stage.Chat.OwnMessagesSinceAsync(stage.Channel, DateTimeOffset.MinValue, 1_000, Stop)).Messages;
        var sinceTwo = Assert.IsType<OwnMessages.Complete>(await stage.Chat.OwnMessagesSinceAsync(stage.Channel, found[0].At.AddSeconds(1), 1_000, Stop)).Messages;

        Assert.Equal([two, one], found.Select(message => message.Ref));
        Assert.Equal(["t:press"], found[0].ControlIds);
        Assert.Empty(found[1].ControlIds);
        Assert.Empty(sinceTwo);
    }

    [Fact]
    public async Task Beyond_The_Limit_The_Bot_Says_That_There_Is_More()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var (_, two) = await TwoPostsAsync(stage);

        var found = Assert.IsType<OwnMessages.TooMany>(await stage.Chat.OwnMessagesSinceAsync(stage.Channel, DateTimeOffset.MinValue, 1, Stop)).Messages;

        Assert.Equal(two, Assert.Single(found).Ref);
    }

    [Fact]
    public async Task A_History_That_May_Not_Be_Read_Is_Not_Taken_For_An_Empty_One()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        await TwoPostsAsync(stage);
        await stage.DenyAsync(ChannelAbilities.ReadHistory);

        var found = await EventuallyAsync(() => stage.Chat.OwnMessagesSinceAsync(stage.Channel, DateTimeOffset.MinValue, 1_000, Stop), found => found is OwnMessages.Unreadable);

        Assert.IsType<OwnMessages.Unreadable>(found);
    }

    [Fact]
    public async Task Who_Left_Is_Gone()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var ada = await stage.JoinsAsync("Ada");

        var before = await stage.Chat.MembershipAsync(stage.Server, ada.Id, Stop);
        await stage.LeavesAsync(ada);
        var after = await stage.Chat.MembershipAsync(stage.Server, ada.Id, Stop);

        Assert.Equal("Ada", Assert.IsType<Membership.Present>(before).Member.DisplayName);
        Assert.IsType<Membership.Gone>(after);
    }

    // The smallest PNG there is: one transparent pixel.
    private static byte[] Pixel => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static async Task<(MessageRef One, MessageRef Two)> TwoPostsAsync(Stage stage) => (
        await stage.Chat.PostAsync(stage.Channel, new Reply("one"), new PostKey("k1"), Stop),
        await stage.Chat.PostAsync(stage.Channel, PostWith(Visibility.Private), new PostKey("k2"), Stop));

    private static async Task ThrowsAsync(ChatFault fault, Func<Task> call) => Assert.Equal(fault, (await Assert.ThrowsAsync<ChatException>(call)).Fault);

    // Changes of permissions reach the bot with a delay.
    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> read, Func<T, bool> until)
    {
        for (var attempt = 0; ; attempt++)
        {
            var value = await read();
            if (until(value) || attempt == 100)
            {
                return value;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Stop);
        }
    }
}
