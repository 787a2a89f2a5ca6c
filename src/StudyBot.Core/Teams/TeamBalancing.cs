using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Teams;

/// <summary>Proposes even teams, and makes them so once a lead agrees to just that proposal.</summary>
internal sealed class TeamBalancing(ITeamStore teams, IFacts facts, ISeedSource seeds, TimeProvider time)
{
    private const int LongestBody = 3_800;
    private const int FewestTeams = 2;

    /// <param name="seed">Null for a new one.</param>
    public async Task<Reply> ProposeAsync(Course course, long? seed, CancellationToken stop)
    {
        var (sheet, players) = await ReadAsync(course, stop);
        return sheet.Teams.Count < FewestTeams || players.Count == 0
            ? TeamPanel.Of(course, sheet, page: 0, TeamTexts.NothingToBalance)
            : Preview(course, sheet, players, seed ?? seeds.Next(), TeamTexts.BalanceIntro);
    }

    public async Task<Reply> ApplyAsync(Course course, TeamControl control, MemberId by, CancellationToken stop)
    {
        var (sheet, players) = await ReadAsync(course, stop);
        if (sheet.Teams.Count < FewestTeams || players.Count == 0)
        {
            return TeamPanel.Of(course, sheet, page: 0, TeamTexts.NothingToBalance);
        }

        if (MarkOf(sheet, players) != control.Mark)
        {
            return Preview(course, sheet, players, control.Seed, TeamTexts.BalanceChanged);
        }

        var proposal = TeamBalance.Propose(players, [.. sheet.Teams.Select(team => team.Id)], control.Seed);
        var moves = players.Where(player => proposal[player.Member] != player.Team).Select(player => new TeamMove(player.Member, proposal[player.Member])).ToList();
        var done = await teams.MoveAsync(course.Id, moves, new Ruling(RulingKind.TeamsBalanced, by, time.GetUtcNow()), stop);
        return TeamPanel.Of(course, await teams.SheetAsync(course.Id, stop), page: 0, done ? TeamTexts.Balanced(moves.Count) : TeamTexts.TeamGone);
    }

    private async Task<(TeamSheet Sheet, IReadOnlyList<BalancePlayer> Players)> ReadAsync(Course course, CancellationToken stop)
    {
        var sheet = await teams.SheetAsync(course.Id, stop);
        var strengths = await facts.OfCourseAsync(course.Id, stop) is { } known ? TeamBalance.Strengths(known) : new Dictionary<MemberId, long>();

        // Who is in no team comes in only if they still answer.
        var players = sheet.Teams.SelectMany(team => team.Members.Select(member => (member.Id, Team: (long?)team.Id)))
            .Concat(sheet.Others.Where(member => strengths.ContainsKey(member.Id)).Select(member => (member.Id, Team: (long?)null)))
            .Select(member => new BalancePlayer(member.Id, strengths.TryGetValue(member.Id, out var strength) ? strength : null, member.Team));
        return (sheet, [.. players]);
    }

    private static Reply Preview(Course course, TeamSheet sheet, IReadOnlyList<BalancePlayer> players, long seed, string said)
    {
        var proposal = TeamBalance.Propose(players, [.. sheet.Teams.Select(team => team.Id)], seed);
        var names = sheet.Teams.SelectMany(team => team.Members).Concat(sheet.Others).ToDictionary(member => member.Id, member => member.Name);
        var lines = sheet.Teams.Select(team =>
        {
            var members = players.Where(player => proposal[player.Member] == team.Id).ToList();
            return TeamTexts.ProposedTeam(
                team.Name, members, [.. members.Select(player => TeamTexts.ProposedMember(names[player.Member], moves: player.Team != team.Id)).Order(StringComparer.OrdinalIgnoreCase)]);
        }).ToList();
        var control = new TeamControl(TeamControl.Balanced, course.Id) { Seed = seed, Mark = MarkOf(sheet, players) };
        return new Reply(said)
        {
            Cards =
            [
                new Card(TeamTexts.BalanceTitle, TeamTexts.Within(lines, LongestBody))
                {
                    Heading = DailyCards.Clip(course.Settings.Name, 256),
                    Tone = CardTone.Warning,
                    Footer = TeamTexts.BalanceFooter(players.Count(player => proposal[player.Member] != player.Team), players.Count(player => player.Strength is null)),
                },
            ],
            Rows =
            [
                ControlRow.Of(
                    new Button(control.ToString(), TeamTexts.ConfirmButton, Visibility.UpdatesMessage) { Style = ButtonStyle.Good },
                    new Button(new TeamControl(TeamControl.Balance, course.Id).ToString(), TeamTexts.AnotherButton, Visibility.UpdatesMessage),
                    new Button(new TeamControl(TeamControl.Panel, course.Id).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage)),
            ],
        };
    }

    // FNV-1a over all that a proposal depends on: it tells whether a lead agrees to what is still so.
    private static uint MarkOf(TeamSheet sheet, IReadOnlyList<BalancePlayer> players) => sheet.Teams.Select(team => team.Id).Order()
        .Concat(players.OrderBy(player => player.Member.Value).SelectMany(player => new[] { (long)player.Member.Value, player.Strength ?? -1, player.Team ?? -1 }))
        .SelectMany(BitConverter.GetBytes)
        .Aggregate(2_166_136_261u, (hash, part) => unchecked((hash ^ part) * 16_777_619u));
}
