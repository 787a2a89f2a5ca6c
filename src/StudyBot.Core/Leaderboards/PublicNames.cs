using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>How somebody appears who does something that others see. Nothing need be known of them yet.</summary>
public sealed class PublicNames(IBoardStore boards)
{
    /// <returns>Null for who is off the boards.</returns>
    public async Task<string?> OfAsync(Course course, Member who, CancellationToken stop) =>
        Of(course, who, await boards.NamingAsync(course.Server, who.Id, stop));

    /// <inheritdoc cref="OfAsync"/>
    public static string? Of(Course course, Member who, BoardNaming naming)
    {
        var people = new BoardPeople(
            new Dictionary<MemberId, BoardMember> { [who.Id] = new(who.Id, who.DisplayName, naming, Departed: false) }, course.Settings.Names, course.BagSeed);
        return people.IsOff(who.Id) ? null : people.NameOf(who.Id);
    }
}
