using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Leaderboards;

/// <summary>Whoever shares an answer appears as on the boards of the course there; outside of courses, an alias is nobody's.</summary>
internal sealed class BoardSharers(CourseFinder finder, IBoardStore boards) : ISharers
{
    public async Task<Sharer> OfAsync(Place place, Member who, CancellationToken stop)
    {
        var naming = await boards.NamingAsync(place.Server, who.Id, stop);
        if (await finder.FindAsync(place, OptionValues.None, stop) is not CourseFound.One(var course))
        {
            return BoardPeople.ByOwnName(naming, NamesMode.Shown) ? new Sharer.Openly(who.Id) : new Sharer.Unnamed();
        }

        return BoardPeople.ByOwnName(naming, course.Settings.Names) ? new Sharer.Openly(who.Id)
            : PublicNames.Of(course, who, naming) is { } alias ? new Sharer.As(alias)
            : new Sharer.Unnamed();
    }
}
