using System.Text.Json;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class GatewaySessionTests
{
    [Fact]
    public void The_First_Thing_Is_To_Look_Up_The_Gateway_At_Once()
    {
        new Conversation()
            .Then<GatewayEffect.Connect>(connect =>
            {
                Assert.Null(connect.Resume);
                Assert.Equal(TimeSpan.Zero, connect.After);
            })
            .Nothing();
    }

    [Fact]
    public void Hello_Is_Answered_With_A_Jittered_Heartbeat_And_Identify_With_The_Guilds_Intent_Alone()
    {
        var conversation = new Conversation();
        conversation.Expect<GatewayEffect.Connect>();

        conversation.Connects().Then<GatewayEffect.TickIn>()
            .Hello(40_000)
            .Then<GatewayEffect.TickIn>(tick => Assert.InRange(tick.After, TimeSpan.Zero, TimeSpan.FromSeconds(40)))
            .Then<GatewayEffect.SendIdentify>(identify =>
            {
                Assert.Equal(1, identify.Frame.D.Intents);
                Assert.Equal(Conversation.Token, identify.Frame.D.Token);
            })
            .Nothing();
    }

    [Fact]
    public void Each_Acknowledged_Heartbeat_Is_Followed_By_The_Next_With_The_Newest_Sequence()
    {
        var conversation = Conversation.Ready();

        conversation.Waits().Then<GatewayEffect.SendHeartbeat>(beat => Assert.Equal(1, beat.Frame.D))
            .Then<GatewayEffect.TickIn>(tick => Assert.Equal(TimeSpan.FromSeconds(40), tick.After))
            .Acknowledges()
            .Event("GUILD_CREATE", 2).Then<GatewayEffect.Dispatch>()
            .Waits().Then<GatewayEffect.SendHeartbeat>(beat => Assert.Equal(2, beat.Frame.D)).Then<GatewayEffect.TickIn>()
            .Nothing();
    }

    [Fact]
    public void A_Heartbeat_Before_The_First_Event_Says_Null()
    {
        var conversation = new Conversation();
        conversation.Connects().Hello().Waits();

        var beat = conversation.Everything().OfType<GatewayEffect.SendHeartbeat>().Single();

        Assert.Equal("""{"d":null,"op":1}""", JsonSerializer.Serialize(beat.Frame, WireJson.Default.HeartbeatFrame));
    }

    [Fact]
    public void A_Connection_That_Acknowledges_Nothing_Is_Given_Up_And_Resumed()
    {
        Conversation.Ready()
            .Waits().Then<GatewayEffect.SendHeartbeat>().Then<GatewayEffect.TickIn>()
            .Waits().Then<GatewayEffect.Close>(close => Assert.Equal(4000, close.Code))
            .Then<GatewayEffect.Connect>(connect => Assert.Equal(new Uri(Conversation.ResumeAddress), connect.Resume))
            .Nothing();
    }

    [Fact]
    public void A_Heartbeat_Asked_For_Is_Sent_At_Once_And_Does_Not_Move_The_Next()
    {
        Conversation.Ready()
            .Says("""{"op":1,"d":null}""").Then<GatewayEffect.SendHeartbeat>()
            .Nothing();
    }

    [Fact]
    public void Resuming_Sends_The_Session_And_The_Newest_Sequence_And_Uses_No_Identify()
    {
        var conversation = Conversation.Ready();
        conversation.Event("GUILD_CREATE", 8).Then<GatewayEffect.Dispatch>()
            .Closes(null).Then<GatewayEffect.Connect>(connect => Assert.Equal(TimeSpan.Zero, connect.After));

        conversation.Connects().Then<GatewayEffect.TickIn>()
            .Hello().Then<GatewayEffect.TickIn>()
            .Then<GatewayEffect.SendResume>(resume =>
            {
                Assert.Equal("session-1", resume.Frame.D.SessionId);
                Assert.Equal(8, resume.Frame.D.Seq);
                Assert.Equal(Conversation.Token, resume.Frame.D.Token);
            })
            .Event("INTERACTION_CREATE", 9).Then<GatewayEffect.Dispatch>(missed => Assert.Equal("INTERACTION_CREATE", missed.Name))
            .Event("RESUMED", 10).Then<GatewayEffect.Dispatch>()
            .Nothing();
    }

    [Fact]
    public void An_Event_That_Arrives_Twice_Counts_Once()
    {
        Conversation.Ready()
            .Event("INTERACTION_CREATE", 2).Then<GatewayEffect.Dispatch>()
            .Event("INTERACTION_CREATE", 2).Nothing();
    }

    [Fact]
    public void A_New_Session_Counts_Its_Events_From_The_Start_Again()
    {
        var conversation = Conversation.Ready();
        conversation.Event("GUILD_CREATE", 50).Then<GatewayEffect.Dispatch>()
            .Closes(4009).Then<GatewayEffect.Connect>();

        conversation.Connects().Then<GatewayEffect.TickIn>()
            .Hello().Then<GatewayEffect.TickIn>().Then<GatewayEffect.SendIdentify>()
            .Event("READY", 1, Conversation.ReadyJson()).Then<GatewayEffect.Dispatch>()
            .Event("GUILD_CREATE", 2).Then<GatewayEffect.Dispatch>()
            .Nothing();
    }

    [Fact]
    public void A_Request_To_Reconnect_Is_Obeyed_Even_Before_Hello()
    {
        var conversation = new Conversation();
        conversation.Expect<GatewayEffect.Connect>();

        conversation.Connects().Then<GatewayEffect.TickIn>()
            .Says("""{"op":7,"d":null}""")
            .Then<GatewayEffect.Close>()
            .Then<GatewayEffect.Connect>(connect => Assert.Null(connect.Resume))
            .Nothing();
    }

    [Fact]
    public void A_Request_To_Reconnect_Resumes_At_Once_Without_Ending_The_Session()
    {
        Conversation.Ready()
            .Says("""{"op":7,"d":null,"s":null,"t":null}""")
            .Then<GatewayEffect.Close>(close => Assert.InRange(close.Code, 4000, 4999))
            .Then<GatewayEffect.Connect>(connect =>
            {
                Assert.NotNull(connect.Resume);
                Assert.Equal(TimeSpan.Zero, connect.After);
            })
            .Nothing();
    }

    [Theory]
    [InlineData("false")]
    [InlineData("null")]
    public void A_Lost_Session_Is_Followed_By_A_New_One_After_One_To_Five_Seconds(string resumable)
    {
        Conversation.Ready()
            .Says($$"""{"op":9,"d":{{resumable}}}""")
            .Then<GatewayEffect.Close>(close => Assert.Equal(4000, close.Code))
            .Then<GatewayEffect.Connect>(connect =>
            {
                Assert.Null(connect.Resume);
                Assert.InRange(connect.After, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
            })
            .Nothing();
    }

    [Fact]
    public void An_Invalid_Session_That_May_Be_Resumed_Is_Resumed_At_Once()
    {
        Conversation.Ready()
            .Says("""{"op":9,"d":true}""")
            .Then<GatewayEffect.Close>(close => Assert.Equal(4000, close.Code))
            .Then<GatewayEffect.Connect>(connect =>
            {
                Assert.NotNull(connect.Resume);
                Assert.Equal(TimeSpan.Zero, connect.After);
            })
            .Nothing();
    }

    [Fact]
    public void A_Session_That_May_Be_Resumed_In_Words_Only_Is_Given_Up_After_Three_Attempts()
    {
        var conversation = Conversation.Ready();
        var resumes = 0;
        conversation.Says("""{"op":9,"d":true}""").Expect<GatewayEffect.Close>();

        var next = conversation.Expect<GatewayEffect.Connect>();
        for (var waited = TimeSpan.Zero; next.Resume is not null; resumes++)
        {
            Assert.True(next.After >= waited);
            waited = next.After;
            conversation.Connects().Expect<GatewayEffect.TickIn>();
            conversation.Hello().Expect<GatewayEffect.TickIn>();
            conversation.Expect<GatewayEffect.SendResume>();
            conversation.Says("""{"op":9,"d":true}""").Expect<GatewayEffect.Close>();
            next = conversation.Expect<GatewayEffect.Connect>();
        }

        Assert.Equal(3, resumes);
        Assert.True(next.After >= TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("""{"op":2,"d":{}}""")]
    [InlineData("""{"op":3,"d":{}}""")]
    [InlineData("""{"op":4,"d":{}}""")]
    [InlineData("""{"op":6,"d":{}}""")]
    [InlineData("""{"op":8,"d":{}}""")]
    [InlineData("""{"op":31,"d":{}}""")]
    [InlineData("""{"op":43,"d":{}}""")]
    [InlineData("""{"op":42,"d":{"new":true}}""")]
    [InlineData("""{"op":0,"d":{},"s":2,"t":null}""")]
    [InlineData("""{"op":11,"d":null,"more":[1,2]}""")]
    public void What_Is_Unknown_Or_Only_For_The_Other_Direction_Is_Ignored(string frame)
    {
        Conversation.Ready().Says(frame).Nothing();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"op":"ten"}""")]
    public void What_Is_Unreadable_Ends_The_Connection_But_Not_The_Session(string frame)
    {
        Conversation.Ready()
            .Says(frame)
            .Then<GatewayEffect.Close>()
            .Then<GatewayEffect.Connect>(connect => Assert.NotNull(connect.Resume))
            .Nothing();
    }

    [Theory]
    [InlineData("""{"op":10,"d":{}}""")]
    [InlineData("""{"op":10,"d":{"heartbeat_interval":0}}""")]
    [InlineData("""{"op":10,"d":null}""")]
    public void A_Hello_Without_An_Interval_Ends_The_Connection(string hello)
    {
        var conversation = new Conversation();
        conversation.Expect<GatewayEffect.Connect>();

        conversation.Connects().Then<GatewayEffect.TickIn>()
            .Says(hello).Then<GatewayEffect.Close>().Then<GatewayEffect.Connect>()
            .Nothing();
    }

    [Fact]
    public void A_Gateway_That_Never_Says_Hello_Is_Left()
    {
        var conversation = new Conversation();
        conversation.Expect<GatewayEffect.Connect>();

        conversation.Connects().Then<GatewayEffect.TickIn>()
            .Waits().Then<GatewayEffect.Close>().Then<GatewayEffect.Connect>()
            .Nothing();
    }

    [Fact]
    public void A_Gateway_That_Never_Gets_Ready_Is_Left()
    {
        var conversation = new Conversation();
        conversation.Expect<GatewayEffect.Connect>();
        conversation.Connects().Hello();
        for (var beat = 0; beat < 3; beat++)
        {
            conversation.Waits().Acknowledges();
        }

        conversation.Waits();

        Assert.Contains(conversation.Everything(), effect => effect is GatewayEffect.Close);
    }

    [Fact]
    public void Resuming_That_Keeps_Failing_Gives_Way_To_A_New_Session_And_Waits_Longer_Each_Time()
    {
        var conversation = Conversation.Ready();
        var attempts = new List<GatewayEffect.Connect>();
        conversation.Closes(1006).Then<GatewayEffect.Connect>(attempts.Add);

        for (var n = 0; n < 8; n++)
        {
            conversation.FailsToConnect().Then<GatewayEffect.Connect>(attempts.Add);
        }

        Assert.Equal([true, true, true, false, false, false, false, false, false], attempts.Select(attempt => attempt.Resume is not null));
        Assert.True(attempts[^1].After > TimeSpan.FromSeconds(29));
        Assert.All(attempts, attempt => Assert.InRange(attempt.After, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_Connection_That_Breaks_Again_Before_It_Proved_Itself_Is_Not_Retried_At_Once()
    {
        var conversation = Conversation.Ready();
        conversation.Closes(4000).Then<GatewayEffect.Connect>(connect => Assert.Equal(TimeSpan.Zero, connect.After));
        conversation.Connects().Hello().Event("RESUMED", 2);

        conversation.Closes(4000);

        var again = conversation.Everything().OfType<GatewayEffect.Connect>().Single();
        Assert.True(again.After >= TimeSpan.FromSeconds(0.5));
    }

    [Theory]
    [InlineData("https://discord.com/api/v10/", "wss://gateway-us-east1-b.discord.gg", true)]
    [InlineData("https://discord.com/api/v10/", "wss://discord.gg.evil.example", false)]
    [InlineData("https://discord.com/api/v10/", "wss://evildiscord.gg", false)]
    [InlineData("https://discord.com/api/v10/", "ws://gateway.discord.gg", false)]
    [InlineData("https://discord.com/api/v10/", "ws://127.0.0.1:9", false)]
    [InlineData("http://127.0.0.1:5080/api/v10/", "ws://127.0.0.1:6000", true)]
    [InlineData("http://localhost:5080/api/v10/", "ws://127.0.0.1:5080", true)]
    [InlineData("http://192.0.2.1:5080/api/v10/", "ws://127.0.0.1:5080", false)]
    [InlineData("http://127.0.0.1:5080/api/v10/", "wss://gateway.discord.gg", false)]
    [InlineData("http://127.0.0.1:5080/api/v10/", "http://127.0.0.1:5080", false)]
    public void The_Token_Goes_Only_To_Hosts_That_May_Have_It(string apiBase, string resumeAddress, bool resumes)
    {
        Conversation.Ready(apiBase, resumeAddress)
            .Closes(null)
            .Then<GatewayEffect.Connect>(connect => Assert.Equal(resumes, connect.Resume is not null));
    }

    [Fact]
    public void No_Effect_Prints_The_Token()
    {
        var conversation = new Conversation();
        conversation.Connects().Hello().Event("READY", 1, Conversation.ReadyJson());
        conversation.Closes(4000).Connects().Hello();

        var effects = conversation.Everything();

        Assert.Contains(effects, effect => effect is GatewayEffect.SendResume);
        Assert.DoesNotContain(effects, effect => effect.ToString()!.Contains(Conversation.Token, StringComparison.Ordinal));
    }
}
