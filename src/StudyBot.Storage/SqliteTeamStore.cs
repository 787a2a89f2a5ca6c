using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Teams;

namespace StudyBot.Storage;

internal sealed class SqliteTeamStore(StudyDatabase database) : ITeamStore
{
    public Task<TeamSheet> SheetAsync(long courseId, CancellationToken stop) => database.ReadAsync(connection => Sheet(connection, courseId), stop);

    public Task<TeamPlace> PlaceOfAsync(long courseId, MemberId member, CancellationToken stop) =>
        database.ReadAsync(
            connection => new TeamPlace(
                connection.ExecuteScalar<long>("select exists (select 1 from team where course_id = @courseId)", new { courseId }) == 1,
                Membership(connection, courseId, member)),
            stop);

    public Task<IReadOnlyCollection<MemberId>> MembersOfAsync(IReadOnlyCollection<long> teams, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyCollection<MemberId>>(
            connection =>
            [
                .. connection.Query<long>(
                    "select member_id from team_membership where team_id in (select value from json_each(@teams)) and until_at is null",
                    new { teams = JsonSerializer.Serialize([.. teams], StoredJson.Default.Int64Array) }).Select(member => new MemberId(Columns.Id(member))),
            ],
            stop);

    public Task<TeamChange> MakeAsync(long courseId, TeamName name, Ruling ruling, CancellationToken stop) =>
        ChangeAsync(
            connection =>
            {
                if (Taken(connection, courseId, name, besides: 0) is { } by)
                {
                    return new TeamChange.NameTaken(by);
                }

                if (connection.ExecuteScalar<long>("select count(*) from team where course_id = @courseId and removed_at is null", new { courseId }) >= ITeamStore.MostTeams)
                {
                    return new TeamChange.TooMany();
                }

                connection.Execute(
                    "insert into team (course_id, name, folded, made_at) values (@courseId, @Text, @Folded, @at)", new { courseId, name.Text, name.Folded, at = Columns.Of(ruling.At) });
                Records.Add(connection, courseId, questionId: null, ruling);
                return new TeamChange.Done(name.Text);
            },
            stop);

    public Task<TeamChange> RenameAsync(long courseId, long team, TeamName name, Ruling ruling, CancellationToken stop) =>
        ChangeAsync(
            connection =>
            {
                if (NameOf(connection, courseId, team) is not { } before)
                {
                    return new TeamChange.NoTeam();
                }

                if (before == name.Text)
                {
                    return new TeamChange.Same(before);
                }

                if (Taken(connection, courseId, name, besides: team) is { } by)
                {
                    return new TeamChange.NameTaken(by);
                }

                connection.Execute("update team set name = @Text, folded = @Folded where id = @team", new { team, name.Text, name.Folded });
                Records.Add(connection, courseId, questionId: null, ruling);
                return new TeamChange.Done(name.Text);
            },
            stop);

    public Task<TeamChange> RemoveAsync(long courseId, long team, Ruling ruling, CancellationToken stop) =>
        ChangeAsync(
            connection =>
            {
                if (NameOf(connection, courseId, team) is not { } name)
                {
                    return new TeamChange.NoTeam();
                }

                var values = new { courseId, team, at = Columns.Of(ruling.At) };
                connection.Execute("update team set removed_at = @at where id = @team", values);
                connection.Execute("update team_membership set until_at = max(@at, from_at) where course_id = @courseId and team_id = @team and until_at is null", values);
                Records.Add(connection, courseId, questionId: null, ruling);
                return new TeamChange.Done(name);
            },
            stop);

    public Task<TeamChange> JoinAsync(long courseId, long team, Respondent who, DateTimeOffset now, CancellationToken stop) =>
        ChangeAsync(
            connection =>
            {
                MemberRows.Seen(connection, who, Columns.Of(now));
                return IsLocked(connection, courseId) ? new TeamChange.Locked() : Put(connection, courseId, team, who.Member, now);
            },
            stop);

    public Task<TeamChange> LeaveAsync(long courseId, Respondent who, DateTimeOffset now, CancellationToken stop) =>
        ChangeAsync(
            connection =>
            {
                MemberRows.Seen(connection, who, Columns.Of(now));
                return IsLocked(connection, courseId) ? new TeamChange.Locked() : TakeOut(connection, courseId, who.Member, now);
            },
            stop);

    public Task<TeamChange> AssignAsync(long courseId, long? team, Respondent who, Ruling ruling, CancellationToken stop) =>
        ChangeAsync(
            connection =>
            {
                var change = team is { } into ? Put(connection, courseId, into, who.Member, ruling.At) : TakeOut(connection, courseId, who.Member, ruling.At);
                if (change is TeamChange.Done)
                {
                    // Not a sign of life of the member's own, only a name that is to be known.
                    connection.Execute(
                        "insert into member (server_id, member_id, display_name, last_seen_at) values (@server, @member, @name, @at) on conflict (server_id, member_id) do nothing",
                        new { server = Columns.Of(who.Server.Value), member = Columns.Of(who.Member.Value), name = who.DisplayName, at = Columns.Of(ruling.At) });
                    Records.Add(connection, courseId, questionId: null, ruling);
                }

                return change;
            },
            stop);

    public Task<bool> MoveAsync(long courseId, IReadOnlyList<TeamMove> moves, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                if (moves.Select(move => move.Team).OfType<long>().Distinct().Any(team => NameOf(connection, courseId, team) is null))
                {
                    return false;
                }

                // Somebody may have had everything deleted since it was proposed.
                var changed = moves.Where(move => IsKnown(connection, courseId, move.Member)).Count(move => (move.Team is { } team
                    ? Put(connection, courseId, team, move.Member, ruling.At)
                    : TakeOut(connection, courseId, move.Member, ruling.At)) is TeamChange.Done);
                Records.Add(connection, courseId, questionId: null, changed > 0 ? ruling : null);
                return true;
            },
            stop);

