using System.Globalization;
using NodaTime;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;
using StudyBot.Core.Seasons;
using StudyBot.Core.Teams;
using StudyBot.Testing.Chat;

namespace StudyBot.Testing.Daily;

/// <summary>
/// A course as its days go by. The world starts on Monday, 23 November 2026: November's last question comes on day 7 at
/// 10:00 and is found to be over on day 8 at 9:30, so the season closes on day 10 at 9:30.
/// </summary>
public sealed class PlayedSeason(DailyWorld world, Course course)
{
    public static readonly DateTimeOffset Closes = DailyWorld.On(10, 9, 30);

    public static readonly Dates November = SeasonDates.Of(new LocalDate(2026, 11, 1));

    public Course Course => course;

    public ISeasonStore Seasons => world.Get<ISeasonStore>();

    /// <summary>The posts of results in the course's channel, oldest first.</summary>
    public IReadOnlyList<FakeMessage> Results =>
        [.. world.Chat.PostsIn(course.Settings.Channel).Where(post => post.Reply.Cards.Any(card => card.Title.StartsWith("Season result", StringComparison.Ordinal)))];

    public static async Task<PlayedSeason> OfAsync(DailyWorld world, Func<CourseSettings, CourseSettings>? settings = null) => new(world, await world.CourseAsync(settings));

    /// <summary>November with these members, who choose right every day or never, until shortly before it closes.</summary>
    public static async Task<PlayedSeason> NovemberOfAsync(DailyWorld world, CancellationToken stop, params (string Name, bool Right)[] answers)
    {
        var played = await OfAsync(world);
        await played.DaysAsync(0, 9, stop, answers);
        return played;
    }

    /// <summary>Whole days, each from half past nine, when yesterday's question has closed, until its own question was answered.</summary>
    public async Task DaysAsync(int first, int last, CancellationToken stop, params (string Name, bool Right)[] answers)
    {
        for (var day = first; day <= last; day++)
        {
            await world.SeasonsAtAsync(DailyWorld.On(day, 9, 30), stop);
            await world.SeasonsAtAsync(DailyWorld.On(day, 10), stop);
            if (await world.Questions.OpenInAsync(course.Id, stop) is { Message: { } message, Asked: { } asked })
            {
                var post = world.Chat.PostsIn(message.Channel).Single(post => post.Ref == message);
                foreach (var (name, right) in answers)
                {
                    await world.Chat.As(name).PressesAsync(post, ClosedDay.Letter(right ? asked.Right : (asked.Right + 1) % 4));
                }
            }
        }
    }

    /// <summary>What the facts as they are now say about a stretch of dates.</summary>
    public async Task<IReadOnlyList<SeasonPlace>> RecomputedAsync(Dates dates, CancellationToken stop)
    {
        var board = Leaderboard.Of(CourseScores.Of((await world.Facts.OfCourseAsync(course.Id, stop))!), dates, await world.Get<IBoardStore>().PeopleAsync(course.Id, stop));
        return [.. board.Standings.Select(standing => new SeasonPlace(standing.Rank, standing.Joint, standing.Member, standing.Points, standing.Right, standing.Answered))];
    }

    /// <summary>The same for teams; accuracy in millionths.</summary>
    public async Task<IReadOnlyList<SeasonTeam>> RecomputedTeamsAsync(Dates dates, CancellationToken stop)
    {
        var facts = (await world.Facts.OfCourseAsync(course.Id, stop))!;
        var board = TeamBoard.Of(facts, await world.Facts.TeamsOfCourseAsync(course.Id, stop), dates, new Dictionary<long, BoardTeam>());
        return
        [
            .. board.Standings.Select(standing => new SeasonTeam(
                standing.Rank, standing.Joint, standing.Team, standing.Score, standing.Accuracy is { } share ? (long)Math.Round(share * 1_000_000) : null, standing.Size)),
        ];
    }

    /// <summary>Teams of these members from the next post on.</summary>
    public async Task TeamsAsync(CancellationToken stop, params (string Team, string[] Members)[] teams)
    {
        var (store, ruling) = (world.Get<ITeamStore>(), new Ruling(RulingKind.TeamMade, world.Lead.Id, world.Time.GetUtcNow()));
        foreach (var (team, members) in teams)
        {
            await store.MakeAsync(course.Id, TeamName.Read(team)!, ruling, stop);
            foreach (var member in members)
            {
                await world.Chat.As(member).RunsAsync("team join", ("team", team));
            }
        }
    }

    /// <summary>A lead looks at the question of a day in the history.</summary>
    public async Task<Seen> HistoryAsync(int day, CancellationToken stop)
    {
        var id = (await world.Questions.OnDateAsync(course.Id, DailyWorld.Day(day), stop))!.Id.ToString(CultureInfo.InvariantCulture);
        var list = await world.Lead.RunsAsync("/daily history");
        while (!list.Required.Selects.Single().Choices.Any(choice => choice.Value == id))
        {
            list = await world.Lead.PressesAsync(list, "Older");
        }

        return await world.Lead.ChoosesAsync(list, id);
    }

    /// <summary>A lead voids the question of a day.</summary>
    public async Task VoidAsync(int day, CancellationToken stop)
    {
        var form = await world.Lead.PressesAsync(await world.Lead.PressesAsync(await HistoryAsync(day, stop), "Void"), "Give the reason and void");
        await world.Lead.SubmitsAsync(form, ("reason", "Two options are right."));
    }
}
