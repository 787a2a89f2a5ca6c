using System.Net;
using System.Net.Sockets;

namespace StudyBot.Settings;

/// <summary>Finds the port to listen on: the one that was set, or for a default that is taken the next free one.</summary>
internal static class FreePort
{
    private const int Tries = 50;

    /// <exception cref="CannotStartException">A port that was set is taken, or no default is free.</exception>
    public static int Find(string setting, IPAddress address, Port wanted)
    {
        if (wanted.Number == 0 || IsFree(address, wanted.Number))
        {
            return wanted.Number;
        }

        if (!wanted.IsDefault)
        {
            throw new CannotStartException($"{setting} is {wanted.Number}, and another program listens on that port. Set another one, or 0 for any free one.");
        }

        var next = Enumerable.Range(wanted.Number + 1, Tries).FirstOrDefault(port => IsFree(address, port));
        return next > 0
            ? next
            : throw new CannotStartException($"No port from {wanted.Number} to {wanted.Number + Tries} is free. Set {setting} to a free one, or 0 for any.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
