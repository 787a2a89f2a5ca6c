using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>The bullets and numbers that start an entry of a list.</summary>
internal static partial class Bullets
{
    public static bool IsBullet(string line) => Bullet().IsMatch(line);

    /// <summary>How far an entry is indented, its sign in Markdown and its text; null for another line.</summary>
    public static (int Indent, string Sign, string Text)? Of(string line)
    {
        if (Bullet().Match(line) is { Success: true } bullet)
        {
            return (bullet.Groups["indent"].Length, "-", bullet.Groups["text"].Value.Trim());
        }

        return Number().Match(line) is { Success: true } number
            ? (number.Groups["indent"].Length, number.Groups["number"].Value + ".", number.Groups["text"].Value.Trim())
            : null;
    }

    /// <summary>A sign that stands alone, before its text in the next line.</summary>
    public static bool IsLoneSign(string line) => LoneSign().IsMatch(line);

    [GeneratedRegex(@"^(?<indent>\s*)([-*+•▪◦●■‣·–]\s+(?=\S)|[•▪◦●■‣](?=\S)|o\s+(?=[A-Z`*]))(?<text>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<indent>\s*)(?<number>\d{1,3})[.)]\s+(?<text>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*[-•▪◦●■‣·]\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoneSign();
}
