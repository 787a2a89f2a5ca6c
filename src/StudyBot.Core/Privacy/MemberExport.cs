using NodaTime.Text;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;

namespace StudyBot.Core.Privacy;

/// <summary>Gathers everything held about one member: what is stored, and the review list that is computed from it.</summary>
internal sealed class MemberExport(IPrivacyStore store, ICourseStore courses, StudyRecords records, IOpenQuestions openQuestions, TimeProvider time)
{
    public async Task<MemberData> ReadAsync(ServerId server, MemberId member, CancellationToken stop)
    {
        var items = new List<HeldReviewItem>();
        foreach (var course in await courses.InServerAsync(server, stop))
        {
            items.AddRange((await records.OfAsync(course, member, stop)).Review.Select(item => new HeldReviewItem(
                course.Settings.Name,
                item.Question.Pack,
                item.Question.QuestionId,
                LocalDatePattern.Iso.Format(item.Last),
                LocalDatePattern.Iso.Format(item.Due),
                item.Misses)));
        }

        // Looked up after the rest, so that what opens meanwhile is left out as well.
        var data = await store.DataAsync(server, member, time.GetUtcNow(), stop);
        var open = await openQuestions.InServerAsync(server, stop);
        return data with { ReviewList = [.. items.Where(item => !open.ContainsKey(new QuestionKey(item.Pack, item.QuestionId)))] };
    }
}
