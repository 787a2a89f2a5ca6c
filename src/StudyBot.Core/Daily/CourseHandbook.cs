using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>The handbook of the course that somebody is in, else the server's, else the default one.</summary>
internal sealed class CourseHandbook(CourseFinder finder, ICourseStore courses, IHandbooks handbooks) : IServerHandbook
{
    public async Task<Handbook> ForAsync(Place place, CancellationToken stop) =>
        await finder.FindAsync(place, OptionValues.None, stop) is CourseFound.One(var course)
            ? handbooks.Find(course.Settings.Pack) ?? handbooks.Default
            : await courses.DefaultPackAsync(place.Server, stop) is { } pack && handbooks.Find(pack) is { } ofServer ? ofServer
            : handbooks.Default;
}
