using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Privacy;

internal static class PrivacyTexts
{
    public const string CommandDescription = "What is kept about you here, and the name you appear under";
    public const string Title = "Your data and your name";
    public const string FieldKept = "For how long";
    public const string Kept =
        "Until you delete it. If you leave the server, until 12 months after your last answer; if the bot is removed, for 30 days. Backups are gone after 7 days.";

    public const string FieldNaming = "How you appear";
    public const string Footer = "For this server alone. Nobody else sees this message.";

    public const string ExportButton = "Export my data";

    private const string NothingYet = "Nothing is kept about you in this server yet.";

    /// <summary>A list of what is held, in plain words.</summary>
    public static string What(Held held)
    {
        if (held.IsNothing)
        {
            return NothingYet;
        }

        string?[] lines =
        [
            held.DisplayName is { } name ? $"your id, and the name you last showed here: {Markup.Name(name)}" : "your id",
            Count(held.Answers, "answer", held.Revisions > held.Answers ? $" with every change ({N(held.Revisions)} versions)" : ""),
            Count(held.Grades, "grade", " of what you wrote"),
            Count(held.Reviews, "request", " to leads"),
            Count(held.Practice, "practice question"),
            Count(held.Memberships, "time", " in a team"),
            Count(held.TimesAway, "time", " away"),
            held.Days == 0 ? null : Count(held.Days, "entry", plural: "entries") + " of days on which you played for a team, were away or were reminded",
            held.Places == 0 ? null : Count(held.Places, "place") + " in results of seasons",
            held.Reminders == 0 ? null : "that you wish to be reminded",
            held.Missing == 0 ? null : Count(held.Missing, "question") + " you told to be missing, until a lead was told",
            held.Decisions == 0 ? null : Count(held.Decisions, "decision") + " as a lead",
            held.Naming == BoardNaming.Unset ? null : "how you want to appear",
        ];
        var since = held.Since is { } at ? $"Kept about you in this server, since {Markup.LongTime(at)}:" : "Kept about you in this server:";
        return since + "\n" + string.Join('\n', lines.OfType<string>().Select(line => "• " + line));
    }

    public static string Naming(BoardNaming naming) => naming switch
    {
        BoardNaming.Named => "You chose **your own name**.",
        BoardNaming.Alias => "You chose **an alias**: a name that stays the same and tells nobody who you are.",
        BoardNaming.Off => "You chose to be **off boards**: you play, your answers count for you and your team, and you are in no list.",
        _ => "You have not chosen yet, so each course decides.",
    };

    /// <param name="name">The one that this choice leads to there; null for none.</param>
    public static string AppearsIn(Course course, BoardNaming naming, string? name)
    {
        var onRequest = course.Settings.Names == NamesMode.OnRequest && naming == BoardNaming.Unset ? " (here, own names stand on request)" : "";
        return $"• **{Markup.Escape(course.Settings.Name)}**: {(name is null ? "in no list" : Markup.Name(name))}{onRequest}";
    }

    public static string Choose(BoardNaming naming, bool inForce) => (inForce ? "✓ " : "") + naming switch
    {
        BoardNaming.Named => "Own name",
        BoardNaming.Alias => "Alias",
        _ => "Off boards",
    };

    public static string Chosen(BoardNaming naming) => naming switch
    {
        BoardNaming.Named => "From now on you appear under your own name, on past boards and posts as well.",
        BoardNaming.Alias => "From now on you appear under an alias, on past boards and posts as well. Boards that somebody shared before stay as they are.",
        _ => "From now on you are in no list, on past boards and posts as well. Boards that somebody shared before stay as they are.",
    };

    public static string Exported(int part, int parts)
    {
        var what = parts == 1 ? "Here is everything that is kept about you in this server, as JSON." : $"Part {part} of {parts} of what is kept about you in this server, as JSON.";
        return what + " What is right in a question that is open now is left out until it has closed.";
    }

    public static string NextPartButton(int part, int parts) => $"Part {part} of {parts}";

    private static string? Count(int count, string what, string rest = "", string? plural = null) => count switch
    {
        0 => null,
        1 => $"1 {what}{rest}",
        _ => $"{N(count)} {plural ?? what + "s"}{rest}",
    };

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
