using System.Globalization;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>The id of a button of /ask: "ask:verb:pack:question" and what the verb needs. It holds all there is to know.</summary>
internal sealed record AskControlId(string Verb, string Pack, string Question, IReadOnlyList<string> Rest)
{
    public const string Prefix = "ask";

    public const string Card = "card";
    public const string Part = "part";
    public const string Pitfalls = "pitfalls";
    public const string Sources = "sources";
    public const string Related = "related";
    public const string Share = "share";
    public const string Quiz = "quiz";
    public const string Pick = "pick";

    public static string Of(string verb, Handbook handbook, Question question, params ReadOnlySpan<string> rest) =>
        string.Join(':', [Prefix, verb, handbook.Id, question.Id, .. rest]);

    /// <summary>Null for anything that is not such an id.</summary>
    public static AskControlId? Read(string id)
    {
        var parts = id.Split(':');
        return parts.Length >= 4 && parts[0] == Prefix ? new AskControlId(parts[1], parts[2], parts[3], parts[4..]) : null;
    }

    public int? Number(int place) =>
        place < Rest.Count && int.TryParse(Rest[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
