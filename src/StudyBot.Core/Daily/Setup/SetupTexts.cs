using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Setup;

/// <summary>The words with which a course is set up step by step.</summary>
internal static class SetupTexts
{
    public const string WhenButton = "Time and days";
    public const string ContentButton = "Questions and points";
    public const string PeopleButton = "Roles, notes, names";
    public const string BackButton = "Back";

    public const string WhenTitle = "When questions come";
    public const string TimeField = "At what time, such as 09:30";
    public const string ZoneField = "Time zone or city, such as Paris";
    public const string WeekdaysField = "Days, such as Mon-Fri or Mon, Wed, Sat";
    public const string WindowField = "Hours that a question is open, 1 to 167";

    public const string ContentTitle = "Questions and points";
    public const string ChaptersField = "Chapters, such as 1-3, 5, or all";
    public const string WrittenField = "Points for one's own words: 0, 5 or 10";
    public const string NameField = "What the course is called";
    public const string HandbookField = "Handbook, by its id";
    public const string ServerPackField = "Handbook for /ask outside of courses";

    public const string ChooseChannel = "Post in another channel";
    public const string ChoosePing = "Ping a role with each question";
    public const string ChooseLeadRole = "A role whose members lead this course";
    public const string ChooseLeadChannel = "A channel for notes to leads";
    public const string ChooseThread = "When the discussion opens";
    public const string NamesShownButton = "Names on boards: shown";
    public const string NamesOnRequestButton = "Names on boards: on request";

    public const string OptionGrader = "Who grades answers in one's own words";
    public const string GraderOffline = "offline, by the key points";
    public const string GraderModel = "the language model that is set up";
    public const string GraderOfflineButton = "Own words graded: offline";
    public const string GraderModelButton = "Own words graded: by the model";
    public const string FieldGrader = "Own words are graded";
    public const string NoModel = "No language model is set up here, so answers are graded offline. Whoever runs the bot can set one up with `Grader:Address` and `Grader:Model`.";

    public const string PeopleTitle = "Roles, notes and names";
    public const string PeopleBody = "Each choice is taken over at once; take a chosen line away to choose nobody. Nothing is changed in the course until you confirm.";

    public const string FieldPoints = "Points";
    public const string FieldNames = "Names on boards";
    public const string FieldServerPack = "/ask outside of courses";

    public const string PermissionsUnknown = "What I may do in that channel cannot be looked up right now; `/daily status` shows it later.";

    public static string BadWritten(string typed) => $"`written-points`: \"{Markup.Escape(DailyCards.Clip(typed, 50))}\" is not possible. Give 0 (for learning only), 5 or 10.";

    public static string BadHours(string typed) => $"`window`: \"{Markup.Escape(DailyCards.Clip(typed, 50))}\" is not a number of hours. Give 1 to 167.";

    public static string HasCourse(ChannelId channel) => $"{Markup.Channel(channel)} has a course already. Run `/daily setup` there to change it, or choose another channel.";

    public static string Points(int writtenMax) => writtenMax == 0
        ? "10 for the right option; one's own words are for learning only; up to 2 for keeping at it"
        : $"10 for the right option, up to {writtenMax} for one's own words, up to 2 for keeping at it";

    public static string Names(NamesMode mode) => mode == NamesMode.Shown ? "shown" : "on request; everybody else appears under an alias";

    public static string Grader(GradedBy by) => by == GradedBy.KeyPoints
        ? "offline, by the key points: the same words always get the same grade"
        : "by the language model that is set up, and offline where it fails; each result says who graded";

    public static string MissingForNotes(ChannelId channel) =>
        $"In {Markup.Channel(channel)}, the channel for notes to leads, I still need *View Channel*, *Send Messages* and *Embed Links*. Until then the notes wait in `/daily status`.";
}
