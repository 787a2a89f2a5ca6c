using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>What a gateway may do wrong on the wire: each ends in one line and a connection that works.</summary>
public sealed class BadGatewayTests
{
    private static readonly Dictionary<string, Func<RawConnection, Task>> Scripts = new(StringComparer.Ordinal)
    {
        ["hangs up without a word"] = connection => connection.ShakeHandsAsync(),
        ["answers the handshake with a page"] = connection => connection.BytesAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"u8.ToArray()),
        ["answers the handshake with noise"] = connection => connection.BytesAsync(Noise()),
        ["sends noise after the handshake"] = connection => AfterHandshakeAsync(connection, Noise()),
        ["names a length that no frame has"] = connection => AfterHandshakeAsync(connection, 0x81, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF),
        ["names a kind of frame that does not exist"] = connection => AfterHandshakeAsync(connection, 0x8B, 0x00),
        ["closes with half a code"] = connection => AfterHandshakeAsync(connection, 0x88, 0x01, 0x03),
        ["sends half a frame and hangs"] = connection => AfterHandshakeAsync(connection, [0x81, 0x7E, 0x03, 0xE8, .. "{\"op\":10,"u8]),
        ["sends what is no JSON"] = connection => SayAsync(connection, "{\"op\":10"),
        ["sends JSON that is no frame"] = connection => SayAsync(connection, "[[[]]]"),
        ["sends JSON too deep to read"] = connection => SayAsync(connection, $$"""{"op":0,"d":{{new string('[', 5_000)}}{{new string(']', 5_000)}}}"""),
        ["sends a binary message"] = connection => SayAsync(connection, Noise(), WebSocketMessageType.Binary),
        ["sends text that is no UTF-8"] = connection => SayAsync(connection, [.. "{\"op\":0,\"t\":\""u8, 0xFF, 0xFE, .. "\"}"u8], WebSocketMessageType.Text),
        ["sends text that is no UTF-8, as binary"] = connection => SayAsync(connection, [.. "{\"op\":0,\"t\":\""u8, 0xFF, 0xFE, .. "\"}"u8], WebSocketMessageType.Binary),
        ["sends more than eight megabytes"] = connection => SayAsync(connection, new string(' ', GatewaySocket.MaxFrameBytes + 1)),
        ["names an interval of zero"] = connection => SayAsync(connection, """{"op":10,"d":{"heartbeat_interval":0}}"""),
        ["names a negative interval"] = connection => SayAsync(connection, """{"op":10,"d":{"heartbeat_interval":-41250}}"""),
        ["names an interval without end"] = connection => SayAsync(connection, """{"op":10,"d":{"heartbeat_interval":1e300}}"""),
        ["names an interval in words"] = connection => SayAsync(connection, """{"op":10,"d":{"heartbeat_interval":"often"}}"""),
        ["says ready without a session"] = connection => SayAsync(connection, """{"op":10,"d":{"heartbeat_interval":40000}}""", """{"op":0,"s":1,"t":"READY","d":{"user":{"id":"1","username":"x"}}}"""),
    };

