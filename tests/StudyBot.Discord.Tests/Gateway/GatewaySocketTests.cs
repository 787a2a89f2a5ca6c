using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using StudyBot.Discord.Gateway;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class GatewaySocketTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly GatewaySocket _socket = new(TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_Address_Asks_For_Version_Ten_In_Json_Without_Compression()
    {
        Assert.Equal("wss://gateway.discord.gg/?v=10&encoding=json", GatewaySocket.AddressOf(new Uri("wss://gateway.discord.gg")).AbsoluteUri);
    }

    [Fact]
    public async Task A_Frame_In_Many_Parts_Is_One_Frame_And_A_Close_Has_Its_Code()
    {
        using var gateway = await ConnectAsync();
        await gateway.SendAsync(Encoding.UTF8.GetBytes("""{"op":"""), WebSocketMessageType.Text, endOfMessage: false, Stop);
        await gateway.SendAsync(Encoding.UTF8.GetBytes("11}"), WebSocketMessageType.Text, endOfMessage: true, Stop);
        await gateway.CloseOutputAsync((WebSocketCloseStatus)4009, "session timed out", Stop);

        var frame = Assert.IsType<GatewayEvent.Received>(await _socket.ReceiveAsync());
        var closed = Assert.IsType<GatewayEvent.Closed>(await _socket.ReceiveAsync());

        Assert.Equal(11, frame.Frame.Op);
        Assert.Equal(4009, closed.Code);
    }

    [Fact]
    public async Task A_Message_Without_End_Is_Given_Up_At_Eight_Megabytes()
    {
        using var gateway = await ConnectAsync();
        var sending = FloodAsync(gateway);

        var garbled = Assert.IsType<GatewayEvent.Garbled>(await _socket.ReceiveAsync());
        _socket.Abort();
        await sending;

        Assert.Contains($"{GatewaySocket.MaxFrameBytes}", garbled.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Broken_Connection_Is_A_Close_Without_A_Code()
    {
        var gateway = await ConnectAsync();
        gateway.Abort();

        var closed = Assert.IsType<GatewayEvent.Closed>(await _socket.ReceiveAsync());

        Assert.Null(closed.Code);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _listener.Dispose();
    }

    private async Task<WebSocket> ConnectAsync()
    {
        _listener.Start();
        var connecting = _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"), Stop);
        var connection = await _listener.AcceptTcpClientAsync(Stop);
        var stream = connection.GetStream();
        var buffer = new byte[4_096];
        var length = await stream.ReadAsync(buffer, Stop);
        var request = Encoding.ASCII.GetString(buffer, 0, length);
        var key = request.Split("Sec-WebSocket-Key: ")[1].Split("\r\n")[0];
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n"), Stop);
        await connecting;
        return WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
    }

    private static async Task FloodAsync(WebSocket gateway)
    {
        var part = new byte[1024 * 1024];
        Array.Fill(part, (byte)' ');
        try
        {
            for (var sent = 0; sent <= GatewaySocket.MaxFrameBytes; sent += part.Length)
            {
                await gateway.SendAsync(part, WebSocketMessageType.Text, endOfMessage: false, Stop);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException)
        {
            // The client hung up in the middle, as it should.
        }
    }

#pragma warning disable CA5350 // The WebSocket handshake (RFC 6455) prescribes SHA-1.
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
