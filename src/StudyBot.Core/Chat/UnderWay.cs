namespace StudyBot.Core.Chat;

/// <summary>
/// What each member has under way, so that something can come after all of it: neither a click that is still being answered nor
/// one that arrives late writes anything about somebody who has just had everything deleted.
/// </summary>
public sealed class UnderWay
{
    // What a lost connection brings late is younger than this.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(ServerId, MemberId), State> _members = [];

    /// <summary>Takes an interaction in; dispose it when it is answered.</summary>
    /// <returns>Null if it comes from before the member's deletion, and must not be answered.</returns>
    public async Task<IDisposable?> EnterAsync(Interaction interaction, CancellationToken stop)
    {
        var key = (interaction.Place.Server, interaction.Member.Id);
        while (true)
        {
            Task busy;
            lock (_gate)
            {
                if (!_members.TryGetValue(key, out var state))
                {
                    _members.Add(key, state = new State());
                }

                if (state.DeletedAt is { } at && interaction.At < at)
                {
                    return null;
                }

                if (state.Alone is null)
                {
                    state.Running++;
                    return new Turn(() => Leave(key));
                }

                busy = state.Alone.Task;
            }

            await busy.WaitAsync(stop);
        }
    }

    /// <summary>Waits until this interaction is the member's only one, and holds back what comes; dispose it when that may go on.</summary>
    /// <returns>Null if the others are not answered in time.</returns>
    public async Task<Alone?> AloneAsync(Interaction interaction, TimeSpan patience, CancellationToken stop)
    {
        var key = (interaction.Place.Server, interaction.Member.Id);
        Task idle;
        lock (_gate)
        {
            var state = _members[key];
            if (state.Alone is not null)
            {
                return null;
            }

            state.Alone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            state.Idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (state.Running <= 1)
            {
                state.Idle.SetResult();
            }

            idle = state.Idle.Task;
        }

        var alone = new Alone(deleted => GoOn(key, deleted ? interaction.At : null));
        try
        {
            await idle.WaitAsync(patience, TimeProvider.System, stop);
            return alone;
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            alone.Dispose();
            stop.ThrowIfCancellationRequested();
            return null;
        }
    }

    private void Leave((ServerId, MemberId) key)
    {
        lock (_gate)
        {
            var state = _members[key];
            state.Running--;
            if (state.Running == 1)
            {
                state.Idle?.TrySetResult();
            }

            if (state is { Running: 0, DeletedAt: null, Alone: null })
            {
                _members.Remove(key);
            }
        }
    }

    private void GoOn((ServerId, MemberId) key, DateTimeOffset? deletedAt)
    {
        lock (_gate)
        {
            var state = _members[key];
            state.DeletedAt = deletedAt ?? state.DeletedAt;
            state.Alone!.SetResult();
            (state.Alone, state.Idle) = (null, null);
            foreach (var (old, _) in _members.Where(known => known.Value is { Running: 0 } && known.Value.DeletedAt < deletedAt - Remembered).ToList())
            {
                _members.Remove(old);
            }
        }
    }

    private sealed class State
    {
        public int Running { get; set; }

        public DateTimeOffset? DeletedAt { get; set; }

        public TaskCompletionSource? Alone { get; set; }

        public TaskCompletionSource? Idle { get; set; }
    }

    private sealed class Turn(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }

    /// <summary>The time in which a member has nothing else under way.</summary>
    public sealed class Alone(Action<bool> end) : IDisposable
    {
        /// <summary>Everything was deleted: what the member did before is not answered any more.</summary>
        public bool Deleted { get; set; }

        public void Dispose() => end(Deleted);
    }
}
