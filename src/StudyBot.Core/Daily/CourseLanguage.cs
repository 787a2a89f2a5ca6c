using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Daily;

/// <summary>
/// The language in which a course speaks to everyone: the one that its handbook states. Whoever renders something that
/// several people see puts it in force around the rendering, whatever was the cause of it.
/// </summary>
internal sealed class CourseLanguage(IHandbooks handbooks)
{
    public Language Of(Course course) => Language.Of(handbooks.Find(course.Settings.Pack)?.Language);

    public IDisposable Use(Course course) => Language.Use(Of(course));
}
