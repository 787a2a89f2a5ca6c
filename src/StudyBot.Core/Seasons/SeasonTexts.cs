using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Seasons;

/// <summary>The words of a season's result.</summary>
internal static class SeasonTexts
{
    public static string MyPlaceButton => Say("SeasonTexts.MyPlaceButton");
    public static string FieldTeams => Say("SeasonTexts.FieldTeams");
    public static string FieldDecided => Say("SeasonTexts.FieldDecided");
    public static string PlacesStay => Say("SeasonTexts.PlacesStay");
    public static string NoPlace => Say("SeasonTexts.NoPlace");
    public static string Gone => Say("SeasonTexts.Gone");

    public static string Title(Dates dates) => Say("SeasonTexts.Title", ("season", LeaderboardTexts.Season(dates)));

    public static string PostTitle(Dates dates) => Say("SeasonTexts.PostTitle", ("season", LeaderboardTexts.Season(dates)));

    public static string Summary(int questions, int members) => $"{SayCount("SeasonTexts.Questions", questions)} · {Members(members)}";

    public static string Page(int page, int pages, int members) =>
        (pages == 1 ? "" : Say("SeasonTexts.Page", ("page", page), ("pages", pages)) + " · ") + Members(members);

    public static string Footer(string summary, LocalDate closed) =>
        Say("SeasonTexts.Footer", ("summary", summary), ("day", DateTexts.DateOfYear(closed)));

    public static string More(int places) => SayCount("SeasonTexts.More", places, ("button", MyPlaceButton));

    public static string Congratulations(PodiumStep first)
    {
        string[] names = [.. first.Names.Select(name => $"**{Markup.Name(name.Name)}**")];
        return Say("SeasonTexts.Congratulations", ("names", first.More is null ? ListTexts.CommasAnd(names) : $"{string.Join(", ", names)} {first.More}"));
    }

    public static string MoreTeams(int teams) => SayCount("SeasonTexts.MoreTeams", teams);

    public static string OthersOnStep(int members) => SayCount("SeasonTexts.OthersOnStep", members);

    public static string Points(int points) => SayCount("SeasonTexts.Points", points, ("points", Number(points, "N0")));

    public static string Note(SeasonNote note, LocalDate on)
    {
        var day = DateTexts.DateOfYear(note.Date);
        var what = note.Kind switch
        {
            RulingKind.Void => Say("SeasonTexts.NoteVoid", ("day", day)),
            RulingKind.Regrade => Say("SeasonTexts.NoteRegrade", ("day", day)),
            _ => Say("SeasonTexts.NoteCorrect", ("day", day)),
        };
        return $"**{DateTexts.DateOfYear(on)}:** {what}. {RulingTexts.Changes(note.Changes)}{(note.Changes.Count > 0 ? "." : "")}";
    }

    public static string EarlierDecisions(int count) => Say("SeasonTexts.EarlierDecisions", ("count", count));

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(ResultPage page)
    {
        var steps = string.Join("; ", page.Steps.Select(step => Say(
            "SeasonTexts.DescribedStep",
            ("place", step.Place),
            ("names", string.Join(", ", step.Names.Select(name => name.Name).Append(step.More).OfType<string>())),
            ("points", step.Points)) + (step.Right is null ? "" : $", {step.Right}")));
        var teams = string.Join("; ", page.Teams.Take(ResultPage.TeamsInPicture).Select(row => LeaderboardTexts.Described(row, BoardKind.Teams)));
        return Say("SeasonTexts.Description", ("course", page.Course), ("title", page.Title), ("summary", page.Summary))
            + $" {steps}{(steps.Length > 0 && teams.Length > 0 ? ". " : "")}{(teams.Length > 0 ? $"{FieldTeams}: {teams}" : "")}";
    }

    private static string Members(int members) => SayCount("SeasonTexts.Members", members);
}
