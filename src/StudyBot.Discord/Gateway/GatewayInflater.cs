using System.IO.Compression;

namespace StudyBot.Discord.Gateway;

/// <summary>Unpacks the messages of one connection, which together are one zlib stream.</summary>
// https://docs.discord.com/developers/events/gateway#transport-compression
internal sealed class GatewayInflater : IDisposable
{
    private readonly MemoryStream _deflated = new();
    private readonly ZLibStream _stream;

    public GatewayInflater() => _stream = new ZLibStream(_deflated, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>A message can come in several pieces; the last one ends with a flush.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> deflated) => deflated.EndsWith<byte>([0x00, 0x00, 0xFF, 0xFF]);

    /// <summary>Null if the message has more than <paramref name="max"/> bytes, after which the connection is of no use.</summary>
    /// <exception cref="InvalidDataException">It is no zlib stream.</exception>
    public ReadOnlyMemory<byte>? Inflate(MemoryStream message, int max)
    {
        _deflated.SetLength(0);
        message.WriteTo(_deflated);
        _deflated.Position = 0;
        var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (_stream.Read(buffer) is > 0 and var count)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > max)
            {
                return null;
            }
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _deflated.Dispose();
    }
}
