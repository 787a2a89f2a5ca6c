using System.Globalization;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Which course somebody means.</summary>
public abstract record CourseFound
{
    private CourseFound()
    {
    }

    public sealed record One(Course Course) : CourseFound;

    /// <param name="Why">A sentence for the person.</param>
    public sealed record None(string Why) : CourseFound
    {
        /// <summary>The server has no course at all.</summary>
        public bool HasNone { get; init; }
    }
}

/// <summary>
/// The course of the channel (or of the thread's channel), else the server's only one, else the one named by the
/// option <c>course</c>, which wins over both when it is given.
/// </summary>
public sealed class CourseFinder(ICourseStore courses)
{
    public const string Option = "course";

    /// <summary>The option for commands that belong to a course.</summary>
    public static OptionSpec OptionSpec => new(Option, DailyTexts.OptionCourse, Suggests: true);

    public async Task<CourseFound> FindAsync(Place place, OptionValues options, CancellationToken stop)
    {
        var known = await courses.InServerAsync(place.Server, stop);
        if (options.Text(Option) is { } typed)
        {
            var named = known.FirstOrDefault(course => IdOf(course) == typed) ?? known.FirstOrDefault(course => course.Settings.Name.Equals(typed, StringComparison.OrdinalIgnoreCase));
            return named is null ? new CourseFound.None(DailyTexts.UnknownCourse) : new CourseFound.One(named);
        }

        var here = known.FirstOrDefault(course => course.Settings.Channel == place.CourseChannel);
        return (here, known) switch
        {
            ({ } course, _) => new CourseFound.One(course),
            (_, [var only]) => new CourseFound.One(only),
            (_, []) => new CourseFound.None(DailyTexts.NoCourse) { HasNone = true },
            _ => new CourseFound.None(DailyTexts.SeveralCourses),
        };
    }

    public async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) =>
    [
        .. (await courses.InServerAsync(typed.Place.Server, stop))
            .Where(course => course.Settings.Name.Contains(typed.Text, StringComparison.OrdinalIgnoreCase))
            .Select(course => new Choice(DailyCards.Clip(course.Settings.Name, 100), IdOf(course))),
    ];

    private static string IdOf(Course course) => course.Id.ToString(CultureInfo.InvariantCulture);
}
