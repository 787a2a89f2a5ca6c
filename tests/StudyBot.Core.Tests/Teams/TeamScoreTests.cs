using CsCheck;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;
using StudyBot.Core.Tests.Scoring;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Teams;

public sealed class TeamScoreTests
{
    private const long Whales = 1;
    private const long Orcas = 2;

    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly Dates AllTime = new(LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
    private static readonly IReadOnlyDictionary<long, BoardTeam> Names = new Dictionary<long, BoardTeam> { [Whales] = new("Whales", Removed: false), [Orcas] = new("Orcas", Removed: false) };

    [Theory]
    [InlineData(20, 3, 6_666_667)]
    [InlineData(10, 256, 39_062)]
    [InlineData(30, 256, 117_188)]
    [InlineData(0, 7, 0)]
    public void A_Mean_Is_Rounded_Half_To_Even_Once(long points, long members, long millionths) => Assert.Equal(millionths, Millionths.Of(points, members));

    [Fact]
    public void A_Team_Scores_The_Mean_Of_Its_Roster_On_Each_Question_Without_Streaks()
    {
        var facts = new FactsBuilder()
            .Day(Monday, ("Ada", 0), ("Grace", 1), ("Linus", 0), ("Ken", 0))
            .Day(Monday.PlusDays(1), ("Ada", 0), ("Grace", 0));

        var board = TeamBoard.Of(facts.Build(), facts.Teams((Whales, ["Ada", "Grace", "Bea"]), (Orcas, ["Linus", "Ken"])), AllTime, Names);

        // Whales: 10 / 3 on Monday, 20 / 3 on Tuesday, where streaks are not in it. Orcas: 20 / 2, then nobody answered.
        Assert.Equal([("Whales", 10_000_000L, 3), ("Orcas", 10_000_000L, 2)], board.Standings.Select(standing => (standing.Name, standing.Score, standing.Size)).OrderBy(one => one.Name == "Orcas"));

        // Equal scores; of their answers by option the Whales had half, then all right, the Orcas all right.
        Assert.Equal([("Orcas", 1.0, false), ("Whales", 0.75, false)], board.Standings.Select(standing => (standing.Name, standing.Accuracy!.Value, standing.Joint)));
    }

    [Fact]
    public void A_Team_Of_Three_And_One_Of_Twelve_With_Equal_Accuracy_And_Turnout_Tie_Exactly()
    {
        string[] few = ["f1", "f2", "f3"];
        string[] many = [.. Enumerable.Range(1, 12).Select(number => $"m{number}")];
        var facts = new FactsBuilder()
            .Day(Monday, [("f1", 0), ("f2", 1), .. many[..4].Select(name => (name, 0)), .. many[4..8].Select(name => (name, 2))])
            .Day(Monday.PlusDays(1), [("f3", 0), .. many[8..].Select(name => (name, 0))]);

        var board = TeamBoard.Of(facts.Build(), facts.Teams((Whales, few), (Orcas, many)), AllTime, Names);

        Assert.All(board.Standings, standing => Assert.Equal((1, true, 6_666_666L), (standing.Rank, standing.Joint, standing.Score)));
    }

    [Fact]
    public void Scores_That_Would_Look_Equal_Are_Shown_To_All_Places()
    {
        // Three times a third of ten against ten at once.
        var facts = new FactsBuilder().Day(Monday, ("Ada", 0), ("Linus", 0)).Day(Monday.PlusDays(1), ("Ada", 0), ("Linus", 0)).Day(Monday.PlusDays(2), ("Ada", 0));

        var standings = TeamBoard.Of(facts.Build(), facts.Teams((Whales, ["Ada", "Grace", "Bea"]), (Orcas, ["Linus", "Ken"])), AllTime, Names).Standings;

        Assert.Equal([("Orcas", "10.000000"), ("Whales", "9.999999")], standings.Select(standing => (standing.Name, LeaderboardTexts.Score(standing))));
    }

    [Fact]
    public void Who_Is_Away_Or_Knew_The_Key_Counts_Neither_Above_Nor_Below_The_Line()
    {
        var built = new FactsBuilder().Day(Monday, ("Ada", 0), ("Grace", 0), ("Linus", 0));
        var facts = built.Build();
        var away = facts with { Questions = [facts.Questions[0] with { Away = new HashSet<MemberId> { FactsBuilder.Id("Bea") }, Neutral = new HashSet<MemberId> { FactsBuilder.Id("Grace") } }] };

        var teams = built.Teams((Whales, ["Ada", "Grace", "Bea", "Cyd"]));

        Assert.Equal(5_000_000, Assert.Single(TeamBoard.Of(facts, teams, AllTime, Names).Standings).Score);
        Assert.Equal(5_000_000, Assert.Single(TeamBoard.Of(away, teams, AllTime, Names).Standings).Score);
        Assert.Equal(4, TeamBoard.Of(away, teams, AllTime, Names).Standings[0].Size);
    }

    [Fact]
    public void A_Team_Of_One_Is_Not_Ranked_And_One_That_Is_All_Away_Scores_Nothing()
    {
        var built = new FactsBuilder().Day(Monday, ("Ada", 0), ("Grace", 0));
        var facts = built.Build();
        var allAway = facts with { Questions = [facts.Questions[0] with { Away = new HashSet<MemberId> { FactsBuilder.Id("Grace"), FactsBuilder.Id("Bea") } }] };

        Assert.Empty(TeamBoard.Of(allAway, built.Teams((Whales, ["Ada"]), (Orcas, ["Grace", "Bea"])), AllTime, Names).Standings);
    }

    [Fact]
    public void A_Removed_Team_Keeps_Its_Past()
    {
        var facts = new FactsBuilder().Day(Monday, ("Ada", 0));
        var names = new Dictionary<long, BoardTeam> { [Whales] = new("Whales", Removed: true) };

        var standing = Assert.Single(TeamBoard.Of(facts.Build(), facts.Teams((Whales, ["Ada", "Bea"])), AllTime, names).Standings);

        Assert.Equal((5_000_000, true), (standing.Score, standing.Removed));
        Assert.Equal("Whales (removed)", LeaderboardTexts.Team(standing));
    }

    // Both teams get the same answers in other numbers: each of the small team's answers k times, on every day another k.
    [Fact]
    public void Teams_With_The_Same_Mean_On_Each_Question_Tie_Exactly_Whatever_Their_Size() =>
        Gen.Select(HistoryGen.Facts, Gen.Int[1, 4].Array[20], Gen.Int).Sample((facts, times, seed) =>
        {
            var random = new Random(seed);
            var questions = new List<ClosedQuestion>();
            var rosters = new Dictionary<long, IReadOnlyList<TeamPlayer>>();
            foreach (var (at, question) in facts.Questions.Index())
            {
                MemberId[] members = [.. Enumerable.Range(1, 5).Select(id => new MemberId((ulong)id))];
                var (players, answers) = (members.Select(member => new TeamPlayer(member, Whales)).ToList(), question.Answers.ToList());
                var away = question.Away.ToHashSet();
                for (var copy = 1; copy <= times[at]; copy++)
                {
                    MemberId CopyOf(MemberId member) => new(((ulong)copy * 100) + member.Value);
                    players.AddRange(members.Select(member => new TeamPlayer(CopyOf(member), Orcas)));
                    answers.AddRange(question.Answers.Select(answer => answer with { Member = CopyOf(answer.Member) }));
                    away.UnionWith(question.Away.Select(CopyOf));
                    away.UnionWith(question.Neutral.Select(CopyOf));
                }

                var (mixedPlayers, mixedAnswers) = (players.ToArray(), answers.ToArray());
                random.Shuffle(mixedPlayers);
                random.Shuffle(mixedAnswers);
                rosters.Add(question.InstanceId, mixedPlayers);
                questions.Add(question with { Answers = mixedAnswers, Away = away });
            }

            var standings = TeamBoard.Of(facts with { Questions = questions }, new TeamFacts(rosters), AllTime, Names).Standings;

            Assert.True(standings is [] or [{ Rank: 1, Joint: true }, { Rank: 1, Joint: true }]);
            Assert.Single(standings.Select(standing => standing.Score).DefaultIfEmpty().Distinct());
        });

    // One team gets its points by options, the other by words: the same sum of points makes the same score.
    [Fact]
    public void The_Same_Sum_Of_Points_Makes_The_Same_Score_However_It_Came() => Gen.Select(Gen.Int[2, 9], Gen.Int[0, 9], Gen.Int[1, 12]).Sample((size, right, days) =>
    {
        var questions = Enumerable.Range(1, days).Select(day => new ClosedQuestion(
            day,
            Monday.PlusDays(day),
            Void: false,
            new HashSet<int> { 0 },
            [
                .. Enumerable.Range(1, size).Select(id => new AnswerFact(new MemberId((ulong)id), id <= right ? 0 : 1, null)),
                .. Enumerable.Range(101, size).Select(id => new AnswerFact(new MemberId((ulong)id), null, id <= 100 + right ? 1 : 0) { Written = true }),
            ])).ToList();
        var facts = new CourseFacts(1, DateTimeZone.Utc, WrittenMax: 10, questions, [], new Dictionary<MemberId, string>());
        TeamPlayer[] roster = [.. Enumerable.Range(1, size).Select(id => new TeamPlayer(new MemberId((ulong)id), Whales)), .. Enumerable.Range(101, size).Select(id => new TeamPlayer(new MemberId((ulong)id), Orcas))];

        var standings = TeamBoard.Of(facts, new TeamFacts(questions.ToDictionary(question => question.InstanceId, IReadOnlyList<TeamPlayer> (_) => roster)), AllTime, Names).Standings;

        return standings.Count == 2 && standings[0].Score == standings[1].Score;
    });

    [Fact]
    public void A_Decision_Counts_For_Teams_As_If_It_Had_Always_Been_So() =>
        Gen.Select(HistoryGen.Facts, Gen.Int[0, 19], Gen.Int[0, 3], Gen.Int).Sample((facts, at, option, seed) =>
        {
            var teams = SomeTeams(facts);
            var question = facts.Questions[at % facts.Questions.Count];
            var always = facts with { Questions = [.. facts.Questions.Select(one => one == question ? one with { RightOptions = new HashSet<int> { option } } : one)] };

            Assert.Equal(Board(facts.Without(question.InstanceId), teams), Board(Effects.After(facts, question.InstanceId, new Ruling(RulingKind.Void, default, default)), teams));
            Assert.Equal(Board(always, teams), Board(Effects.After(facts, question.InstanceId, new Ruling(RulingKind.Replace, default, default) { Option = option }), teams));
            Assert.Equal(Board(facts, teams), Board(facts.Shuffled(seed), teams));
        });

    [Fact]
    public void A_Period_Is_The_Sum_Of_Its_Days() => Gen.Select(HistoryGen.Facts, Gen.Int[0, 19]).Sample((facts, split) =>
    {
        var teams = SomeTeams(facts);
        var first = new Dates(LocalDate.MinIsoValue, Monday.PlusDays(split));
        var rest = new Dates(Monday.PlusDays(split + 1), LocalDate.MaxIsoValue);

        return Board(facts, teams).All(whole => whole.Score == ScoreIn(first, whole.Team) + ScoreIn(rest, whole.Team));

        long ScoreIn(Dates dates, long team) => TeamBoard.Of(facts, teams, dates, Names).Of(team)?.Score ?? 0;
    });

    private static IReadOnlyList<TeamStanding> Board(CourseFacts facts, TeamFacts teams) => TeamBoard.Of(facts, teams, AllTime, Names).Standings;

    // Members 1 and 2 against 3 and 4; the fifth changes sides every day.
    private static TeamFacts SomeTeams(CourseFacts facts) => new(facts.Questions.ToDictionary(
        question => question.InstanceId,
        IReadOnlyList<TeamPlayer> (question) => [.. Enumerable.Range(1, 5).Select(id => new TeamPlayer(new MemberId((ulong)id), id < 3 || (id == 5 && question.InstanceId % 2 == 0) ? Whales : Orcas))]));
}
