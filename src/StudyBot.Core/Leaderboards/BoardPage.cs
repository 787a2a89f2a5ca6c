namespace StudyBot.Core.Leaderboards;

/// <summary>What one message about a board says, in words and in its picture alike. Everything is ready to be shown.</summary>
/// <param name="Summary">The dates, the page and how many members or teams, in one line; may be empty.</param>
/// <param name="Rows">A page of ten.</param>
/// <param name="Own">The rows around the viewer's own, if that is on another page.</param>
/// <param name="Note">A sentence to the viewer, or what an empty board says.</param>
public sealed record BoardPage(string Course, string Title, string Summary, IReadOnlyList<BoardRow> Rows, IReadOnlyList<BoardRow> Own, string? Note)
{
    public BoardKind Board { get; init; }

    /// <summary>The title as part of a sentence, where it is written otherwise.</summary>
    public string? TitleInSentence { get; init; }

    public BoardWords Words => LeaderboardTexts.Words(Board);
}

/// <param name="Rank">1 for the first.</param>
/// <param name="Place">The rank in words; joint ones with "=".</param>
/// <param name="Right">Right options of all chosen, such as "2 of 3"; of a team "67 %".</param>
/// <param name="Extra">The streak of a member, the size of a team.</param>
/// <param name="Share">0 to 1: these points of the leader's.</param>
/// <param name="Substitute">Stands in for a name that cannot be drawn.</param>
public sealed record BoardRow(int Rank, string Place, string Name, string Points, string Right, string Extra, double Share, bool IsOwn, string Substitute);

/// <summary>The few fixed words of a picture.</summary>
public sealed record BoardWords(string You, string Right, string Extra, string Points);

/// <summary>Whose places a board shows.</summary>
public enum BoardKind
{
    Members,
    Teams,
}
