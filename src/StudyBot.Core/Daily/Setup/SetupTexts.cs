using StudyBot.Core.Chat;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Daily.Setup;

/// <summary>The words with which a course is set up step by step.</summary>
internal static class SetupTexts
{
    public static string WhenButton => Say("SetupTexts.WhenButton");
    public static string ContentButton => Say("SetupTexts.ContentButton");
    public static string PeopleButton => Say("SetupTexts.PeopleButton");
    public static string BackButton => Say("SetupTexts.BackButton");

    public static string WhenTitle => Say("SetupTexts.WhenTitle");
    public static string TimeField => Say("SetupTexts.TimeField");
    public static string ZoneField => Say("SetupTexts.ZoneField");
    public static string WeekdaysField => Say("SetupTexts.WeekdaysField");
    public static string WindowField => Say("SetupTexts.WindowField");

    public static string ContentTitle => Say("SetupTexts.ContentTitle");
    public static string ChaptersField => Say("SetupTexts.ChaptersField");
    public static string WrittenField => Say("SetupTexts.WrittenField");
    public static string NameField => Say("SetupTexts.NameField");
    public static string HandbookField => Say("SetupTexts.HandbookField");
    public static string ServerPackField => Say("SetupTexts.ServerPackField");

    public static string ChooseChannel => Say("SetupTexts.ChooseChannel");
    public static string ChoosePing => Say("SetupTexts.ChoosePing");
    public static string ChooseLeadRole => Say("SetupTexts.ChooseLeadRole");
    public static string ChooseLeadChannel => Say("SetupTexts.ChooseLeadChannel");
    public static string ChooseThread => Say("SetupTexts.ChooseThread");
    public static string NamesShownButton => Say("SetupTexts.NamesShownButton");
    public static string NamesOnRequestButton => Say("SetupTexts.NamesOnRequestButton");

    public static string OptionGrader => Say("SetupTexts.OptionGrader");
    public static string GraderOffline => Say("SetupTexts.GraderOffline");
    public static string GraderModel => Say("SetupTexts.GraderModel");
    public static string GraderOfflineButton => Say("SetupTexts.GraderOfflineButton");
    public static string GraderModelButton => Say("SetupTexts.GraderModelButton");
    public static string FieldGrader => Say("SetupTexts.FieldGrader");
    public static string NoModel => Say("SetupTexts.NoModel");

    public static string PeopleTitle => Say("SetupTexts.PeopleTitle");
    public static string PeopleBody => Say("SetupTexts.PeopleBody");

    public static string FieldPoints => Say("SetupTexts.FieldPoints");
    public static string FieldNames => Say("SetupTexts.FieldNames");
    public static string FieldServerPack => Say("SetupTexts.FieldServerPack");

    public static string PermissionsUnknown => Say("SetupTexts.PermissionsUnknown");

    public static string BadWritten(string typed) => Say("SetupTexts.BadWritten", ("typed", Markup.Escape(DailyCards.Clip(typed, 50))));

    public static string BadHours(string typed) => Say("SetupTexts.BadHours", ("typed", Markup.Escape(DailyCards.Clip(typed, 50))));

    public static string HasCourse(ChannelId channel) => Say("SetupTexts.HasCourse", ("channel", Markup.Channel(channel)));

    public static string Points(int writtenMax) => writtenMax == 0
        ? Say("SetupTexts.PointsLearning")
        : Say("SetupTexts.Points", ("most", writtenMax));

    public static string Names(NamesMode mode) =>
        mode == NamesMode.Shown ? Say("SetupTexts.NamesShown") : Say("SetupTexts.NamesOnRequest");

    public static string Discussion(string opens) => Say("SetupTexts.Discussion", ("opens", opens));

    public static string Grader(GradedBy by) => by == GradedBy.KeyPoints
        ? Say("SetupTexts.GraderKeyPoints")
        : Say("SetupTexts.GraderByModel");

    public static string MissingForNotes(ChannelId channel) => Say("SetupTexts.MissingForNotes", ("channel", Markup.Channel(channel)));
}