    public Task SetLockedAsync(long courseId, bool locked, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var changed = connection.Execute(
                    "update course set teams_locked = @locked where id = @courseId and teams_locked <> @locked", new { courseId, locked = locked ? 1 : 0 }) == 1;
                Records.Add(connection, courseId, questionId: null, changed ? ruling : null);
                return changed;
            },
            stop);

    private static TeamSheet Sheet(SqliteConnection connection, long courseId)
    {
        var members = connection.Query<MemberRow>(
            """
            select s.team_id, s.member_id, m.display_name, m.board_name
            from course c
            join team_membership s on s.course_id = c.id and s.until_at is null
            left join member m on m.server_id = c.server_id and m.member_id = s.member_id
            where c.id = @courseId and m.departed_at is null
            """,
            new { courseId }).ToLookup(row => row.TeamId, row => row.ToMember());
        var others = connection.Query<MemberRow>(
            """
            select m.member_id, m.display_name, m.board_name
            from course c join member m on m.server_id = c.server_id and m.departed_at is null
            where c.id = @courseId
                and not exists (select 1 from team_membership s where s.course_id = c.id and s.member_id = m.member_id and s.until_at is null)
                and exists (select 1 from response r join question_instance q on q.id = r.instance_id where r.member_id = m.member_id and q.course_id = c.id)
            """,
            new { courseId });
        var teams = connection.Query<TeamRow>("select id, name from team where course_id = @courseId and removed_at is null", new { courseId });
        return new TeamSheet(
            IsLocked(connection, courseId),
            [.. teams.OrderBy(team => team.Name, StringComparer.OrdinalIgnoreCase).ThenBy(team => team.Id).Select(team => new Team(team.Id, team.Name, InOrder(members[team.Id])))],
            InOrder(others.Select(row => row.ToMember())));
    }

    private static TeamMember[] InOrder(IEnumerable<TeamMember> members) =>
        [.. members.OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).ThenBy(member => member.Id.Value)];

    private static TeamChange Put(SqliteConnection connection, long courseId, long team, MemberId member, DateTimeOffset now)
    {
        if (NameOf(connection, courseId, team) is not { } name)
        {
            return new TeamChange.NoTeam();
        }

        if (Membership(connection, courseId, member) == team)
        {
            return new TeamChange.Same(name);
        }

        var left = TakeOut(connection, courseId, member, now) is TeamChange.Done(var before, _) ? before : null;
        connection.Execute(
            "insert into team_membership (course_id, team_id, member_id, from_at) values (@courseId, @team, @member, @at)",
            new { courseId, team, member = Columns.Of(member.Value), at = Columns.Of(now) });
        return new TeamChange.Done(name, left);
    }

    private static TeamChange TakeOut(SqliteConnection connection, long courseId, MemberId member, DateTimeOffset now) =>
        connection.ExecuteScalar<string?>(
            """
            update team_membership set until_at = max(@at, from_at) where course_id = @courseId and member_id = @member and until_at is null
            returning (select name from team where id = team_id)
            """,
            new { courseId, member = Columns.Of(member.Value), at = Columns.Of(now) }) is { } name
            ? new TeamChange.Done(name)
            : new TeamChange.NoTeam();

    private static long? Membership(SqliteConnection connection, long courseId, MemberId member) => connection.ExecuteScalar<long?>(
        "select team_id from team_membership where course_id = @courseId and member_id = @member and until_at is null", new { courseId, member = Columns.Of(member.Value) });

    private static bool IsKnown(SqliteConnection connection, long courseId, MemberId member) => connection.ExecuteScalar<long>(
        "select exists (select 1 from course c join member m on m.server_id = c.server_id where c.id = @courseId and m.member_id = @member)",
        new { courseId, member = Columns.Of(member.Value) }) == 1;

    private static bool IsLocked(SqliteConnection connection, long courseId) =>
        connection.ExecuteScalar<long>("select teams_locked from course where id = @courseId", new { courseId }) == 1;

    // Null for a team of another course, or one that was removed.
    private static string? NameOf(SqliteConnection connection, long courseId, long team) =>
        connection.ExecuteScalar<string?>("select name from team where id = @team and course_id = @courseId and removed_at is null", new { courseId, team });

    private static string? Taken(SqliteConnection connection, long courseId, TeamName name, long besides) => connection.ExecuteScalar<string?>(
        "select name from team where course_id = @courseId and folded = @Folded and removed_at is null and id <> @besides", new { courseId, name.Folded, besides });

    private Task<TeamChange> ChangeAsync(Func<SqliteConnection, TeamChange> change, CancellationToken stop) => database.WriteAsync((connection, _) => change(connection), stop);

    private sealed class TeamRow
    {
        public long Id { get; set; }

        public string Name { get; set; } = "";
    }

    private sealed class MemberRow
    {
        public long TeamId { get; set; }

        public long MemberId { get; set; }

        public string? DisplayName { get; set; }

        public string? BoardName { get; set; }

        public TeamMember ToMember() => new(
            new MemberId(Columns.Id(MemberId)), DisplayName ?? $"member …{Columns.Id(MemberId) % 10_000:0000}", BoardName is null ? BoardNaming.Unset : Columns.Word<BoardNaming>(BoardName));
    }
}
