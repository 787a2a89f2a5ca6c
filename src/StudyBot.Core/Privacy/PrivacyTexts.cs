using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Privacy;

internal static class PrivacyTexts
{
    public static string CommandDescription => Say("PrivacyTexts.CommandDescription");
    public static string Title => Say("PrivacyTexts.Title");
    public static string FieldKept => Say("PrivacyTexts.FieldKept");
    public static string Kept => Say("PrivacyTexts.Kept");

    public static string FieldNaming => Say("PrivacyTexts.FieldNaming");
    public static string LeadsSee => Say("PrivacyTexts.LeadsSee");
    public static string Footer => Say("PrivacyTexts.Footer");
    public static string ExportButton => Say("PrivacyTexts.ExportButton");

    /// <summary>A list of what is held, in plain words.</summary>
    public static string What(Held held)
    {
        if (held.IsNothing)
        {
            return Say("PrivacyTexts.NothingYet");
        }

        string?[] lines =
        [
            held.DisplayName is { } name ? Say("PrivacyTexts.IdAndName", ("name", Markup.Name(name))) : Say("PrivacyTexts.Id"),
            held.Answers == 0 ? null
                : held.Revisions > held.Answers ? SayCount(
                    "PrivacyTexts.AnswersChanged",
                    held.Answers,
                    ("number", N(held.Answers)),
                    ("versions", N(held.Revisions)))
                : SayCount("PrivacyTexts.Answers", held.Answers, ("number", N(held.Answers))),
            held.Grades == 0 ? null : SayCount("PrivacyTexts.Grades", held.Grades, ("number", N(held.Grades))),
            held.Reviews == 0 ? null : SayCount("PrivacyTexts.Requests", held.Reviews, ("number", N(held.Reviews))),
            held.Practice == 0 ? null : SayCount("PrivacyTexts.Practice", held.Practice, ("number", N(held.Practice))),
            held.Memberships == 0 ? null : SayCount("PrivacyTexts.TimesInTeams", held.Memberships, ("number", N(held.Memberships))),
            held.TimesAway == 0 ? null : SayCount("PrivacyTexts.TimesAway", held.TimesAway, ("number", N(held.TimesAway))),
            held.Days == 0 ? null : SayCount(
                "PrivacyTexts.Days",
                held.Days,
                ("number", N(held.Days))),
            held.Places == 0 ? null : SayCount("PrivacyTexts.Places", held.Places, ("number", N(held.Places))),
            held.Reminders == 0 ? null : Say("PrivacyTexts.Reminders"),
            held.Missing == 0 ? null : SayCount(
                "PrivacyTexts.Missing",
                held.Missing,
                ("number", N(held.Missing))),
            held.Decisions == 0 ? null : SayCount("PrivacyTexts.Decisions", held.Decisions, ("number", N(held.Decisions))),
            held.Naming == BoardNaming.Unset ? null : Say("PrivacyTexts.NamingKept"),
        ];
        var since = held.Since is { } at
            ? Say("PrivacyTexts.KeptSince", ("when", Markup.LongTime(at)))
            : Say("PrivacyTexts.KeptHere");
        return since + "\n" + string.Join('\n', lines.OfType<string>().Select(line => "• " + line));
    }

    public static string Naming(BoardNaming naming) => naming switch
    {
        BoardNaming.Named => Say("PrivacyTexts.ChoseNamed"),
        BoardNaming.Alias => Say("PrivacyTexts.ChoseAlias"),
        BoardNaming.Off => Say("PrivacyTexts.ChoseOff"),
        _ => Say("PrivacyTexts.ChoseNothing"),
    };

    /// <param name="name">The one that this choice leads to there; null for none.</param>
    public static string AppearsIn(Course course, BoardNaming naming, string? name)
    {
        var onRequest = course.Settings.Names == NamesMode.OnRequest && naming == BoardNaming.Unset ? " " + Say("PrivacyTexts.OnRequest") : "";
        return $"• **{Markup.Escape(course.Settings.Name)}**: {(name is null ? InNoList : Markup.Name(name))}{onRequest}";
    }

    public static string Choose(BoardNaming naming, bool inForce) => (inForce ? "✓ " : "") + naming switch
    {
        BoardNaming.Named => Say("PrivacyTexts.NamedButton"),
        BoardNaming.Alias => Say("PrivacyTexts.AliasButton"),
        _ => Say("PrivacyTexts.OffButton"),
    };

    public static string Chosen(BoardNaming naming) => naming switch
    {
        BoardNaming.Named => Say("PrivacyTexts.NowNamed"),
        BoardNaming.Alias => Say("PrivacyTexts.NowAlias"),
        _ => Say("PrivacyTexts.NowOff"),
    };

    public static string Exported(int part, int parts)
    {
        var what = parts == 1
            ? Say("PrivacyTexts.Exported")
            : Say("PrivacyTexts.ExportedPart", ("part", part), ("parts", parts));
        return what + " " + Say("PrivacyTexts.ExportedOpen");
    }

    public static string NextPartButton(int part, int parts) => Say("PrivacyTexts.NextPartButton", ("part", part), ("parts", parts));

    private static string InNoList => Say("PrivacyTexts.InNoList");

    private static string N(int number) => Number(number, "N0");
}
