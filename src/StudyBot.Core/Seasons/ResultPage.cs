using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Seasons;

/// <summary>What the post of a season's result says, in words and in its picture alike. Everything is ready to be shown.</summary>
/// <param name="Title">Such as "Season November 2026".</param>
/// <param name="Summary">How many questions and members, in one line.</param>
/// <param name="Steps">Places 1 to 3, as far as somebody has them: joint places stand on one step, and the next is skipped.</param>
/// <param name="Rows">The first ten places of members.</param>
/// <param name="More">How many places follow these.</param>
/// <param name="Teams">Places of teams; the picture shows the first three rows.</param>
public sealed record ResultPage(
    string Course, string Title, string Summary, IReadOnlyList<PodiumStep> Steps, IReadOnlyList<BoardRow> Rows, int More, IReadOnlyList<BoardRow> Teams)
{
    /// <summary>Rows of teams in the picture.</summary>
    public const int TeamsInPicture = 3;

    public string TeamsTitle { get; } = SeasonTexts.FieldTeams;

    public BoardWords TeamWords { get; } = LeaderboardTexts.Words(BoardKind.Teams);
}

/// <param name="Rank">1 to 3.</param>
/// <param name="Place">The rank in words; joint ones with "=".</param>
/// <param name="Names">Of whom the picture shows; all of them stand in <see cref="ResultPage.Rows"/> or the places behind it.</param>
/// <param name="More">Stands for those who are not named here; null if nobody is left out.</param>
/// <param name="Points">Such as "210 points".</param>
/// <param name="Right">Such as "20 of 21 right"; null when those on the step differ.</param>
public sealed record PodiumStep(int Rank, string Place, IReadOnlyList<PodiumName> Names, string? More, string Points, string? Right);

/// <param name="Substitute">Stands in for a name that cannot be drawn.</param>
public sealed record PodiumName(string Name, string Substitute);