    public static TheoryData<string> Names => [.. Scripts.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_Gateway_That_Misbehaves_Is_Left_With_One_Line_And_The_Next_Connection_Works(string misbehaviour)
    {
        await using var stage = new RawStage(new RawGateway().Then(Scripts[misbehaviour]));

        await stage.ReadyAsync();
        await stage.UntilAsync(() => stage.Gateway.Open == 1);

        Assert.Single(stage.Lines);
        Assert.Equal(2, stage.Gateway.Connections.Count);
        Assert.Equal(2, Assert.Single(stage.Gateway.Greetings).GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task Half_A_Frame_In_A_Running_Session_Ends_The_Connection_But_Not_The_Session()
    {
        var gateway = new RawGateway();
        gateway.Then(async connection =>
        {
            await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":1000}}""");
            await connection.HearAsync();
            await connection.SayAsync($$$"""{"op":0,"s":1,"t":"READY","d":{{{Conversation.ReadyJson($"ws://127.0.0.1:{gateway.Port}")}}}}""");
            await connection.BytesAsync(0x81, 0x7E, 0x03, 0xE8, (byte)'{');
            await connection.UntilGoneAsync();
        });
        await using var stage = new RawStage(gateway);

        await stage.UntilAsync(() => stage.Gateway.Greetings.Any(greeting => greeting.GetProperty("op").GetInt32() == 6));
        await stage.UntilAsync(() => stage.Gateway.Open == 1);

        Assert.Single(stage.Lines);
        Assert.Single(stage.Gateway.Greetings);
    }

    [Theory]
    [InlineData("wss://gateway.discord.gg.evil.example")]
    [InlineData("ws://192.0.2.7:1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("nowhere")]
    public async Task A_Resume_Address_Elsewhere_Gets_No_Token_And_A_New_Session_Starts_Here(string address)
    {
        var gateway = new RawGateway { ResumeAddress = address };
        gateway.Then(async connection =>
        {
            await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":40000}}""");
            await connection.HearAsync();
            await connection.SayAsync($$$"""{"op":0,"s":1,"t":"READY","d":{{{Conversation.ReadyJson(address)}}}}""");
            await connection.CloseAsync(4000);
            await connection.UntilGoneAsync();
        });
        await using var stage = new RawStage(gateway);

        await stage.UntilAsync(() => !stage.Gateway.Greetings.IsEmpty && stage.Chat.Status.Ready);

        Assert.Equal(2, stage.Gateway.Connections.Count);
        Assert.Equal(2, Assert.Single(stage.Gateway.Greetings).GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task A_Gateway_Elsewhere_Gets_No_Token_And_Ends_The_Run_With_The_Setting_To_Check()
    {
        await using var stage = new RawStage(new RawGateway { GatewayBot = """{"url":"wss://gateway.evil.example"}""" });

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => stage.Running.WaitAsync(Stop));

        Assert.Contains("Discord:ApiBaseUrl", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Gateway.Connections);
    }

    [Fact]
    public async Task A_Gateway_That_Asks_For_Heartbeats_Without_End_Gets_Fewer_Than_Discord_Allows()
    {
        var beats = 0;
        var gateway = new RawGateway();
        gateway.Then(async connection =>
        {
            await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":40000}}""");
            await connection.HearAsync();
            for (var n = 0; n < 1_000; n++)
            {
                await connection.SayAsync("""{"op":1,"d":null}""");
            }

            await connection.SayAsync("""{"op":7,"d":null}""");
            while (await connection.HearAsync() is not null)
            {
                beats++;
            }
        });
        await using var stage = new RawStage(gateway);

        await stage.ReadyAsync();
        await stage.UntilAsync(() => stage.Gateway.Open == 1);

        Assert.InRange(beats, 1, OutgoingLimit.PerMinute - 1);
    }

    [Fact]
    public async Task A_Token_Too_Long_For_The_Gateway_Is_Not_Sent()
    {
        using var socket = new GatewaySocket(TimeProvider.System);

        var frame = new IdentifyFrame(new IdentifyBody { Token = new string('t', 5_000), Intents = 1 });
        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => socket.SendAsync(frame, WireJson.Default.IdentifyFrame, Stop));

        Assert.Contains("Discord:Token", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_Session_Is_Started_While_Too_Few_Are_Left_Of_The_Day()
    {
        var gateway = new RawGateway();
        gateway.GatewayBot = $$$"""{"url":"ws://127.0.0.1:{{{gateway.Port}}}","session_start_limit":{"total":1000,"remaining":10,"reset_after":90000,"max_concurrency":1}}""";
        await using var stage = new RawStage(gateway);
        await stage.UntilAsync(() => stage.Log.Count(LogLevel.Error) > 0 || !gateway.Connections.IsEmpty);
        var before = gateway.Connections.Count;

        gateway.GatewayBot = null;
        await stage.ReadyAsync();

        Assert.Equal(0, before);
        Assert.Contains("10 of the day's 1000", Assert.Single(stage.Log.All, line => line.Level == LogLevel.Error).Text, StringComparison.Ordinal);
    }

    private static async Task AfterHandshakeAsync(RawConnection connection, params byte[] bytes)
    {
        await connection.ShakeHandsAsync();
        await connection.BytesAsync(bytes);
        await connection.UntilGoneAsync();
    }

    private static Task SayAsync(RawConnection connection, params string[] messages) =>
        SayAsync(connection, [.. messages.Select(Encoding.UTF8.GetBytes)], WebSocketMessageType.Text);

    private static Task SayAsync(RawConnection connection, byte[] message, WebSocketMessageType type) => SayAsync(connection, [message], type);

    private static async Task SayAsync(RawConnection connection, byte[][] messages, WebSocketMessageType type)
    {
        foreach (var message in messages)
        {
            await connection.SayAsync(message, type);
        }

        await connection.UntilGoneAsync();
    }

    private static byte[] Noise()
    {
        var noise = new byte[2_000];
        new Random(11).NextBytes(noise);
        return noise;
    }
}
