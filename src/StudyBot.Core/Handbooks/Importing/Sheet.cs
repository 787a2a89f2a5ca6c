namespace StudyBot.Core.Handbooks.Importing;

internal static class Sheet
{
    /// <summary>What two ways of writing the same words have in common.</summary>
    public static string Key(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
