using StudyBot.Core.Chat;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Servers;

public sealed class PermissionsTests
{
    private const ulong View = 1UL << 10;
    private const ulong Send = 1UL << 11;
    private const ulong Server = 1;
    private const ulong Bot = 9;
    private const ulong Role = 5;

    [Fact]
    public void What_A_Channel_Denies_Everyone_A_Role_May_Be_Allowed_And_The_Member_Denied_Again()
    {
        var everyone = new OverwriteObject(new Snowflake(Server), 0, "0", Bits(View | Send));
        var role = new OverwriteObject(new Snowflake(Role), 0, Bits(View | Send), "0");
        var self = new OverwriteObject(new Snowflake(Bot), 1, "0", Bits(Send));

        Assert.Equal(0UL, In(everyone));
        Assert.Equal(View | Send, In(everyone, role));
        Assert.Equal(View, In(everyone, role, self));
    }

    [Fact]
    public void A_Role_That_Is_Not_Held_Changes_Nothing()
    {
        Assert.Equal(View | Send, In(new OverwriteObject(new Snowflake(6), 0, "0", Bits(View))));
    }

    [Fact]
    public void An_Administrator_May_Do_Everything_Everywhere()
    {
        var bits = Permissions.InChannel(Permissions.Administrator, Server, Bot, [Role], [new OverwriteObject(new Snowflake(Server), 0, "0", Bits(View))]);

        Assert.Equal((ChannelAbilities)0xFF, Permissions.AbilitiesOf(bits));
    }

    [Fact]
    public void The_Roles_Of_A_Member_Add_Up_With_That_Of_Everyone()
    {
        var roles = new Dictionary<ulong, ulong> { [Server] = View, [Role] = Send, [6] = Permissions.ManageServer };

        Assert.Equal(View | Send, Permissions.InServer(Server, roles, [Role]));
    }

    [Theory]
    [InlineData("309237763072", ChannelAbilities.View | ChannelAbilities.Send | ChannelAbilities.ShowCards | ChannelAbilities.AttachFiles | ChannelAbilities.ReadHistory | ChannelAbilities.StartThreads | ChannelAbilities.SendInThreads)]
    [InlineData("131072", ChannelAbilities.PingRoles)]
    [InlineData("8", (ChannelAbilities)0xFF)]
    [InlineData("", ChannelAbilities.None)]
    [InlineData(null, ChannelAbilities.None)]
    public void Bits_Are_Read_As_Abilities(string? bits, ChannelAbilities abilities)
    {
        Assert.Equal(abilities, Permissions.AbilitiesOf(Permissions.Parse(bits)));
    }

    private static ulong In(params OverwriteObject[] exceptions) => Permissions.InChannel(View | Send, Server, Bot, [Role], exceptions);

    private static string Bits(ulong bits) => bits.ToString();
}
