namespace StudyBot.Testing;

/// <summary>Where things are in the checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Content { get; } = Path.Combine(Root, "content");

    /// <summary>The program, built as the tests were.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "StudyBot", "bin", BuildOf(AppContext.BaseDirectory), "StudyBot.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "StudyBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No StudyBot.sln above {AppContext.BaseDirectory}. Run the tests from a checkout.");
    }

    // "Debug/net10.0" from ".../bin/Debug/net10.0/"
    private static string BuildOf(string folder)
    {
        var parts = folder.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        return Path.Combine(parts[^2], parts[^1]);
    }
}
