using System.Globalization;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>
/// The id of a control of /browse: "browse:view:pack" and where in the pack. A select has the view that its choice leads
/// to. It holds all there is to know.
/// </summary>
internal sealed record BrowseControlId(string View, string Pack, IReadOnlyList<string> Rest)
{
    public const string Prefix = "browse";

    /// <summary>All chapters: page.</summary>
    public const string Chapters = "chapters";

    /// <summary>The sections of a chapter: chapter, page.</summary>
    public const string Chapter = "chapter";

    /// <summary>The questions of a section: chapter, section, page.</summary>
    public const string Section = "section";

    /// <summary>The answer card of the chosen question.</summary>
    public const string Question = "question";

    public static string Of(string view, Handbook handbook, params ReadOnlySpan<string> rest) => string.Join(':', [Prefix, view, handbook.Id, .. rest]);

    /// <summary>Null for anything that is not such an id.</summary>
    public static BrowseControlId? Read(string id)
    {
        var parts = id.Split(':');
        return parts.Length >= 3 && parts[0] == Prefix ? new BrowseControlId(parts[1], parts[2], parts[3..]) : null;
    }

    /// <summary>0 for what is no number.</summary>
    public static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
