using System.Globalization;

namespace StudyBot.Core.Daily;

/// <summary>The id of a control on the history: "history:action:subject:page".</summary>
internal readonly record struct HistoryControl(string Action, long Subject, int Page)
{
    public const string Prefix = "history";

    /// <summary>A page of a course.</summary>
    public const string List = "list";

    /// <summary>Takes one question from the page's select.</summary>
    public const string Look = "look";

    /// <summary>A page of the decisions about a question, which is the subject.</summary>
    public const string Decisions = "decisions";

    public static HistoryControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var subject, var page]
        && long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new HistoryControl(action, number, at)
            : null;

    public override string ToString() => $"{Prefix}:{Action}:{Subject}:{Page}";
}
