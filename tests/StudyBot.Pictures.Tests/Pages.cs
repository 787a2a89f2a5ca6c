using StudyBot.Core.Leaderboards;

namespace StudyBot.Pictures.Tests;

/// <summary>Pages of boards as the program would hand them over.</summary>
internal static class Pages
{
    public static BoardPage Of(params string[] names) => new(
        "Docker crew",
        "This week",
        "23 November to 29 November · 12 members",
        [.. names.Select((name, at) => Row(name, at + 1))],
        [],
        Note: null);

    public static BoardRow Row(string name, int rank, bool isOwn = false) =>
        new(rank, $"{rank}", name, $"{Math.Max(0, 1_850 - (rank * 110)):N0}", $"{Math.Max(0, 21 - rank)} of 21", rank % 4 == 0 ? "–" : $"{rank * 2}", Math.Max(0.02, 1 - (rank * 0.07)), isOwn, "member …0042");
}
