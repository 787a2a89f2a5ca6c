using Microsoft.Extensions.Logging;
using StudyBot.Discord.Gateway;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class CloseCodesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1001)]
    [InlineData(1006)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4099)]
    public void After_These_The_Session_Is_Resumed(int? code)
    {
        Conversation.Ready()
            .Closes(code)
            .Then<GatewayEffect.Connect>(connect => Assert.Equal(new Uri(Conversation.ResumeAddress), connect.Resume))
            .Nothing();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4006)]
    [InlineData(4007)]
    [InlineData(4009)]
    public void After_These_A_New_Session_Is_Started_But_Not_At_Once(int code)
    {
        Conversation.Ready()
            .Closes(code)
            .Then<GatewayEffect.Connect>(connect =>
            {
                Assert.Null(connect.Resume);
                Assert.True(connect.After >= TimeSpan.FromSeconds(1));
            })
            .Nothing();
    }

    [Fact]
    public void After_Too_Many_Messages_The_Session_Is_Resumed_After_A_Pause()
    {
        Conversation.Ready()
            .Closes(4008)
            .Then<GatewayEffect.Connect>(connect =>
            {
                Assert.True(connect.After >= TimeSpan.FromSeconds(30));
                Assert.Equal(new Uri(Conversation.ResumeAddress), connect.Resume);
            })
            .Nothing();
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "Discord:Shards")]
    [InlineData(4011, "Discord:Shards")]
    [InlineData(4012, "Discord:ApiBaseUrl")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "intents")]
    public void After_These_Nothing_Is_Tried_Again_And_One_Line_Says_What_To_Do(int code, string names)
    {
        var stop = Conversation.Ready().Closes(code).Expect<GatewayEffect.Stop>();

        Assert.Contains(names, stop.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', stop.Advice);
        Assert.DoesNotContain(Conversation.Token, stop.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    public void What_Discord_Calls_Our_Mistake_Is_Logged_As_An_Error(int code)
    {
        var effects = Conversation.Ready().Closes(code).Everything();

        Assert.Contains(effects, effect => effect is GatewayEffect.Note { Level: LogLevel.Error });
    }
}
