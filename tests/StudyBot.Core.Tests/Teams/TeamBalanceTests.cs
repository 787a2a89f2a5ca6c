using CsCheck;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Teams;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Teams;

public sealed class TeamBalanceTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    private static readonly Gen<(BalancePlayer[] Players, long[] Teams, long Seed)> Groups = Gen.Select(
        Gen.Select(Gen.Int[-3, 10], Gen.Int[0, 5]).Array[1, 40], Gen.Int[2, 6], Gen.Long).Select((players, teams, seed) =>
        (players.Select((player, at) => new BalancePlayer(
            new MemberId((ulong)at + 1), player.Item1 < 0 ? null : player.Item1 * 1_000_000, player.Item2 == 0 || player.Item2 > teams ? null : player.Item2)).ToArray(),
        Enumerable.Range(1, teams).Select(team => (long)team).ToArray(),
        seed));

    [Fact]
    public void Everybody_Is_In_One_Team_And_Both_Numbers_And_Unknowns_Are_Even() => Groups.Sample(group =>
    {
        var proposal = TeamBalance.Propose(group.Players, group.Teams, group.Seed);

        Assert.Equal(group.Players.Select(player => player.Member).Order(ById), proposal.Keys.Order(ById));
        Assert.All(proposal.Values, team => Assert.Contains(team, group.Teams));
        Even(player => true);
        Even(player => player.Strength is null);

        void Even(Func<BalancePlayer, bool> counts)
        {
            var sizes = group.Teams.Select(team => group.Players.Count(player => counts(player) && proposal[player.Member] == team)).ToList();
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        }
    });

    [Fact]
    public void The_Same_Members_And_Seed_Give_The_Same_Proposal_In_Whatever_Order_They_Are_Read() => Gen.Select(Groups, Gen.Int).Sample((group, mixing) =>
    {
        var (players, teams) = (group.Players.ToArray(), group.Teams.ToArray());
        var random = new Random(mixing);
        random.Shuffle(players);
        random.Shuffle(teams);

        Assert.Equal(
            TeamBalance.Propose(group.Players, group.Teams, group.Seed).OrderBy(pair => pair.Key.Value),
            TeamBalance.Propose(players, teams, group.Seed).OrderBy(pair => pair.Key.Value));
    });

    [Fact]
    public void Strong_And_Weak_Are_Divided_So_That_Means_Are_Close()
    {
        // 10, 9, ... 1 for ten members who all sit in the first team.
        BalancePlayer[] players = [.. Enumerable.Range(1, 10).Select(number => new BalancePlayer(new MemberId((ulong)number), number * 1_000_000, 1))];

        var proposal = TeamBalance.Propose(players, [1, 2], seed: 5);

        var means = players.GroupBy(player => proposal[player.Member]).Select(team => team.Average(player => player.Strength!.Value / 1_000_000m)).ToList();
        Assert.InRange(Math.Abs(means[0] - means[1]), 0m, 0.2m);
    }

    [Fact]
    public void Teams_That_Are_Even_Already_Stay_As_They_Are()
    {
        BalancePlayer[] players = [.. Enumerable.Range(1, 8).Select(number => new BalancePlayer(new MemberId((ulong)number), 5_000_000 * ((number % 4) + 1), number <= 4 ? 7 : 9))];

        var proposal = TeamBalance.Propose(players, [7, 9], seed: 1);

        // The same strengths are on both sides, so who moves is a matter of chance; how many is not.
        Assert.All(new long[] { 7, 9 }, team => Assert.Equal(50_000_000, players.Where(player => proposal[player.Member] == team).Sum(player => player.Strength!.Value)));
    }

    [Fact]
    public void Strength_Is_The_Mean_Of_Answer_Points_Since_The_First_Answer()
    {
        var facts = new FactsBuilder()
            .Day(Monday, ("Ada", 0), ("Grace", 1))
            .Day(Monday.PlusDays(1), ("Ada", 0))
            .VoidDay(Monday.PlusDays(2), ("Linus", 0))
            .Day(Monday.PlusDays(3), ("Linus", 0), ("Grace", 0));

        var strengths = TeamBalance.Strengths(facts.Build());

        // Ada 10, 10, 0 of three; Grace 0, 0, 10 of three; Linus 10 of one.
        Assert.Equal(6_666_667, strengths[FactsBuilder.Id("Ada")]);
        Assert.Equal(3_333_333, strengths[FactsBuilder.Id("Grace")]);
        Assert.Equal(10_000_000, strengths[FactsBuilder.Id("Linus")]);
    }

    private static Comparer<MemberId> ById { get; } = Comparer<MemberId>.Create((one, other) => one.Value.CompareTo(other.Value));
}
