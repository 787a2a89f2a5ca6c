using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>One key per visible post: the same for every try, on every machine.</summary>
internal static class PostKeys
{
    public static PostKey OfDay(ChannelId channel, LocalDate date) => Of($"day {channel} {LocalDatePattern.Iso.Format(date)}");

    public static PostKey OfThreadLine(DailyQuestion question) => Of($"thread {question.Channel} {LocalDatePattern.Iso.Format(question.Date)}");

    public static PostKey OfNotes(long courseId, Note last) => Of($"notes {courseId} {last.Kind} {last.At.ToUnixTimeMilliseconds()}");

    public static PostKey OfMissing(long courseId, LocalDate date) => Of($"missing {courseId} {LocalDatePattern.Iso.Format(date)}");

    public static PostKey OfReview(long reviewId) => Of($"review {reviewId}");

    public static PostKey OfSeason(long courseId, LocalDate first) => Of($"season {courseId} {LocalDatePattern.Iso.Format(first)}");

    public static PostKey OfRuling(long rulingId) => Of($"ruling {rulingId}");

    public static PostKey OfGreeting(ServerId server, DateTimeOffset joinedAt) => Of($"greeting {server} {joinedAt.ToUnixTimeMilliseconds()}");

    private static PostKey Of(string what) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..24]);
}
