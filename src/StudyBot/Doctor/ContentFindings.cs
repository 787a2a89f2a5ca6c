using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Doctor;

/// <summary>The handbooks, and whether each course has its own.</summary>
internal static class ContentFindings
{
    private const string Name = "content";
    private const int MostProblems = 5;

    public static IReadOnlyList<Finding> Of(string contentPath, IReadOnlyList<Course> courses)
    {
        HandbookLibrary library;
        try
        {
            library = HandbookLibrary.Open(contentPath);
        }
        catch (NoHandbookException missing)
        {
            return [Finding.Problem(Name, missing.Message, "\"lint\" lists every problem")];
        }

        var findings = new List<Finding>();
        if (library.Problems.Count == 0)
        {
            findings.Add(Finding.Ok(Name, string.Join(", ", library.All.Select(handbook => $"{handbook.Id} ({handbook.Questions.Count()} questions)"))));
        }

        findings.AddRange(library.Problems.Take(MostProblems).Select(problem => Finding.Problem(Name, $"{problem.File}:{problem.Line}: {problem.Message}", problem.Fix)));
        if (library.Problems.Count > MostProblems)
        {
            findings.Add(Finding.Problem(Name, $"and {library.Problems.Count - MostProblems} more", "\"lint\" lists them all"));
        }

        findings.AddRange(courses.Where(course => library.Find(course.Settings.Pack) is null).Select(course => Finding.Problem(
            Name,
            $"the course {course.Settings.Name} asks from the pack {course.Settings.Pack}, which is not there",
            $"put it into {contentPath}, or choose another handbook with /daily setup")));
        return findings;
    }
}
