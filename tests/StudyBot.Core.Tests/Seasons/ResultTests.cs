using CsCheck;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;
using StudyBot.Core.Seasons;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Seasons;

/// <summary>The result is what the facts said when the season closed, and stays so.</summary>
public sealed class ResultTests
{
    private static readonly string[] Names = ["Ada", "Bob", "Cyd", "Dan", "Eve"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Each day: what each member chose (4: nothing). Then decisions before and after the closing: of which day, and which one.
    [Fact]
    public async Task A_Result_Equals_The_Recomputation_From_The_Facts_At_Its_Closing() =>
        await Gen.Select(Gen.Int[0, 4].Array[5].Array[10], Gen.Select(Gen.Int[0, 7], Gen.Int[0, 4]).Array[0, 3], Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4]).Array[0, 4]).SampleAsync(
            async (choices, before, after) =>
            {
                await using var world = new DailyWorld();
                var played = await PlayedSeason.OfAsync(world);
                await played.TeamsAsync(Stop, ("Whales", ["Ada", "Bob", "Cyd"]), ("Orcas", ["Dan", "Eve"]));
                for (var day = 0; day < choices.Length; day++)
                {
                    await played.DaysAsync(day, day, Stop);
                    await AnswerAsync(world, played, choices[day]);
                }

                await DecideAsync(world, played, before);
                var facts = await played.RecomputedAsync(PlayedSeason.November, Stop);
                var teams = await played.RecomputedTeamsAsync(PlayedSeason.November, Stop);
                await world.SeasonsAtAsync(PlayedSeason.Closes, Stop);
                var closed = await ResultAsync(played);
                var noted = await DecideAsync(world, played, after);
                await world.SeasonsAtAsync(PlayedSeason.Closes.AddHours(1), Stop);
                var later = await ResultAsync(played);

                Assert.Equal(facts, closed?.Places ?? []);
                Assert.Equal(closed is null ? [] : teams, closed?.Teams ?? []);
                Assert.Equal(closed?.Places ?? [], later?.Places ?? []);
                Assert.Equal(closed?.Teams ?? [], later?.Teams ?? []);
                Assert.Equal(closed is null ? 0 : noted, later?.Notes.Count ?? 0);
                Assert.Equal(closed is null ? 0 : 1, played.Results.Count);
                if (closed is not null)
                {
                    var post = Assert.Single(played.Results);
                    Assert.Equal(noted > 0, post.Versions.Count > 1);
                    Assert.Equal(post.Versions[0].Cards[0].Body, post.Card.Body);

                    // All notes together tell how the facts of today differ from the result.
                    var now = (await played.RecomputedAsync(PlayedSeason.November, Stop)).Sum(place => place.Points);
                    Assert.Equal(now - facts.Sum(place => place.Points), later!.Notes.Sum(note => note.Changes.Sum(change => change.Points * change.Members)));
                }

                return true;
            },
            iter: 12,
            threads: 1);

    [Fact]
    public async Task Twelve_Months_Have_Twelve_Results_Of_Their_Own_Months()
    {
        await using var world = new DailyWorld();
        var played = await PlayedSeason.OfAsync(world, settings => settings with { Weekdays = Weekdays.Monday | Weekdays.Thursday });

        for (var day = 0; day < 370; day++)
        {
            await played.DaysAsync(day, day, Stop, ("Ada", day % 2 == 0), ("Bob", true));
        }

        Assert.Equal(
            ["November 2026", "December 2026", .. Enumerable.Range(1, 10).Select(month => LeaderboardTexts.Season(SeasonDates.Of(new NodaTime.LocalDate(2027, month, 1))))],
            played.Results.Select(post => post.Card.Title["Season result: ".Length..]));
        var months = (await world.Questions.HistoryAsync(played.Course.Id, 500, Stop)).GroupBy(question => SeasonDates.Of(question.Date)).OrderBy(month => month.Key.First).Take(12).ToList();
        Assert.Equal(months.Select(month => $"{month.Count()} questions"), played.Results.Select(post => post.Card.Footer!.Split(" · ")[0]));
        for (var at = 0; at < 12; at++)
        {
            Assert.Equal(await played.RecomputedAsync(months[at].Key, Stop), (await played.Seasons.ResultAsync(at + 1, Stop))!.Places);
        }
    }

    private static async Task AnswerAsync(DailyWorld world, PlayedSeason played, int[] choices)
    {
        if (await world.Questions.OpenInAsync(played.Course.Id, Stop) is not { Message: { } message })
        {
            return;
        }

        var post = world.Chat.PostsIn(message.Channel).Single(post => post.Ref == message);
        foreach (var (name, choice) in Names.Zip(choices).Where(pair => pair.Second < 4))
        {
            await world.Chat.As(name).PressesAsync(post, ClosedDay.Letter(choice));
        }
    }

    /// <returns>How many of them were about the season and changed something.</returns>
    private static async Task<int> DecideAsync(DailyWorld world, PlayedSeason played, (int Day, int Kind)[] decisions)
    {
        var counted = 0;
        foreach (var (day, kind) in decisions)
        {
            if (await world.Questions.OnDateAsync(played.Course.Id, Day(day), Stop) is not { State: QuestionState.Closed, Verdict.Void: false } question)
            {
                continue;
            }

            if (kind == 4)
            {
                await played.VoidAsync(day, Stop);
            }
            else
            {
                var label = $"{(question.Id % 2 == 0 ? "Only " : "")}{ClosedDay.Letter(kind)}{(question.Id % 2 == 0 ? "" : " also")}";
                var choices = await world.Lead.PressesAsync(await played.HistoryAsync(day, Stop), "Correct");
                if (!choices.Required.Buttons.Any(button => button.Label == label && !button.Disabled))
                {
                    continue;
                }

                var preview = await world.Lead.PressesAsync(choices, label);
                await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(preview, "Give the reason and correct"), ("reason", "The manual says so."));
            }

            var decided = (await world.Questions.FindAsync(question.Id, Stop))!;
            var changed = decided.Verdict.Void || !decided.Verdict.Right.SequenceEqual(question.Verdict.Right);
            counted += changed && question.Date <= PlayedSeason.November.Last ? 1 : 0;
        }

        return counted;
    }

    private static async Task<SeasonResult?> ResultAsync(PlayedSeason played) => await played.Seasons.ResultAsync(1, Stop);
}
