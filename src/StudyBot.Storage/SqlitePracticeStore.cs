using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;

namespace StudyBot.Storage;

internal sealed class SqlitePracticeStore(StudyDatabase database) : IPracticeStore
{
    public Task<PracticeRound> BeginAsync(NewRound round, CancellationToken stop) => database.WriteAsync(
        (connection, _) =>
        {
            var values = new
            {
                course = round.CourseId,
                member = Columns.Of(round.Member.Value),
                kind = Columns.Of(round.Kind),
                chapter = round.Chapter,
                wanted = round.Wanted,
                at = Columns.Of(round.At),
            };
            connection.Execute("update practice_round set ended_at = @at where course_id = @course and member_id = @member and kind = @kind and ended_at is null", values);
            var id = connection.ExecuteScalar<long>(
                "insert into practice_round (course_id, member_id, kind, chapter, wanted, made_at) values (@course, @member, @kind, @chapter, @wanted, @at) returning id", values);
            connection.Execute(
                "insert into practice_item (round_id, place, pack, question_id, item_id, chapter, option_order) values (@id, @place, @pack, @question, @item, @chapter, @order)",
                round.Items.Select((item, place) => new
                {
                    id,
                    place,
                    pack = item.Question.Pack,
                    question = item.Question.QuestionId,
                    item = item.ItemId,
                    chapter = item.Chapter,
                    order = item.Order,
                }));
            return Read(connection, "id = @id", new { id })!;
        },
        stop);

    public Task<PracticeRound?> FindAsync(long roundId, CancellationToken stop) =>
        database.ReadAsync(connection => Read(connection, "id = @roundId", new { roundId }), stop);

    public Task<PracticeRound?> UnderWayAsync(long courseId, MemberId member, PracticeKind kind, CancellationToken stop) => database.ReadAsync(
        connection => Read(
            connection,
            "course_id = @courseId and member_id = @member and kind = @kind and ended_at is null",
            new { courseId, member = Columns.Of(member.Value), kind = Columns.Of(kind) }),
        stop);

    public Task<bool> AnswerAsync(long roundId, int place, int chosen, bool right, DateTimeOffset at, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute(
            "update practice_item set chosen = @chosen, is_right = @right, answered_at = @at where round_id = @roundId and place = @place and chosen is null",
            new { roundId, place, chosen, right = right ? 1 : 0, at = Columns.Of(at) }) == 1,
        stop);

    public Task EndAsync(long roundId, DateTimeOffset at, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute("update practice_round set ended_at = @at where id = @roundId and ended_at is null", new { roundId, at = Columns.Of(at) }), stop);

    public Task<IReadOnlyList<PracticeAnswer>> AnswersAsync(long courseId, MemberId member, CancellationToken stop) => database.ReadAsync<IReadOnlyList<PracticeAnswer>>(
        connection =>
        [
            .. connection.Query<ItemRow>(
                """
                select i.* from practice_round r join practice_item i on i.round_id = r.id
                where r.course_id = @courseId and r.member_id = @member and i.chosen is not null order by i.answered_at, i.round_id, i.place
                """,
                new { courseId, member = Columns.Of(member.Value) })
                .Select(row => new PracticeAnswer(
                    new QuestionKey(row.Pack, row.QuestionId), row.ItemId, (int)row.Chapter, row.OptionOrder[(int)row.Chosen!] - '0', row.IsRight == 1, Columns.Instant(row.AnsweredAt!.Value))),
        ],
        stop);

    public Task<IReadOnlyDictionary<long, AskedBefore>> AskedAsync(long courseId, CancellationToken stop) => database.ReadAsync<IReadOnlyDictionary<long, AskedBefore>>(
        connection => connection.Query<AskedRow>(
            """
            select q.id, q.pack, q.question_id, q.item_id, q.shuffle_seed, coalesce(d.chapter, json_extract(q.asked, '$.chapter')) as chapter
            from question_instance q left join draw d on d.instance_id = q.id
            where q.course_id = @courseId and q.state = 'closed'
            """,
            new { courseId })
            .ToDictionary(row => row.Id, row => new AskedBefore(new QuestionKey(row.Pack, row.QuestionId), row.ItemId, (int)row.Chapter, row.ShuffleSeed)),
        stop);

    private static PracticeRound? Read(SqliteConnection connection, string where, object values)
    {
        if (connection.QuerySingleOrDefault<RoundRow>($"select * from practice_round where {where}", values) is not { } round)
        {
            return null;
        }

        var items = connection.Query<ItemRow>("select * from practice_item where round_id = @id order by place", new { id = round.Id });
        return new PracticeRound(
            round.Id,
            round.CourseId,
            new MemberId(Columns.Id(round.MemberId)),
            Columns.Word<PracticeKind>(round.Kind),
            (int?)round.Chapter,
            (int)round.Wanted,
            [
                .. items.Select(row => new PracticeItem(new QuestionKey(row.Pack, row.QuestionId), row.ItemId, (int)row.Chapter, row.OptionOrder)
                {
                    Chosen = (int?)row.Chosen,
                    Right = row.IsRight is { } right ? right == 1 : null,
                }),
            ],
            Columns.Instant(round.MadeAt))
        {
            EndedAt = Columns.Instant(round.EndedAt),
        };
    }

    private sealed class RoundRow
    {
        public long Id { get; set; }

        public long CourseId { get; set; }

        public long MemberId { get; set; }

        public string Kind { get; set; } = "";

        public long? Chapter { get; set; }

        public long Wanted { get; set; }

        public long MadeAt { get; set; }

        public long? EndedAt { get; set; }
    }

    private sealed class ItemRow
    {
        public string Pack { get; set; } = "";

        public string QuestionId { get; set; } = "";

        public string ItemId { get; set; } = "";

        public long Chapter { get; set; }

        public string OptionOrder { get; set; } = "";

        public long? Chosen { get; set; }

        public long? IsRight { get; set; }

        public long? AnsweredAt { get; set; }
    }

    private sealed class AskedRow
    {
        public long Id { get; set; }

        public string Pack { get; set; } = "";

        public string QuestionId { get; set; } = "";

        public string ItemId { get; set; } = "";

        public long ShuffleSeed { get; set; }

        public long Chapter { get; set; }
    }
}
