using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>How the members of a server want to appear on the boards of one course.</summary>
/// <param name="Mode">With <see cref="NamesMode.OnRequest"/>, who did not ask for the own name appears under an alias.</param>
/// <param name="AliasSeed">A secret of the course, so that nobody can work out whose an alias is.</param>
public sealed record BoardPeople(IReadOnlyDictionary<MemberId, BoardMember> Members, NamesMode Mode, long AliasSeed)
{
    public static BoardPeople Nobody { get; } = new(new Dictionary<MemberId, BoardMember>(), NamesMode.Shown, AliasSeed: 0);

    /// <summary>Every team that the course has or had.</summary>
    public IReadOnlyDictionary<long, BoardTeam> Teams { get; init; } = new Dictionary<long, BoardTeam>();

    public static BoardPeople AllNamed(IReadOnlyDictionary<MemberId, string> names) => Nobody with
    {
        Members = names.ToDictionary(pair => pair.Key, pair => new BoardMember(pair.Key, pair.Value, BoardNaming.Unset, Departed: false)),
    };

    /// <summary>Neither off the boards nor gone from the server or deleted.</summary>
    public bool IsShown(MemberId member) => !member.IsFormer && Members.GetValueOrDefault(member) is not ({ Naming: BoardNaming.Off } or { Departed: true });

    public bool IsOff(MemberId member) => Members.GetValueOrDefault(member) is { Naming: BoardNaming.Off };

    public bool HasLeft(MemberId member) => Members.GetValueOrDefault(member) is { Departed: true };

    /// <summary>For lists that were fixed before: who is off the boards by now keeps the place, and nothing leads to them.</summary>
    public string NameInResult(MemberId member) => IsOff(member) ? LeaderboardTexts.UnlistedMember : NameOf(member);

    public string NameOf(MemberId member) => Members.GetValueOrDefault(member) switch
    {
        null => LeaderboardTexts.FormerMember,
        var known when ByOwnName(known.Naming, Mode) => known.DisplayName,
        _ => Alias.Of(member, AliasSeed),
    };

    /// <summary>Whether a choice, or none, shows the own name in a course.</summary>
    public static bool ByOwnName(BoardNaming naming, NamesMode mode) =>
        naming == BoardNaming.Named || (naming == BoardNaming.Unset && mode == NamesMode.Shown);
}

public sealed record BoardMember(MemberId Id, string DisplayName, BoardNaming Naming, bool Departed);

/// <summary>How somebody appears on boards.</summary>
public enum BoardNaming
{
    /// <summary>Nothing was chosen: by the own name where names are shown, under an alias where they are on request.</summary>
    Unset,

    /// <summary>By the own name, whatever the course has for others.</summary>
    Named,

    /// <summary>Under a stable pseudonym.</summary>
    Alias,

    /// <summary>Plays, and is in no list.</summary>
    Off,
}
