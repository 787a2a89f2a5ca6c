using System.Diagnostics;
using System.Security.Cryptography;

namespace StudyBot.LocalDiscord.Model;

/// <summary>
/// Everything that this Discord knows. Reads give snapshots of immutable records; every change goes through
/// <see cref="Write"/>, is on disk when that returns, and is then told to the watchers.
/// </summary>
internal sealed partial class World : IDisposable
{
    private readonly Lock _gate = new();
    private readonly WorldFile _file;
    private readonly WorldState _state = new();
    private readonly List<Action<WorldChange>> _watchers = [];
    private ulong _lastId;

    public World(string path, LocalClock clock)
    {
        Clock = clock;
        _file = new WorldFile(path);
        Load();
        clock.Advanced += ClockAdvanced;
    }

    public LocalClock Clock { get; }

    /// <summary>The bot's user; its application has the same id.</summary>
    public User Bot { get; private set; } = null!;

    public string BotToken { get; private set; } = null!;

    /// <summary>Takes events for the bot, in order, under the lock: must only queue them.</summary>
    public Action<Dispatch>? Dispatched { get; set; }

    /// <summary>Runs a change alone. If it throws, nothing has happened.</summary>
    public T Write<T>(Func<WorldWriter, T> change)
    {
        T result;
        WorldWriter writer;
        Action<WorldChange>[] watchers;
        lock (_gate)
        {
            writer = new WorldWriter(this, _state);
            result = change(writer);
            _file.Save(writer.Stored);
            writer.Apply();
            foreach (var dispatch in writer.Dispatches)
            {
                Dispatched?.Invoke(dispatch);
            }

            watchers = [.. _watchers];
        }

        Tell(watchers, writer.Changes);
        return result;
    }

    public void Write(Action<WorldWriter> change) => Write(writer =>
    {
        change(writer);
        return true;
    });

    /// <summary>Looks at several things at one moment.</summary>
    public T Read<T>(Func<WorldState, T> look)
    {
        lock (_gate)
        {
            return look(_state);
        }
    }

    /// <summary>Calls <paramref name="watcher"/> after each change, on the thread that made it, until disposed. It must be quick.</summary>
    public IDisposable Watch(Action<WorldChange> watcher)
    {
        lock (_gate)
        {
            _watchers.Add(watcher);
        }

        return new Watching(this, watcher);
    }

    public byte[]? FileOf(Snowflake attachment)
    {
        lock (_gate)
        {
            return _file.FileOf(attachment);
        }
    }

    public TimeSpan SinceStart(Interaction interaction) => Clock.GetElapsedTime(interaction.StartedAt);

    public void Dispose()
    {
        Clock.Advanced -= ClockAdvanced;
        lock (_gate)
        {
            _file.Dispose();
        }
    }

    internal Snowflake NextId()
    {
        Debug.Assert(_gate.IsHeldByCurrentThread);
        _lastId = Math.Max(_lastId + 1, Snowflake.FirstOf(Clock.GetUtcNow()).Value);
        return new Snowflake(_lastId);
    }

    internal static string NewSecret(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    private static void Tell(Action<WorldChange>[] watchers, IReadOnlyList<WorldChange> changes)
    {
        foreach (var change in changes)
        {
            foreach (var watcher in watchers)
            {
                watcher(change);
            }
        }
    }

    private void ClockAdvanced(object? sender, ClockAdvancedEventArgs moved) => Write(writer =>
    {
        writer.PutSetting("clock", Clock.Offset.Ticks);
        writer.Tell(new WorldChange.ClockMoved(moved.By));
    });

    private sealed class Watching(World world, Action<WorldChange> watcher) : IDisposable
    {
        public void Dispose()
        {
            lock (world._gate)
            {
                world._watchers.Remove(watcher);
            }
        }
    }
}
