using Dapper;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Privacy;

namespace StudyBot.Storage;

internal sealed class SqlitePrivacyStore(StudyDatabase database) : IPrivacyStore
{
    public Task<Held> HeldAsync(ServerId server, MemberId member, CancellationToken stop) =>
        database.ReadAsync(
            connection => connection.QuerySingle<HeldRow>(Count, new { server = Columns.Of(server.Value), member = Columns.Of(member.Value) }).ToHeld(), stop);

    public Task<MemberData> DataAsync(ServerId server, MemberId member, DateTimeOffset now, CancellationToken stop) =>
        database.ReadAsync(connection => MemberDataRows.Read(connection, server.Value, member.Value, now), stop);

    public Task ChooseAsync(Respondent who, BoardNaming naming, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                MemberRows.Seen(connection, who, Columns.Of(now));
                return connection.Execute(
                    "update member set board_name = @naming where server_id = @server and member_id = @member",
                    new { naming = Columns.Of(naming), server = Columns.Of(who.Server.Value), member = Columns.Of(who.Member.Value) });
            },
            stop);

    // A member is looked up question by question where everybody's rows stand together by question.
    private const string Count =
        """
        with here as (select id from course where server_id = @server),
            question as (select id, asked_by, reserved_at from question_instance where course_id in here),
            answer as (
                select r.instance_id, r.first_at from response r join question_instance q on q.id = r.instance_id
                where r.member_id = @member and q.course_id in here),
            round as (select id, made_at from practice_round where member_id = @member and course_id in here),
            known as (select display_name, board_name, last_seen_at from member where server_id = @server and member_id = @member)
        select
            coalesce((select board_name from known), 'unset') as naming,
            (select display_name from known) as display_name,
            (select count(*) from answer) as answers,
            (select count(*) from answer a join response_revision v on v.instance_id = a.instance_id and v.member_id = @member) as revisions,
            (select count(*) from answer a join grade g on g.instance_id = a.instance_id and g.member_id = @member) as grades,
            (select count(*) from review where member_id = @member and instance_id in (select id from question)) as reviews,
            (select count(*) from missing_question where member_id = @member and course_id in here) as missing,
            (select count(*) from practice_item where round_id in (select id from round)) as practice,
            (select count(*) from team_membership where member_id = @member and course_id in here) as memberships,
            (select count(*) from away where member_id = @member and course_id in here) as times_away,
            (select count(*) from season_place p join season s on s.id = p.season_id where p.member_id = @member and s.course_id in here) as places,
            (select count(*) from reminder where member_id = @member and course_id in here) as reminders,
            (select count(*) from ruling where by_member = @member and course_id in here)
                + (select count(*) from course_draft where member_id = @member and server_id = @server)
                + (select count(*) from course where created_by = @member and server_id = @server)
                + (select count(*) from question where asked_by = @member) as decisions,
            (select count(*) from question q join roster x on x.instance_id = q.id and x.member_id = @member)
                + (select count(*) from question q join away_day x on x.instance_id = q.id and x.member_id = @member)
                + (select count(*) from question q join reminder_sent x on x.instance_id = q.id and x.member_id = @member) as days,
            (select min(at) from (
                select min(first_at) as at from answer
                union all select min(made_at) from round
                union all select min(from_at) from team_membership where member_id = @member and course_id in here
                union all select min(from_at) from away where member_id = @member and course_id in here
                union all select min(since) from reminder where member_id = @member and course_id in here
                union all select min(at) from ruling where by_member = @member and course_id in here
                union all select min(made_at) from course_draft where member_id = @member and server_id = @server
                union all select min(made_at) from review where member_id = @member and instance_id in (select id from question)
                union all select min(told_at) from missing_question where member_id = @member and course_id in here
                union all select last_seen_at from known)) as since
        """;

    private sealed class HeldRow
    {
        public string Naming { get; set; } = "";

        public string? DisplayName { get; set; }

        public long? Since { get; set; }

        public long Answers { get; set; }

        public long Revisions { get; set; }

        public long Grades { get; set; }

        public long Reviews { get; set; }

        public long Missing { get; set; }

        public long Practice { get; set; }

        public long Memberships { get; set; }

        public long TimesAway { get; set; }

        public long Places { get; set; }

        public long Reminders { get; set; }

        public long Decisions { get; set; }

        public long Days { get; set; }

        public Held ToHeld() => new()
        {
            Naming = Columns.Word<BoardNaming>(Naming),
            DisplayName = DisplayName,
            Since = Columns.Instant(Since),
            Answers = (int)Answers,
            Revisions = (int)Revisions,
            Grades = (int)Grades,
            Reviews = (int)Reviews,
            Missing = (int)Missing,
            Practice = (int)Practice,
            Memberships = (int)Memberships,
            TimesAway = (int)TimesAway,
            Places = (int)Places,
            Reminders = (int)Reminders,
            Decisions = (int)Decisions,
            Days = (int)Days,
        };
    }
}
