using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Seasons;

/// <summary>What the result of a season looks like.</summary>
internal static class ResultCard
{
    private const int LongestHeading = 256;
    private const int LongestField = 1_024;

    /// <summary>The post that everyone sees.</summary>
    public static Reply Of(SeasonResult result, ResultPage page, Course course, Picture? picture)
    {
        var lines = page.Rows.Select(row => LeaderboardTexts.Row(row, BoardKind.Members)).Append(page.More > 0 ? SeasonTexts.More(page.More) : null).OfType<string>();
        var first = page.Steps.Count > 0 ? SeasonTexts.Congratulations(page.Steps[0]) + "\n\n" : "";
        var card = new Card(SeasonTexts.PostTitle(result.Season.Dates), first + string.Join('\n', lines))
        {
            Heading = CardText.Line(page.Course, LongestHeading),
            Tone = CardTone.Good,
            Fields =
            [
                .. page.Teams.Count == 0 ? (CardField[])[] : [new CardField(SeasonTexts.FieldTeams, Teams(page.Teams))],
                .. result.Notes.Count == 0 ? (CardField[])[] : [new CardField(SeasonTexts.FieldDecided, Notes(result.Notes, course))],
            ],
            Footer = SeasonTexts.Footer(page.Summary, course.Schedule.DateOf(result.Season.ClosedAt)),
            PictureFile = picture?.FileName,
        };
        return new Reply
        {
            Cards = [card],
            Pictures = picture is null ? [] : [picture],
            Rows = [ControlRow.Of(new Button(new SeasonControl(SeasonControl.Mine, result.Season.Id).ToString(), SeasonTexts.MyPlaceButton, Visibility.Private))],
        };
    }

    /// <summary>One page of all places, for one member.</summary>
    /// <param name="team">The member's; null without one.</param>
    public static Reply Places(SeasonResult result, Course course, BoardPeople people, MemberId viewer, long? team, int page)
    {
        var pages = Math.Max(1, (result.Places.Count + Leaderboard.PageSize - 1) / Leaderboard.PageSize);
        var at = Math.Clamp(page, 0, pages - 1);
        var rows = ResultPages.Rows(result.Places.Skip(at * Leaderboard.PageSize).Take(Leaderboard.PageSize), result.Places, people, viewer);
        var body = string.Join('\n', rows.Select(row => LeaderboardTexts.Row(row, BoardKind.Members)));
        if (result.Places.All(place => place.Member != viewer))
        {
            body += "\n\n" + SeasonTexts.NoPlace;
        }

        var card = new Card(SeasonTexts.PostTitle(result.Season.Dates), body)
        {
            Heading = CardText.Line(course.Settings.Name, LongestHeading),
            Tone = CardTone.Info,
            Fields = [.. ResultPages.TeamRows(result.Teams, people, team).Where(row => row.IsOwn).Select(row => new CardField(SeasonTexts.FieldTeams, LeaderboardTexts.Row(row, BoardKind.Teams)))],
            Footer = SeasonTexts.Footer(SeasonTexts.Page(at + 1, pages, result.Places.Count), course.Schedule.DateOf(result.Season.ClosedAt)),
        };
        return new Reply { Cards = [card], Rows = pages == 1 ? [] : [Turns(result.Season.Id, at, pages)] };
    }

    private static ControlRow Turns(long season, int at, int pages) => ControlRow.Of(
        new Button(new SeasonControl(SeasonControl.Turn, season, Math.Max(0, at - 1)).ToString(), LeaderboardTexts.Previous, Visibility.UpdatesMessage) { Disabled = at == 0 },
        new Button(new SeasonControl(SeasonControl.Turn, season, at + 1).ToString(), LeaderboardTexts.Next, Visibility.UpdatesMessage) { Disabled = at == pages - 1 });

    // The first ten, as far as they fit.
    private static string Teams(IReadOnlyList<BoardRow> teams)
    {
        var (lines, room) = (new List<string>(), LongestField - SeasonTexts.MoreTeams(teams.Count).Length);
        foreach (var row in teams.Take(Leaderboard.PageSize))
        {
            var line = LeaderboardTexts.Row(row, BoardKind.Teams);
            if ((room -= line.Length + 1) < 0)
            {
                break;
            }

            lines.Add(line);
        }

        return string.Join('\n', lines.Append(teams.Count > lines.Count ? SeasonTexts.MoreTeams(teams.Count - lines.Count) : null).OfType<string>());
    }

    // The newest, as far as they fit, in the order in which they were decided.
    private static string Notes(IReadOnlyList<SeasonNote> notes, Course course)
    {
        var (lines, room) = (new List<string>(), LongestField - SeasonTexts.PlacesStay.Length - SeasonTexts.EarlierDecisions(notes.Count).Length - 2);
        foreach (var note in notes.Reverse())
        {
            var line = SeasonTexts.Note(note, course.Schedule.DateOf(note.At));
            if ((room -= line.Length + 1) < 0)
            {
                lines.Add(SeasonTexts.EarlierDecisions(notes.Count - lines.Count));
                break;
            }

            lines.Add(line);
        }

        lines.Reverse();
        return string.Join('\n', lines.Append(SeasonTexts.PlacesStay));
    }
}
