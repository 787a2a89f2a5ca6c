namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>What members do while the bot is killed.</summary>
internal enum Doing
{
    Posting,
    Choosing,
    Changing,
    OpeningTheForm,
    Writing,
    Removing,
    AnsweringAllAtOnce,
    AskingToClose,
    Closing,
}

/// <summary>A step at which the bot is killed: while one of its requests is held, or at a moment by chance.</summary>
/// <param name="Moment">Of the request: "before" it takes effect, or "after"; empty for a moment by chance.</param>
internal sealed record KillPoint(Doing While, string Method, string Path, string Moment)
{
    private const string Callback = "/interactions/*/*/callback";
    private const string Messages = "/channels/*/messages";

    // In each list, what hurts most comes first: a sample takes its beginning.
    public static readonly IReadOnlyList<KillPoint> OfPosting =
        [.. Both(Doing.Posting, "POST", Messages), .. Both(Doing.Posting, "POST", Callback), ByChance(Doing.Posting)];

    public static readonly IReadOnlyList<KillPoint> OfAnswering =
    [
        .. Both(Doing.Choosing, "POST", Callback),
        ByChance(Doing.AnsweringAllAtOnce),
        .. Both(Doing.Writing, "POST", Callback),
        .. Both(Doing.Removing, "POST", Callback),
        .. Both(Doing.Changing, "POST", Callback),
        new(Doing.OpeningTheForm, "POST", Callback, "before"),
        ByChance(Doing.AnsweringAllAtOnce),
    ];

    public static readonly IReadOnlyList<KillPoint> OfClosing =
    [
        .. Both(Doing.Closing, "PATCH", "/channels/*/messages/*"),
        .. Both(Doing.Closing, "POST", "/channels/*/messages/*/threads"),
        .. Both(Doing.Closing, "POST", Messages),
        ByChance(Doing.Closing),
        .. Both(Doing.Closing, "POST", Callback),
        .. Both(Doing.AskingToClose, "POST", Callback),
        ByChance(Doing.Closing),
    ];

    public bool IsByChance => Moment.Length == 0;

    public override string ToString() => IsByChance ? $"{While}, by chance" : $"{While}, {Moment} {Method} {Path}";

    private static KillPoint ByChance(Doing doing) => new(doing, "", "", "");

    private static IEnumerable<KillPoint> Both(Doing doing, string method, string path) =>
        [new(doing, method, path, "before"), new(doing, method, path, "after")];
}
