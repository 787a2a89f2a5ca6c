using StudyBot.Core.Chat;

namespace StudyBot.Core.Answers;

/// <summary>
/// What members answered. Every revision is kept; what a method returned is on disk. What a member did earlier but what
/// arrives later changes nothing any more, and the current answer is returned.
/// </summary>
public interface IResponseStore
{
    /// <summary>Chooses an option; a text written before stays.</summary>
    Task<Recorded> ChooseAsync(long questionId, Respondent who, int option, DateTimeOffset now, CancellationToken stop);

    /// <summary>Writes an answer; an option chosen before stays.</summary>
    Task<Recorded> WriteAsync(long questionId, Respondent who, string text, DateTimeOffset now, CancellationToken stop);

    /// <summary>Takes the whole answer back.</summary>
    Task<Recorded> RemoveAsync(long questionId, Respondent who, DateTimeOffset now, CancellationToken stop);

    /// <summary>Keeps whether the text may be shown with the answer. Null when it is too late, or nothing is written.</summary>
    Task<MemberAnswer?> AllowAsync(long questionId, MemberId member, bool mayBeShown, DateTimeOffset now, CancellationToken stop);

    /// <summary>The current answer; null when there is none or it was taken back.</summary>
    Task<MemberAnswer?> FindAsync(long questionId, MemberId member, CancellationToken stop);

    Task<int> CountAsync(long questionId, CancellationToken stop);

    /// <summary>For closed questions only: how many chose each option, and how many wrote.</summary>
    Task<Tally> TallyAsync(long questionId, CancellationToken stop);
}

public sealed record Respondent(ServerId Server, MemberId Member, string DisplayName)
{
    /// <summary>When they did it, by the chat service's clock; null if it is not known to be earlier than now.</summary>
    public DateTimeOffset? At { get; init; }

    public static Respondent Of(Interaction interaction) =>
        new(interaction.Place.Server, interaction.Member.Id, interaction.Member.DisplayName) { At = interaction.At };
}

/// <param name="Option">0 to 3 in the order shown.</param>
public sealed record MemberAnswer(int? Option, string? Written, int Revision)
{
    /// <summary>The author agrees that the text is shown with the answer.</summary>
    public bool MayBeShown { get; init; }
}

/// <param name="Options">How many chose each option, by the order shown.</param>
/// <param name="Total">Everyone who answered, by option or in writing.</param>
public sealed record Tally(IReadOnlyList<int> Options, int Written, int Total);

/// <summary>What became of an answer.</summary>
public abstract record Recorded
{
    private Recorded()
    {
    }

    /// <param name="First">The member never got a receipt in this server before.</param>
    public sealed record Kept(MemberAnswer Answer, bool First) : Recorded;

    /// <summary>The question does not take answers (any more).</summary>
    public sealed record TooLate : Recorded;
}
