using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Privacy;

namespace StudyBot.Storage;

/// <summary>
/// Reads everything about one member in one server, from every table that knows members. Answers to questions that are
/// open now stay out, also where they stand in older rows about the same question.
/// </summary>
internal static class MemberDataRows
{
    public const string ALead = "a lead";
    public const string You = "you";

    private const string Withheld =
        "Some questions are open now or come next. What is right there, and how you did on them before, is left out until they have closed.";

    // Where rows stand by question, its date and its course are what tells people which one is meant.
    private const string OfQuestion = "join question_instance q on q.id = x.instance_id join course c on c.id = q.course_id where c.server_id = $server and x.member_id = $member";
    private const string OfCourse = "join course c on c.id = x.course_id where c.server_id = $server and x.member_id = $member";

    private const string Decisions =
        "select c.name, q.local_date, coalesce(x.pack, q.pack), coalesce(x.question_id, q.question_id), x.kind, x.option, x.reason, x.at from ruling x join course c on c.id = x.course_id left join question_instance q on q.id = x.instance_id where c.server_id = $server and ";

    public static MemberData Read(SqliteConnection connection, ulong server, ulong member, DateTimeOffset now)
    {
        var of = new MemberReader(connection, Columns.Of(server), Columns.Of(member), Columns.Of(now));
        var hidden = of.List(
            """
            select q.pack, q.question_id from question_instance q join course c on c.id = q.course_id
            where c.server_id = $server and (q.state = 'posted' or (q.state in ('reserved', 'uncertain') and q.closes_at > $now))
            """,
            row => (row.TextOrNull(0), row.TextOrNull(1))).ToHashSet();
        bool IsHidden(string? pack, string? question) => pack is not null && hidden.Contains((pack, question));

        return new MemberData(
            server.ToString(CultureInfo.InvariantCulture),
            member.ToString(CultureInfo.InvariantCulture),
            Cells.Text(now),
            of.List(
                "select display_name, last_seen_at, welcomed_at, checked_at, departed_at, board_name from member where server_id = $server and member_id = $member",
                row => new HeldProfile(row.Text(0), row.At(1), row.AtOrNull(2), row.AtOrNull(3), row.AtOrNull(4), row.Text(5))).SingleOrDefault(),
            hidden.Count == 0 ? null : Withheld)
        {
            Responses = MemberAnswerRows.Read(of, IsHidden),
            Reviews = of.List(
                $"""
                select c.name, q.local_date, x.kind, x.reason, x.made_at, x.settled_at, x.told_at, d.kind, d.reason, d.at, q.pack, q.question_id
                from review x left join ruling d on d.id = x.ruling_id {OfQuestion} order by x.id
                """,
                row => new HeldReview(
                    row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.At(4), row.AtOrNull(5), row.AtOrNull(6),
                    row.TextOrNull(7) is { } kind ? new HeldDecision(ALead, kind, IsHidden(row.TextOrNull(10), row.TextOrNull(11)) ? null : row.TextOrNull(8), row.At(9)) : null)),
            DecisionsAboutYou = of.List(Decisions + "x.member_id = $member order by x.id", row => Ruling(row, ALead)),
            DecisionsByYou = of.List(Decisions + "x.by_member = $member order by x.id", row => Ruling(row, You)),
            TeamMemberships = of.List(
                $"select c.name, t.name, x.from_at, x.until_at from team_membership x join team t on t.id = x.team_id {OfCourse} order by x.id",
                row => new HeldMembership(row.Text(0), row.Text(1), row.At(2), row.AtOrNull(3))),
            PlayedFor = of.List(
                $"select c.name, q.local_date, t.name, x.departed {Each("roster")} join team t on t.id = x.team_id where c.server_id = $server order by q.id",
                row => new HeldRoster(row.Text(0), row.Text(1), row.Text(2), row.Flag(3))),
            Away = of.List(
                $"select c.name, x.from_at, x.until_date, x.ended_at from away x {OfCourse} order by x.id",
                row => new HeldAway(row.Text(0), row.At(1), row.Text(2), row.AtOrNull(3))),
            AwayDays = of.List($"select c.name, q.local_date {Each("away_day")} where c.server_id = $server order by q.id", Day),
            SeasonPlaces = of.List(
                """
                select c.name, s.first_date, s.last_date, x.place, x.joint, x.points, x.right_options, x.answered
                from season_place x join season s on s.id = x.season_id join course c on c.id = s.course_id
                where c.server_id = $server and x.member_id = $member order by s.id
                """,
                row => new HeldPlace(row.Text(0), row.Text(1), row.Text(2), row.Number(3), row.Flag(4), row.Number(5), row.Number(6), row.Number(7))),
            NamedInPosts = of.List($"select c.name, q.local_date from reveal_name x {OfQuestion} order by q.id", Day),
            Practice = Rounds(of, IsHidden),
            Reminders = of.List($"select c.name, x.since, x.refused_at from reminder x {OfCourse}", row => new HeldReminder(row.Text(0), row.At(1), row.AtOrNull(2))),
            RemindersSent = of.List(
                $"select c.name, q.local_date, x.reserved_at {Each("reminder_sent")} where c.server_id = $server order by q.id", row => new HeldReminded(row.Text(0), row.Text(1), row.At(2))),
            MissingQuestions = of.List(
                $"select c.name, x.local_date, x.told, x.told_at from missing_question x {OfCourse} order by x.told_at",
                row => new HeldWish(row.Text(0), row.Text(1), row.Text(2), row.At(3))),
            PostsAskedFor = of.List(
                "select c.name, q.local_date from course c join question_instance q on q.course_id = c.id where c.server_id = $server and q.asked_by = $member order by q.id", Day),
            CoursesMade = of.List("select name, created_at from course where server_id = $server and created_by = $member order by id", row => new HeldCourse(row.Text(0), row.At(1))),
            Drafts = of.List(
                """
                select c.name, x.settings, x.server_pack, x.made_at, x.settled_at from course_draft x left join course c on c.id = x.course_id
                where x.server_id = $server and x.member_id = $member order by x.id
                """,
                row => new HeldDraft(row.TextOrNull(0), JsonElement.Parse(row.Text(1)), row.TextOrNull(2), row.At(3), row.AtOrNull(4))),
        };

        HeldRuling Ruling(Cells row, string by)
        {
            var (pack, question) = (row.TextOrNull(2), row.TextOrNull(3));
            var isHidden = IsHidden(pack, question);
            return new HeldRuling(row.Text(0), row.TextOrNull(1), pack, question, by, row.Text(4), isHidden ? null : row.Letter(5), isHidden ? null : row.TextOrNull(6), row.At(7));
        }
    }

