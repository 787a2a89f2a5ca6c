namespace StudyBot.Core.Daily;

/// <summary>What is right in a question and whether it counts, as decided up to now.</summary>
/// <param name="Right">Options by the order shown: the right one, and any also accepted after it.</param>
public sealed record Verdict(bool Void, IReadOnlyList<int> Right)
{
    public bool IsRight(int option) => Right.Contains(option);

    public Verdict After(RulingKind kind, int? option) => (kind, option) switch
    {
        (RulingKind.Void, _) => this with { Void = true },
        (RulingKind.Replace, { } instead) => this with { Right = [instead] },
        (RulingKind.Accept, { } also) when !IsRight(also) => this with { Right = [.. Right, also] },
        _ => this,
    };
}
