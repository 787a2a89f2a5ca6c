using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Storage;

internal sealed class SqliteBoardStore(StudyDatabase database) : IBoardStore
{
    public Task<BoardEpoch?> EpochAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync(
            connection => connection.QuerySingleOrDefault<EpochRow>("select facts_epoch, people_epoch from course where id = @courseId", new { courseId })?.ToEpoch(),
            stop);

    public Task<BoardPeople> PeopleAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync(
            connection =>
            {
                var course = connection.QuerySingle<CourseRow>("select * from course where id = @courseId", new { courseId });
                var members = connection.Query<MemberRow>(
                    "select member_id, display_name, board_name, departed_at from member where server_id = @server", new { server = course.ServerId });
                var teams = connection.Query<TeamRow>("select id, name, removed_at from team where course_id = @courseId", new { courseId });
                return new BoardPeople(
                    members.Select(row => row.ToMember()).ToDictionary(member => member.Id),
                    Columns.Word<NamesMode>(course.NamesMode),
                    course.BagSeed)
                {
                    Teams = teams.ToDictionary(team => team.Id, team => new BoardTeam(team.Name, team.RemovedAt is not null)),
                };
            },
            stop);

    public Task<BoardNaming> NamingAsync(ServerId server, MemberId member, CancellationToken stop) =>
        database.ReadAsync(
            connection => connection.ExecuteScalar<string?>(
                "select board_name from member where server_id = @server and member_id = @member",
                new { server = Columns.Of(server.Value), member = Columns.Of(member.Value) }) is { } chosen ? Columns.Word<BoardNaming>(chosen) : BoardNaming.Unset,
            stop);

    private sealed class EpochRow
    {
        public long FactsEpoch { get; set; }

        public long PeopleEpoch { get; set; }

        public BoardEpoch? ToEpoch() => new(FactsEpoch, PeopleEpoch);
    }

    private sealed class TeamRow
    {
        public long Id { get; set; }

        public string Name { get; set; } = "";

        public long? RemovedAt { get; set; }
    }

    private sealed class MemberRow
    {
        public long MemberId { get; set; }

        public string DisplayName { get; set; } = "";

        public string BoardName { get; set; } = "";

        public long? DepartedAt { get; set; }

        public BoardMember ToMember() => new(new MemberId(Columns.Id(MemberId)), DisplayName, Columns.Word<BoardNaming>(BoardName), DepartedAt is not null);
    }
}
