using CsCheck;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Privacy;

/// <summary>
/// Whatever happened before and whoever chose what when: nothing that anybody can see names somebody who does not want
/// it, choices move no point, and those who are shown have the places that their points give them.
/// </summary>
public sealed class NamesEverywhereTests
{
    private const int Days = 10;

    private static readonly string[] Names = ["Ada-Qx", "Bob-Qx", "Cyd-Qx", "Dan-Qx"];
    private static readonly string[] Choices = ["Own name", "Alias", "Off boards"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // By day and member: what they answer, and what they choose to be called afterwards, if anything.
    [Fact]
    public async Task No_Choice_Leaves_A_Name_Behind_Or_Moves_A_Point() =>
        await Gen.Select(Gen.Select(Gen.Int[0, 5], Gen.Int[0, 6]).Array[Days * Names.Length], Gen.Bool, Gen.Bool).SampleAsync(
            async (history, onRequest, changesMode) =>
            {
                await using var world = new DailyWorld();
                var played = await PlayedSeason.OfAsync(world, settings => settings with { Weekdays = Weekdays.Every, Names = onRequest ? NamesMode.OnRequest : NamesMode.Shown });
                await played.TeamsAsync(Stop, ("Red", [Names[0], Names[1]]), ("Blue", [Names[2], Names[3]]));
                for (var day = 0; day < Days; day++)
                {
                    await world.SeasonsAtAsync(On(day, 10), Stop);
                    foreach (var (at, name) in Names.Index())
                    {
                        var (answer, choice) = history[(day * Names.Length) + at];
                        await AnswersAsync(world, world.Chat.As(name), answer);
                        if (choice < Choices.Length)
                        {
                            await ChoosesAsync(world.Chat.As(name), Choices[choice]);
                        }
                    }
                }

                await world.SeasonsAtAsync(On(Days, 9, 30), Stop);
                await world.SeasonsAtAsync(On(Days + 3, 9, 30), Stop);
                var before = await LedgerAsync(world, played.Course.Id);

                // One more choice of everybody's, so that the past is full of what holds no more.
                foreach (var (at, name) in Names.Index())
                {
                    await ChoosesAsync(world.Chat.As(name), Choices[history[at].Item2 % Choices.Length]);
                }

                if (changesMode)
                {
                    await ChangeModeAsync(world, played.Course);
                }

                await world.ShowNamesAsync(Stop);
                var (boards, results) = (world.Pictures.Pages.Count, Math.Max(0, world.Results.Pages.Count - 1));
                var course = (await world.Courses.FindAsync(played.Course.Id, Stop))!;
                var people = await world.Get<IBoardStore>().PeopleAsync(course.Id, Stop);
                string[] hidden = [.. Names.Where(name => people.Members[world.Chat.As(name).Id].Naming is BoardNaming.Alias or BoardNaming.Off)];
                var seen = string.Join('\n', (await SeenByOthersAsync(world)).Concat(world.Pictures.Pages.Skip(boards).Select(page => page.ToString() + string.Join('\n', page.Rows.Concat(page.Own))))
                    .Concat(world.Results.Pages.Skip(results).SelectMany(page => page.Rows.Select(row => row.Name).Concat(page.Steps.SelectMany(step => step.Names).Select(name => name.Name)))));

                Assert.All(hidden, name => Assert.DoesNotContain(name, Plain(seen), StringComparison.Ordinal));
                Assert.Equal(before, await LedgerAsync(world, course.Id));
                await AssertPlacesAsync(world, course, people);
            },
            iter: 3,
            threads: 1);

    private static async Task AnswersAsync(DailyWorld world, FakeMember member, int answer)
    {
        var post = world.Chat.PostsIn(world.Chat.General).Last(post => post.Buttons.Any(button => button.Label == DailyTexts.WriteButton));
        switch (answer)
        {
            case < 3:
                await member.PressesAsync(post, ClosedDay.Letter(answer));
                break;
            case 3:
                var receipt = await member.SubmitsAsync(await member.PressesAsync(post, DailyTexts.WriteButton), ("text", WrittenWords.Full));
                await member.PressesAsync(receipt, DailyTexts.MayBeShownButton);
                break;
        }
    }

    private static async Task ChoosesAsync(FakeMember member, string choice)
    {
        var panel = await member.RunsAsync("/me privacy");
        await member.PressesAsync(panel, panel.Required.Buttons.Single(button => button.Label.EndsWith(choice, StringComparison.Ordinal)).Label);
    }

    // Everything that a member sees who is none of those, and all that everyone sees.
    private static async Task<IReadOnlyList<string>> SeenByOthersAsync(DailyWorld world)
    {
        var eve = world.Chat.As("Eve");
        var seen = new List<Reply>();
        foreach (var period in Enum.GetValues<BoardPeriod>())
        {
            var board = await eve.RunsAsync("/leaderboard", ("period", ChoiceValue.Of(period)));
            seen.Add(board.Required.Reply);
        }

        foreach (var name in Names)
        {
            var member = world.Chat.As(name);
            var own = await member.RunsAsync("/leaderboard", ("period", "all-time"));
            if (own.Required.Buttons.Any(button => button.Label == LeaderboardTexts.Share))
            {
                await member.PressesAsync(own, LeaderboardTexts.Share);
            }
        }

        seen.Add((await eve.RunsAsync("/team list")).Required.Reply);
        seen.Add((await eve.RunsAsync("/daily history")).Required.Reply);
        var posts = world.Chat.PostsIn(world.Chat.General);
        foreach (var result in posts.Where(post => post.Buttons.Any(button => button.Label == "My place")).ToList())
        {
            seen.Add((await eve.PressesAsync(result, "My place")).Required.Reply);
        }

        return [.. seen.Concat(world.Chat.PostsIn(world.Chat.General).Select(post => post.Reply)).Select(TextOf)];
    }

    private static string TextOf(Reply reply) => string.Join('\n', [
        reply.Text,
        .. reply.Cards.SelectMany(card => (string?[])[card.Heading, card.Title, card.Body, card.Footer, .. card.Fields.SelectMany(field => (string[])[field.Name, field.Value])]),
        .. reply.Pictures.Select(picture => picture.Description),
    ]);

    private static string Plain(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<(MemberId, NodaTime.LocalDate, int)>> LedgerAsync(DailyWorld world, long course) =>
        [.. Ledger.Of((await world.Facts.OfCourseAsync(course, Stop))!).Entries.Select(entry => (entry.Member, entry.Date, entry.Points))];

    private static async Task ChangeModeAsync(DailyWorld world, Course course)
    {
        var changed = course.Settings with { Names = course.Settings.Names == NamesMode.Shown ? NamesMode.OnRequest : NamesMode.Shown };
        var now = world.Time.GetUtcNow();
        var draft = await world.Courses.SaveDraftAsync(new CourseDraft(0, course.Server, course.Id, world.Lead.Id, changed, now), Stop);
        await world.Courses.SettleAsync(draft, 7, changed.Schedule.NextAfter(now), now, Stop);
    }

    private static async Task AssertPlacesAsync(DailyWorld world, Course course, BoardPeople people)
    {
        var everybody = Leaderboard.Of((await world.Facts.OfCourseAsync(course.Id, Stop))!, new Dates(Day(0), Day(Days))).Standings;
        var shown = everybody.Where(standing => people.Members[standing.Member].Naming != BoardNaming.Off).ToList();
        var board = await world.Get<BoardReader>().ReadAsync(course.Id, BoardPeriod.AllTime, Stop);

        Assert.Equal(
            shown.Select(one => (one.Member, Rank: 1 + shown.Count(other => Better(other, one)), one.Points, Name: NameOf(one.Member))).OrderBy(one => one.Member.Value),
            board.Standings.Select(standing => (standing.Member, standing.Rank, standing.Points, standing.Name)).OrderBy(one => one.Member.Value));

        string NameOf(MemberId member) => people.Members[member] is { Naming: BoardNaming.Named } named ? named.DisplayName : Alias.Of(member, course.BagSeed);
    }

    private static bool Better(Standing other, Standing one) =>
        other.Points != one.Points ? other.Points > one.Points
        : other.Right * one.Answered != one.Right * other.Answered ? other.Right * one.Answered > one.Right * other.Answered
        : other.ReachedOn < one.ReachedOn;
}
