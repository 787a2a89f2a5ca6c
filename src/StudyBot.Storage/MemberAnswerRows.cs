using System.Text.Json;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Privacy;

namespace StudyBot.Storage;

/// <summary>One member's answers to daily questions, with every version and grade.</summary>
internal static class MemberAnswerRows
{
    private const string Of =
        """
        from response r join question_instance q on q.id = r.instance_id join course c on c.id = q.course_id

        """;

    private const string Where = "where r.member_id = $member and c.server_id = $server ";

    /// <param name="isHidden">Whether the answer to this question of a pack is not to be told now.</param>
    public static IReadOnlyList<HeldResponse> Read(MemberReader of, Func<string?, string?, bool> isHidden)
    {
        var revisions = of.List(
            $"select v.instance_id, v.revision, v.option, v.written, v.at {Of}join response_revision v on v.instance_id = r.instance_id and v.member_id = r.member_id {Where}order by v.instance_id, v.revision",
            row => (Question: row.Long(0), Revision: new HeldRevision(row.Number(1), row.Letter(2), row.TextOrNull(3), row.At(4)))).ToLookup(pair => pair.Question, pair => pair.Revision);
        var grades = of.List(
            $"select g.instance_id, g.revision, g.share_millionths, g.grader, g.grader_version, g.at, g.findings, q.pack, q.question_id {Of}join grade g on g.instance_id = r.instance_id and g.member_id = r.member_id {Where}order by g.id",
            row => (Question: row.Long(0), Grade: Grade(row, isHidden(row.TextOrNull(7), row.TextOrNull(8))))).ToLookup(pair => pair.Question, pair => pair.Grade);
        var verdicts = VerdictRow.Read(of.Connection, "course_id in (select id from course where server_id = @server)", new { server = of.Server });
        return of.List(
            $"""
            select q.id, c.name, q.local_date, q.pack, q.question_id, q.asked, q.state, q.graded, q.right_option,
                r.option, r.written, r.may_be_shown, r.first_at, r.revised_at
            {Of}{Where}order by q.id
            """,
            row =>
            {
                var asked = JsonSerializer.Deserialize(row.Text(5), StoredJson.Default.AskedText)!;
                var counts = row.Text(6) == "closed" && row.Flag(7);
                var verdict = VerdictRow.Verdict(row.NumberOrNull(8), verdicts[row.Long(0)]);
                return new HeldResponse(
                    row.Text(1),
                    row.Text(2),
                    row.Text(3),
                    row.Text(4),
                    asked.Title,
                    asked.Stem,
                    [.. asked.Options.Select(option => option.Text)],
                    !counts ? "open" : verdict.Void ? "void" : "closed",
                    counts && !isHidden(row.Text(3), row.Text(4)) ? [.. verdict.Right.Select(right => Cells.Letter(right))] : null,
                    row.Letter(9),
                    row.TextOrNull(10),
                    row.Flag(11),
                    row.At(12),
                    row.At(13))
                {
                    Revisions = [.. revisions[row.Long(0)]],
                    Grades = counts ? [.. grades[row.Long(0)]] : [],
                };
            });
    }

    private static HeldGrade Grade(Cells row, bool isHidden) => new(
        row.Number(1),
        isHidden ? null : Columns.Share(row.Long(2)),
        row.Text(3),
        row.Text(4),
        row.At(5),
        isHidden ? null : JsonSerializer.Deserialize(row.Text(6), StoredJson.Default.Findings));
}

/// <summary>The part of what was asked that the member saw from the start.</summary>
internal sealed record AskedText(string Title, string Stem, IReadOnlyList<AskedTextOption> Options);

internal sealed record AskedTextOption(string Text);
