using System.Text.Json;
using StudyBot.Core.Answers.Grading;

namespace StudyBot.Core.Privacy;

/// <summary>
/// Everything that is held about one member in one server, in the shape in which it is handed out: ids as text, instants
/// in UTC. Of other members nothing is in it; who decided something is "a lead".
/// </summary>
/// <param name="Profile">Null when not even a name is held.</param>
/// <param name="AnswersOnOpenQuestions">What stays out until a question closes; null when nothing does.</param>
public sealed record MemberData(string ServerId, string MemberId, string ExportedAt, HeldProfile? Profile, string? AnswersOnOpenQuestions)
{
    public IReadOnlyList<HeldResponse> Responses { get; init; } = [];

    public IReadOnlyList<HeldReview> Reviews { get; init; } = [];

    /// <summary>Decisions of leads about this member.</summary>
    public IReadOnlyList<HeldRuling> DecisionsAboutYou { get; init; } = [];

    public IReadOnlyList<HeldMembership> TeamMemberships { get; init; } = [];

    public IReadOnlyList<HeldRoster> PlayedFor { get; init; } = [];

    public IReadOnlyList<HeldAway> Away { get; init; } = [];

    public IReadOnlyList<HeldDay> AwayDays { get; init; } = [];

    public IReadOnlyList<HeldPlace> SeasonPlaces { get; init; } = [];

    public IReadOnlyList<HeldDay> NamedInPosts { get; init; } = [];

    public IReadOnlyList<HeldRound> Practice { get; init; } = [];

    /// <summary>Computed from the answers, and not stored.</summary>
    public IReadOnlyList<HeldReviewItem> ReviewList { get; init; } = [];

    public IReadOnlyList<HeldReminder> Reminders { get; init; } = [];

    public IReadOnlyList<HeldReminded> RemindersSent { get; init; } = [];

    public IReadOnlyList<HeldWish> MissingQuestions { get; init; } = [];

    /// <summary>What the member did as a lead.</summary>
    public IReadOnlyList<HeldRuling> DecisionsByYou { get; init; } = [];

    public IReadOnlyList<HeldDay> PostsAskedFor { get; init; } = [];

    public IReadOnlyList<HeldCourse> CoursesMade { get; init; } = [];

    public IReadOnlyList<HeldDraft> Drafts { get; init; } = [];

    /// <summary>UTF-8, indented, with names_like_this.</summary>
    public ReadOnlyMemory<byte> ToJson() => MemberDataJson.Of(this);
}

/// <param name="AskedWhetherStillHereAt">When the chat service was last asked whether the member is still in the server.</param>
public sealed record HeldProfile(string DisplayName, string LastUse, string? WelcomedAt, string? AskedWhetherStillHereAt, string? LeftAt, string AppearsAs);

/// <param name="State">open, closed or void.</param>
/// <param name="RightOptions">Null until the question is closed, and while it is asked again.</param>
public sealed record HeldResponse(
    string Course,
    string Date,
    string Pack,
    string QuestionId,
    string Title,
    string Question,
    IReadOnlyList<string> Options,
    string State,
    IReadOnlyList<string>? RightOptions,
    string? Option,
    string? Written,
    bool MayBeShown,
    string FirstAt,
    string RevisedAt)
{
    public IReadOnlyList<HeldRevision> Revisions { get; init; } = [];

    public IReadOnlyList<HeldGrade> Grades { get; init; } = [];
}

/// <summary>Without option and text, the answer was taken back.</summary>
public sealed record HeldRevision(int Revision, string? Option, string? Written, string At);

/// <param name="Share">0 to 1 of a full answer; null while the question is asked again.</param>
/// <param name="Findings">Key points found and missed, and misconceptions; null as above.</param>
public sealed record HeldGrade(int Revision, decimal? Share, string Grader, string GraderVersion, string At, Findings? Findings);

public sealed record HeldReview(string Course, string Date, string Kind, string Reason, string MadeAt, string? SettledAt, string? ToldAt, HeldDecision? Decision);

public sealed record HeldDecision(string By, string Kind, string? Reason, string At);

/// <param name="Date">Of the question that it is about; null for a decision about the course, or a question that was not asked yet.</param>
public sealed record HeldRuling(string Course, string? Date, string? Pack, string? QuestionId, string By, string Kind, string? Option, string? Reason, string At);

/// <param name="Until">Null while it lasts.</param>
public sealed record HeldMembership(string Course, string Team, string From, string? Until);

/// <param name="FoundGone">Found out later to have left the server before the question was posted.</param>
public sealed record HeldRoster(string Course, string Date, string Team, bool FoundGone);

public sealed record HeldAway(string Course, string From, string UntilDate, string? EndedAt);

public sealed record HeldDay(string Course, string Date);

public sealed record HeldPlace(string Course, string FirstDate, string LastDate, int Place, bool Joint, int Points, int RightOptions, int Answered);

public sealed record HeldRound(string Course, string Kind, int? Chapter, int Wanted, string MadeAt, string? EndedAt)
{
    public IReadOnlyList<HeldItem> Items { get; init; } = [];
}

/// <param name="OptionOrder">Which option of the handbook's stood in which place: "2013" showed the third one first.</param>
/// <param name="Right">Null until it is answered, and while the question is asked.</param>
public sealed record HeldItem(string Pack, string QuestionId, string ItemId, int Chapter, string OptionOrder, string? Option, bool? Right, string? AnsweredAt);

public sealed record HeldReviewItem(string Course, string Pack, string QuestionId, string LastOn, string DueOn, int Misses);

public sealed record HeldReminder(string Course, string Since, string? RefusedAt);

public sealed record HeldReminded(string Course, string Date, string At);

public sealed record HeldWish(string Course, string Date, string Text, string ToldAt);

public sealed record HeldCourse(string Course, string MadeAt);

/// <param name="Course">Null for one that does not exist yet.</param>
public sealed record HeldDraft(string? Course, JsonElement Settings, string? ServerPack, string MadeAt, string? SettledAt);
