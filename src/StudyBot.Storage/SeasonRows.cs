using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;
using StudyBot.Core.Seasons;

namespace StudyBot.Storage;

/// <summary>The rows of seasons that several stores write or read.</summary>
internal static class SeasonRows
{
    public static void Add(SqliteConnection connection, long seasonId, IReadOnlyList<SeasonPlace> places) =>
        connection.Execute(
            """
            insert into season_place (season_id, position, place, joint, member_id, points, right_options, answered)
            values (@seasonId, @position, @place, @joint, @member, @points, @right, @answered)
            """,
            places.Select((place, at) => new
            {
                seasonId,
                position = at + 1,
                place = place.Rank,
                joint = place.Joint ? 1 : 0,
                member = Columns.Of(place.Member.Value),
                points = place.Points,
                right = place.Right,
                answered = place.Answered,
            }));

    public static void Add(SqliteConnection connection, long seasonId, IReadOnlyList<SeasonTeam> teams) =>
        connection.Execute(
            """
            insert into season_team (season_id, position, place, joint, team_id, score, accuracy, size)
            values (@seasonId, @position, @place, @joint, @team, @score, @accuracy, @size)
            """,
            teams.Select((team, at) => new
            {
                seasonId,
                position = at + 1,
                place = team.Rank,
                joint = team.Joint ? 1 : 0,
                team = team.Team,
                score = team.Score,
                accuracy = team.Accuracy,
                size = team.Size,
            }));

    public static IReadOnlyList<SeasonTeam> Teams(SqliteConnection connection, long seasonId) =>
    [
        .. connection.Query<TeamRow>("select * from season_team where season_id = @seasonId order by position", new { seasonId }).Select(row => row.ToTeam()),
    ];

    public static IReadOnlyList<SeasonPlace> Places(SqliteConnection connection, long seasonId) =>
    [
        .. connection.Query<PlaceRow>("select * from season_place where season_id = @seasonId order by position", new { seasonId }).Select(row => row.ToPlace()),
    ];

    public static IReadOnlyList<SeasonNote> Notes(SqliteConnection connection, long seasonId) =>
    [
        .. connection.Query<NoteRow>(
            """
            select r.kind, q.local_date, r.at, n.changes from season_note n join ruling r on r.id = n.ruling_id join question_instance q on q.id = r.instance_id
            where n.season_id = @seasonId order by n.ruling_id
            """,
            new { seasonId }).Select(row => row.ToNote()),
    ];

    /// <summary>
    /// Notes a decision with every season of the course that it concerns and that has closed: the question's own, and those
    /// in which points differ by it. It belongs into the transaction of the decision, so that neither is there without the other.
    /// </summary>
    public static void Note(SqliteConnection connection, Decision decision, long rulingId)
    {
        var (question, _) = decision;
        if (decision.InSeasons is null)
        {
            return;
        }

        var values = new { course = question.CourseId, ruling = rulingId, date = Columns.Of(question.Date) };
        var closed = connection.Query<(long Id, string First, string Last)>(
            "select id, first_date, last_date from season where course_id = @course and last_date >= @date order by id", values).AsList();
        foreach (var (season, first, last) in closed)
        {
            var dates = new Dates(Columns.Date(first), Columns.Date(last));
            var changes = decision.InSeasons.FirstOrDefault(change => change.Dates == dates)?.Changes ?? [];
            if (changes.Count > 0 || dates.Contains(question.Date))
            {
                connection.Execute(
                    "insert into season_note (season_id, ruling_id, changes) values (@season, @ruling, @changes)",
                    new { season, values.ruling, changes = JsonSerializer.Serialize(changes, StoredJson.Default.IReadOnlyListPointChange) });
            }
        }
    }

    /// <summary>
    /// Leaves a member's places to a substitute that nothing links to them, in all seasons of a server. The posts follow by
    /// themselves; whoever is not known as a member is shown as a former one.
    /// </summary>
    public static void Forget(SqliteConnection connection, ServerId server, MemberId member, MemberId substitute) =>
        connection.Execute(
            """
            update season_place set member_id = @substitute
            where member_id = @member and season_id in (select s.id from season s join course c on c.id = s.course_id where c.server_id = @server)
            """,
            new { server = Columns.Of(server.Value), member = Columns.Of(member.Value), substitute = Columns.Of(substitute.Value) });

    private sealed class PlaceRow
    {
        public long Place { get; set; }

        public long Joint { get; set; }

        public long MemberId { get; set; }

        public long Points { get; set; }

        public long RightOptions { get; set; }

        public long Answered { get; set; }

        public SeasonPlace ToPlace() => new((int)Place, Joint == 1, new MemberId(Columns.Id(MemberId)), (int)Points, (int)RightOptions, (int)Answered);
    }

    private sealed class TeamRow
    {
        public long Place { get; set; }

        public long Joint { get; set; }

        public long TeamId { get; set; }

        public long Score { get; set; }

        public long? Accuracy { get; set; }

        public long Size { get; set; }

        public SeasonTeam ToTeam() => new((int)Place, Joint == 1, TeamId, Score, Accuracy, (int)Size);
    }

    private sealed class NoteRow
    {
        public string Kind { get; set; } = "";

        public string LocalDate { get; set; } = "";

        public long At { get; set; }

        public string Changes { get; set; } = "[]";

        public SeasonNote ToNote() => new(
            Columns.Word<RulingKind>(Kind), Columns.Date(LocalDate), Columns.Instant(At), JsonSerializer.Deserialize(Changes, StoredJson.Default.IReadOnlyListPointChange)!);
    }
}

/// <summary>A row of table season.</summary>
internal sealed class SeasonRow
{
    public long Id { get; set; }

    public long CourseId { get; set; }

    public string FirstDate { get; set; } = "";

    public string LastDate { get; set; } = "";

    public string State { get; set; } = "";

    public long ClosedAt { get; set; }

    public long Questions { get; set; }

    public string Nonce { get; set; } = "";

    public long? AttemptedAt { get; set; }

    public long ChannelId { get; set; }

    public long? MessageId { get; set; }

    public long Version { get; set; }

    public Season ToSeason() => new()
    {
        Id = Id,
        CourseId = CourseId,
        Dates = new Dates(Columns.Date(FirstDate), Columns.Date(LastDate)),
        State = Columns.Word<SeasonState>(State),
        ClosedAt = Columns.Instant(ClosedAt),
        Questions = (int)Questions,
        Key = new PostKey(Nonce),
        AttemptedAt = Columns.Instant(AttemptedAt),
        Channel = new ChannelId(Columns.Id(ChannelId)),
        Message = MessageId is { } id ? new MessageRef(new ChannelId(Columns.Id(ChannelId)), Columns.Id(id)) : null,
        Version = (int)Version,
    };
}
