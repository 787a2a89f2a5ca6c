using System.CommandLine;
using StudyBot.Core.Handbooks;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>--pack</c>: the handbook that a verb looks into.</summary>
internal static class PackOption
{
    public static Option<string?> Create() => new("--pack") { Description = "The pack's folder name; the default handbook without it" };

    /// <summary>Null after telling the packs that there are.</summary>
    public static Handbook? Open(string? pack)
    {
        var library = HandbookLibrary.Open(SettingsFile.Read().ContentPath);
        if (pack is null)
        {
            return library.Default;
        }

        if (library.Find(pack) is { } handbook)
        {
            return handbook;
        }

        Console.Error.WriteLine($"There is no pack \"{pack}\" that can be used. Give one of: {string.Join(", ", library.All.Select(known => known.Id))}.");
        return null;
    }
}
