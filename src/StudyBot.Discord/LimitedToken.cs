namespace StudyBot.Discord;

/// <summary>A token that ends with another one, or after a time.</summary>
internal sealed class LimitedToken : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _either;

    public LimitedToken(TimeSpan within, TimeProvider time, CancellationToken stop)
    {
        _timeout = new CancellationTokenSource(within, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, stop);
    }

    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}
