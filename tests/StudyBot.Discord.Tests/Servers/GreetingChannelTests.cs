using StudyBot.Core.Chat;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Servers;

public sealed class GreetingChannelTests
{
    private const ulong Server = 1;
    private const ulong Bot = 9;
    private const ulong Cards = (1UL << 10) | (1UL << 11) | (1UL << 14);

    [Fact]
    public void It_Is_The_Channel_For_System_Messages_Where_The_Bot_May_Write_There()
    {
        var guild = Guild(Text(10, position: 0), Text(11, position: 1));

        Assert.Equal(new ChannelId(11), GreetingChannel.In(guild with { SystemChannelId = new Snowflake(11) }, Bot));
        Assert.Equal(new ChannelId(10), GreetingChannel.In(guild with { SystemChannelId = new Snowflake(12) }, Bot));
    }

    [Fact]
    public void Else_It_Is_The_Topmost_Text_Channel_That_The_Bot_May_Write_In()
    {
        var silent = Text(10, position: 0) with { PermissionOverwrites = [new OverwriteObject(new Snowflake(Server), 0, "0", $"{1UL << 11}")] };
        var voice = Text(11, position: 1) with { Type = 2 };

        Assert.Equal(new ChannelId(13), GreetingChannel.In(Guild(silent, voice, Text(12, position: 3), Text(13, position: 2)), Bot));
    }

    [Fact]
    public void Where_The_Bot_May_Write_Nowhere_Or_Does_Not_Know_There_Is_None()
    {
        Assert.Null(GreetingChannel.In(Guild(Text(10, position: 0)) with { Roles = [new RoleObject(new Snowflake(Server), "0")] }, Bot));
        Assert.Null(GreetingChannel.In(Guild(Text(10, position: 0)) with { Members = [] }, Bot));
        Assert.Null(GreetingChannel.In(Guild(), Bot));
    }

    private static GuildObject Guild(params ChannelObject[] channels) => new()
    {
        Id = new Snowflake(Server),
        Roles = [new RoleObject(new Snowflake(Server), $"{Cards}")],
        Channels = channels,
        Members = [new MemberObject { User = new UserObject { Id = new Snowflake(Bot) } }],
    };

    private static ChannelObject Text(ulong id, int position) => new() { Id = new Snowflake(id), Type = 0, Position = position };
}