    private static HeldRound[] Rounds(MemberReader of, Func<string?, string?, bool> isHidden)
    {
        var items = of.List(
            $"""
            select i.round_id, i.pack, i.question_id, i.item_id, i.chapter, i.option_order, i.chosen, i.is_right, i.answered_at
            from practice_round x join practice_item i on i.round_id = x.id {OfCourse} order by i.round_id, i.place
            """,
            row => (Round: row.Long(0), Item: new HeldItem(
                row.Text(1), row.Text(2), row.Text(3), row.Number(4), row.Text(5), row.Letter(6),
                row.NumberOrNull(7) is { } right && !isHidden(row.Text(1), row.Text(2)) ? right == 1 : null, row.AtOrNull(8)))).ToLookup(pair => pair.Round, pair => pair.Item);
        return of.List(
            $"select x.id, c.name, x.kind, x.chapter, x.wanted, x.made_at, x.ended_at from practice_round x {OfCourse} order by x.id",
            row => new HeldRound(row.Text(1), row.Text(2), row.NumberOrNull(3), row.Number(4), row.At(5), row.AtOrNull(6)) { Items = [.. items[row.Long(0)]] });
    }

    // Where a table is sorted by question, a member is looked up in each.
    private static string Each(string table) => $"from course c join question_instance q on q.course_id = c.id cross join {table} x on x.instance_id = q.id and x.member_id = $member";

    private static HeldDay Day(Cells row) => new(row.Text(0), row.Text(1));
}
