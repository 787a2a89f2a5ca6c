using CsCheck;
using NodaTime;
using StudyBot.Core.Away;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Teams;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Storage.Tests;

/// <summary>
/// Members switch, leave, depart, come back and are away in any order. The board of all time equals what a plain model
/// says, whose past never changes but for who was gone before the post.
/// </summary>
public sealed class TeamHistoryTests
{
    private const int Members = 6;
    private const int Days = 5;
    private const int PerDay = 7;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Switching_Leaving_Departing_And_Being_Away_Move_No_Past_Point() =>
        await Gen.Select(Gen.Int[0, 9], Gen.Int[0, Members - 1], Gen.Int[0, 3]).Array[Days * PerDay].SampleAsync(
            async history =>
            {
                await using var world = new DailyWorld();
                var model = await Model.OfAsync(world);
                foreach (var (at, (kind, member, number)) in history.Index())
                {
                    var (day, moment) = Math.DivRem(at, PerDay);
                    if (moment == 0)
                    {
                        await world.AtAsync(On(day, 10), Stop);
                        await model.PostedAsync(day);
                    }

                    world.Time.SetUtcNow(On(day, 11, moment));
                    await model.HappensAsync(kind, member, number, day);
                }

                await world.AtAsync(On(Days, 9, 30), Stop);
                var board = await world.Get<BoardReader>().ReadTeamsAsync(model.Course, BoardPeriod.AllTime, Stop);

                Assert.Equal(model.Scores(), board.Standings.OrderBy(standing => standing.Team).Select(standing => (standing.Team, standing.Score)));
            },
            iter: 30,
            threads: 1);

    private sealed class Model
    {
        private readonly DailyWorld _world;
        private readonly IReadOnlyList<long> _teams;
        private readonly long?[] _in = new long?[Members];
        private readonly LocalDate?[] _awayUntil = new LocalDate?[Members];
        private readonly int[] _seen = [.. Enumerable.Repeat(-1, Members)];
        private readonly bool[] _gone = new bool[Members];
        private readonly bool[] _known = new bool[Members];

        // By day: who plays for which team, who is away, and the points of their answers.
        private readonly List<Dictionary<int, long>> _rosters = [];
        private readonly List<HashSet<int>> _away = [];
        private readonly List<Dictionary<int, int>> _points = [];
        private DailyQuestion? _open;

        private Model(DailyWorld world, long course, IReadOnlyList<long> teams)
        {
            _world = world;
            Course = course;
            _teams = teams;
        }

        public long Course { get; }

        public static async Task<Model> OfAsync(DailyWorld world)
        {
            var (_, course, teams) = await TeamStoreTests.TeamsAsync(world, "A1", "B2", "C3");
            return new Model(world, course.Id, teams);
        }

        public async Task PostedAsync(int day)
        {
            _open = await _world.Questions.OpenInAsync(Course, Stop);
            _rosters.Add(Enumerable.Range(0, Members).Where(member => _in[member] is not null && !_gone[member]).ToDictionary(member => member, member => _in[member]!.Value));
            _away.Add([.. Enumerable.Range(0, Members).Where(member => _awayUntil[member] > Day(day))]);
            _points.Add([]);
        }

        public async Task HappensAsync(int kind, int member, int number, int day)
        {
            var (who, now) = (TeamStoreTests.Who(_world, $"M{member}"), _world.Time.GetUtcNow());
            switch (kind)
            {
                case <= 2 when number < 3:
                    await _world.Get<ITeamStore>().JoinAsync(Course, _teams[number], who, now, Stop);
                    _in[member] = _teams[number];
                    Seen(member, day);
                    break;
                case 3:
                    await _world.Get<ITeamStore>().LeaveAsync(Course, who, now, Stop);
                    _in[member] = null;
                    Seen(member, day);
                    break;
                case 4:
                    await _world.Get<IAwayStore>().SetAsync(Course, who, Day(day + number + 1), now, Stop);
                    _awayUntil[member] = Day(day + number + 1);
                    Seen(member, day);
                    break;
                case 5:
                    await _world.Get<IAwayStore>().EndAsync(Course, who, now, Stop);
                    _awayUntil[member] = null;
                    Seen(member, day);
                    break;
                case 6:
                    await _world.Get<IMembershipStore>().CheckedAsync(_world.Chat.Server, who.Member, present: false, now, Stop);
                    Depart(member);
                    break;
                default:
                    await _world.Responses.ChooseAsync(_open!.Id, who, number, now, Stop);
                    _points[day][member] = number == _open.Asked!.Right ? 10 : 0;
                    Seen(member, day);
                    break;
            }
        }

        public IEnumerable<(long Team, long Score)> Scores() => _rosters
            .SelectMany((roster, day) => roster.GroupBy(player => player.Value, player => player.Key).Select(team => (Team: team.Key, Members: team.ToList(), Day: day)))
            .Where(side => side.Members.Count > 1 && side.Members.Exists(member => !_away[side.Day].Contains(member)))
            .GroupBy(side => side.Team, side =>
            {
                var playing = side.Members.Where(member => !_away[side.Day].Contains(member)).ToList();
                return (long)Math.Round(playing.Sum(member => _points[side.Day].GetValueOrDefault(member)) * 1_000_000m / playing.Count, MidpointRounding.ToEven);
            })
            .Select(team => (team.Key, team.Sum()))
            .OrderBy(team => team.Key);

        private void Seen(int member, int day) => (_seen[member], _gone[member], _known[member]) = (day, false, true);

        // Whoever was last seen on a day was there when that day's question came.
        private void Depart(int member)
        {
            if (!_gone[member] && _known[member])
            {
                _gone[member] = true;
                foreach (var roster in _rosters.Skip(_seen[member] + 1))
                {
                    roster.Remove(member);
                }
            }
        }
    }
}
