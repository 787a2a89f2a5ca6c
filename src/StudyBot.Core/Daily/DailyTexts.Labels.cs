using StudyBot.Core.Chat;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Daily;

/// <summary>The words of commands, options and lines of cards.</summary>
internal static partial class DailyTexts
{
    public static string FieldChannel => Say("DailyTexts.FieldChannel");
    public static string FieldHandbook => Say("DailyTexts.FieldHandbook");
    public static string FieldWhen => Say("DailyTexts.FieldWhen");
    public static string FieldOpenFor => Say("DailyTexts.FieldOpenFor");
    public static string FieldPings => Say("DailyTexts.FieldPings");
    public static string FieldDiscussion => Say("DailyTexts.FieldDiscussion");
    public static string FieldFirst => Say("DailyTexts.FieldFirst");
    public static string FieldLeads => Say("DailyTexts.FieldLeads");
    public static string FieldLeadChannel => Say("DailyTexts.FieldLeadChannel");
    public static string SetupDescription => Say("DailyTexts.SetupDescription");
    public static string OptionChannel => Say("DailyTexts.OptionChannel");
    public static string OptionTime => Say("DailyTexts.OptionTime");
    public static string OptionZone => Say("DailyTexts.OptionZone");
    public static string OptionWeekdays => Say("DailyTexts.OptionWeekdays");
    public static string OptionWindow => Say("DailyTexts.OptionWindow");
    public static string OptionHandbook => Say("DailyTexts.OptionHandbook");
    public static string OptionChapters => Say("DailyTexts.OptionChapters");
    public static string OptionRole => Say("DailyTexts.OptionRole");
    public static string OptionThread => Say("DailyTexts.OptionThread");
    public static string OptionLeadRole => Say("DailyTexts.OptionLeadRole");
    public static string OptionLeadChannel => Say("DailyTexts.OptionLeadChannel");
    public static string OptionWritten => Say("DailyTexts.OptionWritten");
    public static string OptionNames => Say("DailyTexts.OptionNames");
    public static string NamesShown => Say("DailyTexts.NamesShown");
    public static string NamesOnRequest => Say("DailyTexts.NamesOnRequest");
    public static string OptionName => Say("DailyTexts.OptionName");
    public static string ThreadAtClosing => Say("DailyTexts.ThreadAtClosing");
    public static string ThreadAtPosting => Say("DailyTexts.ThreadAtPosting");
    public static string ThreadNever => Say("DailyTexts.ThreadNever");
    public static string FieldState => Say("DailyTexts.FieldState");
    public static string FieldNext => Say("DailyTexts.FieldNext");
    public static string FieldOpenNow => Say("DailyTexts.FieldOpenNow");
    public static string FieldAnswers => Say("DailyTexts.FieldAnswers");
    public static string FieldPermissions => Say("DailyTexts.FieldPermissions");
    public static string FieldStock => Say("DailyTexts.FieldStock");
    public static string StatusDescription => Say("DailyTexts.StatusDescription");
    public static string PostDescription => Say("DailyTexts.PostDescription");
    public static string CloseDescription => Say("DailyTexts.CloseDescription");
    public static string PauseDescription => Say("DailyTexts.PauseDescription");
    public static string OptionUntil => Say("DailyTexts.OptionUntil");
    public static string HistoryDescription => Say("DailyTexts.HistoryDescription");
    public static string OptionCourse => Say("DailyTexts.OptionCourse");

    public static string EveryDay => Say("DailyTexts.EveryDay");
    public static string FieldDecisions => Say("DailyTexts.FieldDecisions");
    public static string LookAt => Say("DailyTexts.LookAt");
    public static string OlderButton => Say("DailyTexts.OlderButton");
    public static string OlderDecisionsButton => Say("DailyTexts.OlderDecisionsButton");
    public static string NewerDecisionsButton => Say("DailyTexts.NewerDecisionsButton");
    public static string NewerButton => Say("DailyTexts.NewerButton");
    public static string BackButton => Say("DailyTexts.BackButton");

    public static string ReviewsButton(int waiting) =>
        waiting == 0 ? Say("DailyTexts.ReviewsButton") : Say("DailyTexts.ReviewsWaitingButton", ("count", waiting));

    public static string ZoneNow(string zone, string time) => Say("DailyTexts.ZoneNow", ("zone", zone), ("time", time));

    public static string FieldNotes(int count) => Say("DailyTexts.FieldNotes", ("count", count));

    public static string LeadsBy(RoleId? role) => role is { } named
        ? Say("DailyTexts.LeadsByRole", ("role", Markup.Role(named)))
        : Say("DailyTexts.LeadsByManageServer");

    public static string NotesGo(ChannelId? channel) => channel is { } known ? Markup.Channel(known) : Say("DailyTexts.NotesWait");

    public static string Content(string handbook, CourseSettings settings, int questions) => $"{Markup.Escape(DailyCards.Clip(handbook, 200))}, {Chapters(settings.Chapters, questions)}";
}
