namespace StudyBot.Core.Handbooks;

/// <summary>There is no handbook to serve. The message names the folder and the fix, for the operator.</summary>
public sealed class NoHandbookException : Exception
{
    private NoHandbookException(string message)
        : base(message)
    {
    }

    internal static NoHandbookException NoFolder(string contentPath) =>
        new($"The content folder '{contentPath}' does not exist. Set Content:Path to the folder that holds the packs, such as 'content'.");

    internal static NoHandbookException NoPack(string contentPath) =>
        new($"The content folder '{contentPath}' holds no pack. Put a folder with a {PackReader.ManifestName} into it, or set Content:Path to another folder.");

    internal static NoHandbookException NoneUsable(string contentPath, IReadOnlyList<ContentProblem> problems) =>
        new($"No pack in the content folder '{contentPath}' can be used. First problem: {(problems.Count > 0 ? problems[0] : "unknown")}");

    internal static NoHandbookException Unknown(string contentPath, string packId, IEnumerable<string> known) =>
        new($"The content folder '{contentPath}' has no pack '{packId}'. It has: {string.Join(", ", known)}.");
}
