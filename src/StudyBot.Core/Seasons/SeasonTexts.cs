using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Seasons;

/// <summary>The words of a season's result.</summary>
internal static class SeasonTexts
{
    public const string MyPlaceButton = "My place";
    public const string FieldTeams = "Teams";
    public const string FieldDecided = "Decided since";
    public const string PlacesStay = "Places and points here stay as they were when the season closed.";
    public const string NoPlace = "You have no place in this season. The next one is open to everybody.";
    public const string Gone = "That season is not here any more. `/leaderboard` shows the current one.";

    public static string Title(Dates dates) => $"Season {LeaderboardTexts.Season(dates)}";

    public static string PostTitle(Dates dates) => $"Season result: {LeaderboardTexts.Season(dates)}";

    public static string Summary(int questions, int members) =>
        $"{(questions == 1 ? "1 question" : $"{questions} questions")} · {(members == 1 ? "1 member" : $"{members} members")}";

    public static string Page(int page, int pages, int members) => pages == 1 ? $"{members} members" : $"page {page} of {pages} · {members} members";

    public static string Footer(string summary, LocalDate closed) => $"{summary} · as it stood when the season closed on {Day(closed)} · = joint place";

    public static string More(int places) => $"and {(places == 1 ? "1 more member" : $"{places} more members")}; *{MyPlaceButton}* shows every place";

    public static string Congratulations(PodiumStep first)
    {
        string[] names = [.. first.Names.Select(name => $"**{Markup.Name(name.Name)}**")];
        return (names, first.More) switch
        {
            ([.. { Length: > 0 } some, var last], null) => $"Congratulations to {string.Join(", ", some)} and {last}!",
            (_, null) => $"Congratulations to {names[0]}!",
            _ => $"Congratulations to {string.Join(", ", names)} {first.More}!",
        };
    }

    public static string MoreTeams(int teams) => $"and {(teams == 1 ? "1 more team" : $"{teams} more teams")}";

    public static string OthersOnStep(int members) => $"and {members} others";

    public static string Points(int points) => points == 1 ? "1 point" : $"{points.ToString("N0", CultureInfo.InvariantCulture)} points";

    public static string Note(SeasonNote note, LocalDate on)
    {
        var what = note.Kind switch
        {
            RulingKind.Void => $"the question of {Day(note.Date)} was voided",
            RulingKind.Regrade => $"an answer to the question of {Day(note.Date)} was regraded",
            _ => $"the key of the question of {Day(note.Date)} was corrected",
        };
        return $"**{Day(on)}:** {what}. {RulingTexts.Changes(note.Changes)}{(note.Changes.Count > 0 ? "." : "")}";
    }

    public static string EarlierDecisions(int count) => $"and {count} earlier; `/daily history` shows them all";

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(ResultPage page)
    {
        var steps = string.Join("; ", page.Steps.Select(step =>
            $"place {step.Place} {string.Join(", ", step.Names.Select(name => name.Name).Append(step.More).OfType<string>())}, {step.Points}{(step.Right is null ? "" : $", {step.Right}")}"));
        var teams = string.Join("; ", page.Teams.Take(ResultPage.TeamsInPicture).Select(row => LeaderboardTexts.Described(row, BoardKind.Teams)));
        return $"Podium of {page.Course}, {page.Title}, {page.Summary}. {steps}{(steps.Length > 0 && teams.Length > 0 ? ". " : "")}{(teams.Length > 0 ? $"{FieldTeams}: {teams}" : "")}";
    }

    private static string Day(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
