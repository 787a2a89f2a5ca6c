using System.Globalization;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Rulings;

/// <summary>Lists from which a lead takes one written answer, or one request.</summary>
internal sealed class AnswerChoices(IGradeStore grades, IReviewStore reviews, IFacts facts, LeadCards cards)
{
    private const int PageSize = 25;

    public async Task<Response> AnswersAsync(DailyQuestion question, int page, CancellationToken stop)
    {
        var names = await NamesAsync(question, stop);
        var written = (await grades.WrittenAsync(question.Id, stop))
            .Select(answer => (answer.Member, Name: NameOf(answer.Member, names)))
            .OrderBy(answer => answer.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (written.Count == 0)
        {
            return new Reply(RulingTexts.NothingWritten);
        }

        var first = page * PageSize >= written.Count ? 0 : page;
        var choices = written.Skip(first * PageSize).Take(PageSize).Select(answer => new SelectChoice(DailyCards.Clip(answer.Name, 100), answer.Member.ToString()));
        var rows = new List<ControlRow>
        {
            ControlRow.Of(new Select(new RulingControl(RulingControl.Answer, question.Id).ToString(), RulingTexts.ChooseAnswer, [.. choices], Visibility.Private)),
        };
        if (written.Count > PageSize)
        {
            rows.Add(ControlRow.Of(new Button(new RulingControl(RulingControl.Answers, question.Id, 0, (ulong)first + 1).ToString(), RulingTexts.OthersButton, Visibility.Private)));
        }

        return new Reply(RulingTexts.ChooseAnswer) { Rows = rows };
    }

    public async Task<Response> AnswerAsync(DailyQuestion question, Course course, ControlUsed used, CancellationToken stop) =>
        Chosen(used) is { } id
            ? await cards.OfAnswerAsync(question, course, new MemberId(id), stop)
            : new Reply(RulingTexts.NotGraded) { Privately = true };

    public async Task<Response> ReviewsAsync(DailyQuestion question, CancellationToken stop)
    {
        // Those that wait come first, then the newest decided ones.
        var all = (await reviews.OfQuestionAsync(question.Id, stop)).OrderBy(review => review.Decision is not null).ThenByDescending(review => review.Id).Take(PageSize).ToList();
        if (all.Count == 0)
        {
            return new Reply(RulingTexts.NoReviews);
        }

        var names = await NamesAsync(question, stop);
        var choices = all.Select(review => new SelectChoice(RulingTexts.ReviewChoice(review, NameOf(review.Member, names)), review.Id.ToString(CultureInfo.InvariantCulture)));
        return new Reply(RulingTexts.ChooseReview)
        {
            Rows = [ControlRow.Of(new Select(new RulingControl(RulingControl.Look, question.Id).ToString(), RulingTexts.ChooseReview, [.. choices], Visibility.Private))],
        };
    }

    public async Task<Response> ReviewAsync(DailyQuestion question, ControlUsed used, CancellationToken stop) =>
        Chosen(used) is { } id and <= long.MaxValue
        && await reviews.FindAsync((long)id, stop) is { } review
        && review.QuestionId == question.Id
        && await cards.OfAsync(review, stop) is { } card
            ? card
            : new Reply(RulingTexts.NoReviews) { Privately = true };

    public async Task<bool> GradedAsync(DailyQuestion question, MemberId member, CancellationToken stop) =>
        await grades.FindAsync(question.Id, member, stop) is not null;

    private async Task<IReadOnlyDictionary<MemberId, string>> NamesAsync(DailyQuestion question, CancellationToken stop) =>
        (await facts.OfCourseAsync(question.CourseId, stop))!.Names;

    private static string NameOf(MemberId member, IReadOnlyDictionary<MemberId, string> names) => names.GetValueOrDefault(member) ?? LeaderboardTexts.Nameless(member);

    private static ulong? Chosen(ControlUsed used) =>
        used is SelectChosen { Values: [var value] } && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
