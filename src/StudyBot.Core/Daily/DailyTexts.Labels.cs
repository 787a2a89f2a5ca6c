using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>The words of commands, options and lines of cards.</summary>
internal static partial class DailyTexts
{
    public const string FieldChannel = "Channel";
    public const string FieldHandbook = "Handbook";
    public const string FieldWhen = "When";
    public const string FieldOpenFor = "Open for";
    public const string FieldPings = "Pings";
    public const string FieldDiscussion = "Discussion";
    public const string FieldFirst = "First question, if confirmed now";
    public const string FieldLeads = "Leads";
    public const string FieldLeadChannel = "Notes for leads";
    public const string SetupDescription = "Set up the daily question of a channel, or change it";
    public const string OptionChannel = "Where questions are posted; this channel if left out";
    public const string OptionTime = "When, as hours and minutes: 09:30 (10:00 if left out)";
    public const string OptionZone = "In which time zone; type a city (UTC if left out)";
    public const string OptionWeekdays = "On which days, such as Mon-Fri (the default) or Mon, Wed, Sat";
    public const string OptionWindow = "How many hours a question takes answers (23 if left out)";
    public const string OptionHandbook = "Which handbook is asked";
    public const string OptionChapters = "Which chapters, such as 1-3, 5 (all if left out)";
    public const string OptionRole = "A role to ping with each question (none if left out)";
    public const string OptionThread = "When the discussion opens (at closing if left out)";
    public const string OptionLeadRole = "A role whose members lead this course";
    public const string OptionLeadChannel = "Where notes for leads go";
    public const string OptionWritten = "Points of a full answer in one's own words: 0, 5 or 10 (5 if left out)";
    public const string OptionNames = "Whose names stand on boards (everyone's, unless the server is large)";
    public const string NamesShown = "everyone's";
    public const string NamesOnRequest = "only of those who ask for it";
    public const string OptionName = "What the course is called (the handbook's title if left out)";
    public const string ThreadAtClosing = "when the question closes";
    public const string ThreadAtPosting = "with the question";
    public const string ThreadNever = "never";
    public const string FieldState = "State";
    public const string FieldNext = "Next question";
    public const string FieldOpenNow = "Open now";
    public const string FieldAnswers = "Answers";
    public const string FieldPermissions = "Permissions";
    public const string FieldStock = "Stock";
    public const string StatusDescription = "How the daily question is doing";
    public const string PostDescription = "Post the next question now, in place of today's";
    public const string CloseDescription = "Close the open question now and show its answer";
    public const string PauseDescription = "Post no questions for a while";
    public const string OptionUntil = "The first day with questions again, such as 2027-01-07";
    public const string HistoryDescription = "The questions of this course so far";
    public const string OptionCourse = "Which course, if the server has several";

    public const string FieldDecisions = "Decisions";
    public const string LookAt = "Look at a question";
    public const string OlderButton = "Older";
    public const string NewerButton = "Newer";
    public const string BackButton = "Back to the list";

    public static string ReviewsButton(int waiting) => waiting == 0 ? "Reviews" : $"Reviews ({waiting} waiting)";

    public static string FieldNotes(int count) => $"Notes ({count})";

    public static string LeadsBy(RoleId? role) => role is { } named ? $"{Markup.Role(named)} and everyone with Manage Server" : "everyone with Manage Server";

    public static string NotesGo(ChannelId? channel) => channel is { } known ? Markup.Channel(known) : "they wait in `/daily status`";

    public static string Content(string handbook, CourseSettings settings, int questions) => $"{Markup.Escape(DailyCards.Clip(handbook, 200))}, {Chapters(settings.Chapters, questions)}";
}
