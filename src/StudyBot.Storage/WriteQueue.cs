using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>
/// The one writer. Units of work queue up and are committed in groups, so that one flush to disk serves many; each unit
/// has a savepoint, so that one that fails takes nothing with it. A unit is done when its group is on disk.
/// </summary>
internal sealed class WriteQueue : IAsyncDisposable
{
    private const int LongestGroup = 64;

    private readonly Channel<Unit> _units = Channel.CreateBounded<Unit>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Action _committed;
    private readonly Task _work;

    /// <param name="connection">Owned by the queue from now on.</param>
    /// <param name="committed">Called after each commit, before anybody hears of it.</param>
    public WriteQueue(SqliteConnection connection, string path, Action committed)
    {
        _connection = connection;
        _path = path;
        _committed = committed;
        _work = Task.Run(WorkAsync);
    }

    public Task<T> DoAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken stop) => DoAsync(new Unit<T>(work, stop), stop);

    /// <summary>Does something outside of any transaction, when all before it is on disk.</summary>
    public Task<T> DoAloneAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop) =>
        DoAsync(new Unit<T>((connection, _) => work(connection), stop) { Alone = true }, stop);

    /// <summary>Commits everything that was accepted, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _units.Writer.TryComplete();
        await _work;
        await _connection.DisposeAsync();
    }

    private async Task<T> DoAsync<T>(Unit<T> unit, CancellationToken stop)
    {
        try
        {
            await _units.Writer.WriteAsync(unit, stop);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(StudyDatabase), "The database is closed.");
        }

        return await unit.Done;
    }

    private async Task WorkAsync()
    {
        var group = new List<Unit>(LongestGroup);
        while (await _units.Reader.WaitToReadAsync())
        {
            Unit? alone = null;
            while (group.Count < LongestGroup && alone is null && _units.Reader.TryRead(out var unit))
            {
                if (unit.Abandoned())
                {
                    continue;
                }

                if (unit.Alone)
                {
                    alone = unit;
                }
                else
                {
                    group.Add(unit);
                }
            }

            if (group.Count > 0)
            {
                Commit(group);
                foreach (var unit in group)
                {
                    unit.Settle(Translate);
                }

                group.Clear();
            }

            alone?.Run(_connection, null!);
            alone?.Settle(Translate);
        }
    }

    private void Commit(List<Unit> group)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            if (group is [var only])
            {
                // The usual case needs no savepoint.
                if (!only.Run(_connection, transaction))
                {
                    transaction.Rollback();
                    return;
                }
            }
            else
            {
                RunEach(group, transaction);
            }

            transaction.Commit();
            _committed();
        }
        catch (Exception failure)
        {
            // A full disk, say: SQLite has undone the whole group.
            foreach (var unit in group)
            {
                unit.Fail(Translate(failure));
            }
        }
    }

    private void RunEach(List<Unit> group, SqliteTransaction transaction)
    {
        foreach (var unit in group)
        {
            transaction.Save("unit");
            if (!unit.Run(_connection, transaction))
            {
                transaction.Rollback("unit");
            }

            transaction.Release("unit");
        }
    }

    private Exception Translate(Exception failure) =>
        failure is SqliteException known && StorageException.Explains(known) ? StorageException.From(known, _path) : failure;

    private abstract class Unit
    {
        public bool Alone { get; init; }

        public abstract bool Abandoned();

        public abstract bool Run(SqliteConnection connection, SqliteTransaction transaction);

        public abstract void Fail(Exception failure);

        public abstract void Settle(Func<Exception, Exception> translate);
    }

    private sealed class Unit<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken stop) : Unit
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _failure;

        public Task<T> Done => _done.Task;

        public override bool Abandoned() => stop.IsCancellationRequested && _done.TrySetCanceled(stop);

        public override bool Run(SqliteConnection connection, SqliteTransaction transaction)
        {
            try
            {
                _result = work(connection, transaction);
                return true;
            }
            catch (Exception failure)
            {
                _failure = failure;
                return false;
            }
        }

        public override void Fail(Exception failure) => _failure ??= failure;

        public override void Settle(Func<Exception, Exception> translate)
        {
            if (_failure is null)
            {
                _done.SetResult(_result!);
            }
            else
            {
                _done.SetException(translate(_failure));
            }
        }
    }
}
