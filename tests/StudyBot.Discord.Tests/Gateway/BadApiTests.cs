using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>What an API may do wrong on the wire: each ends in one line, and the next attempt works.</summary>
public sealed class BadApiTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Dictionary<string, Func<NetworkStream, CancellationToken, Task>> Answers = new(StringComparer.Ordinal)
    {
        ["answers with noise"] = (stream, stop) => SayAsync(stream, "\u0001\u0002 no protocol at all\r\n\r\n", stop),
        ["sends half an answer and hangs"] = async (stream, stop) =>
        {
            await SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"url\":", stop);
            await stream.CopyToAsync(Stream.Null, stop);
        },
        ["sends a page"] = (stream, stop) => AnswerAsync(stream, "<html>hello</html>", stop),
        ["sends nothing where something is due"] = (stream, stop) => AnswerAsync(stream, "", stop),
        ["sends null"] = (stream, stop) => AnswerAsync(stream, "null", stop),
        ["sends another kind of JSON"] = (stream, stop) => AnswerAsync(stream, "[{\"url\":1}]", stop),
        ["sends JSON too deep to read"] = (stream, stop) => AnswerAsync(stream, new string('[', 50_000), stop),
        ["announces 200 MB"] = (stream, stop) => SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {200 * Megabyte}\r\n\r\n{{", stop),
    };

    public static TheoryData<string> Names => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_Api_That_Misbehaves_Is_One_Line_And_The_Next_Attempt_Works(string misbehaviour)
    {
        await using var stage = new RawStage(new RawGateway().ThenAnswers(Answers[misbehaviour]));

        await stage.ReadyAsync();

        var line = Assert.Single(stage.Log.All, line => line.Level >= LogLevel.Information && !line.Text.StartsWith("Registered", StringComparison.Ordinal));
        Assert.True(line.Level <= LogLevel.Warning, line.Text);
    }

    [Fact]
    public async Task Of_An_Answer_Of_200_Megabytes_No_More_Is_Taken_In_Than_Any_Answer_May_Have()
    {
        var sent = 0L;
        await using var stage = new RawStage(new RawGateway().ThenAnswers(async (stream, stop) =>
        {
            await SayAsync(stream, "HTTP/1.1 200 OK\r\n\r\n", stop);
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 64 * 1024));
            for (; sent < 200 * Megabyte; sent += spaces.Length)
            {
                await stream.WriteAsync(spaces, stop);
            }
        }));

        await stage.ReadyAsync();

        // What is above the 8 MB is on its way between the two sides.
        Assert.InRange(sent, 8 * Megabyte, 40 * Megabyte);
        Assert.Contains("more than 8 MB", Assert.Single(stage.Log.All, line => line.Level >= LogLevel.Warning).Text, StringComparison.Ordinal);
    }

    private static async Task SayAsync(NetworkStream stream, string text, CancellationToken stop) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop);

    private static Task AnswerAsync(NetworkStream stream, string body, CancellationToken stop) =>
        SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}", stop);
}
