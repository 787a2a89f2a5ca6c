namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>An answer as it stands.</summary>
/// <param name="Option">'A' to 'D', or null.</param>
internal sealed record GivenAnswer(char? Option, string? Words)
{
    public static readonly GivenAnswer None = new(null, null);
}

/// <summary>
/// What the answer of one member to one question may be by now. A receipt makes a change certain; a change without one
/// may have been kept or not.
/// </summary>
internal sealed class ExpectedAnswer
{
    private readonly List<string> _history = [];
    private HashSet<GivenAnswer> _possible = [GivenAnswer.None];

    public GivenAnswer Certain => Assert.Single(_possible);

    public int Tries { get; private set; }

    public int Receipts { get; private set; }

    /// <param name="what">For the message of a failure.</param>
    public void Changed(string what, Func<GivenAnswer, GivenAnswer> change, bool receipt)
    {
        _history.Add(receipt ? what : what + " (no receipt)");
        Tries++;
        Receipts += receipt ? 1 : 0;
        var after = _possible.Select(change);
        _possible = [.. receipt ? after : _possible.Concat(after)];
    }

    /// <summary>Fails unless what was found is possible; from here on it is certain.</summary>
    public void IsNow(GivenAnswer found, string whose)
    {
        Assert.True(_possible.Contains(found), $"{whose} is {found}, and can only be {string.Join(" or ", _possible)}, after: {string.Join(", ", _history)}");
        _possible = [found];
    }
}
