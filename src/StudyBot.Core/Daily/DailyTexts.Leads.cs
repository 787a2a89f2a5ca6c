using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Daily;

/// <summary>The words of set-up, status and the commands of leads.</summary>
internal static partial class DailyTexts
{
    public static string ConfirmButton => Say("DailyTexts.ConfirmButton");
    public static string CancelButton => Say("DailyTexts.CancelButton");
    public static string PostOneNowButton => Say("DailyTexts.PostOneNowButton");
    public static string PostNowButton => Say("DailyTexts.PostNowButton");
    public static string GiveReasonButton => Say("DailyTexts.GiveReasonButton");
    public static string CloseNowButton => Say("DailyTexts.CloseNowButton");
    public static string ResumeButton => Say("DailyTexts.ResumeButton");
    public static string CheckAgainButton => Say("DailyTexts.CheckAgainButton");
    public static string NotesReadButton => Say("DailyTexts.NotesReadButton");

    public static string NeedsManageServer => Say("DailyTexts.NeedsManageServer");
    public static string NeedsManageServerForLeads => Say("DailyTexts.NeedsManageServerForLeads");
    public static string NeedsLead => Say("DailyTexts.NeedsLead");
    public static string NoCourse => Say("DailyTexts.NoCourse");
    public static string SeveralCourses => Say("DailyTexts.SeveralCourses");
    public static string UnknownCourse => Say("DailyTexts.UnknownCourse");
    public static string DraftGone => Say("DailyTexts.DraftGone");
    public static string DraftOfOther => Say("DailyTexts.DraftOfOther");
    public static string DraftTaken => Say("DailyTexts.DraftTaken");
    public static string Cancelled => Say("DailyTexts.Cancelled");
    public static string NothingOpen => Say("DailyTexts.NothingOpen");
    public static string AskPost => Say("DailyTexts.AskPost");
    public static string AskClose => Say("DailyTexts.AskClose");
    public static string Closed => Say("DailyTexts.Closed");
    public static string ClosedBefore => Say("DailyTexts.ClosedBefore");
    public static string NotesMarkedRead => Say("DailyTexts.NotesMarkedRead");
    public static string NothingToAsk => Say("DailyTexts.NothingToAsk");
    public static string PostWaits => Say("DailyTexts.PostWaits");
    public static string NoHistory => Say("DailyTexts.NoHistory");
    public static string NothingChanged => Say("DailyTexts.NothingChanged");

    public static string PreviewNewTitle => Say("DailyTexts.PreviewNewTitle");
    public static string PreviewChangeTitle => Say("DailyTexts.PreviewChangeTitle");
    public static string PreviewNote => Say("DailyTexts.PreviewNote");

    public static string PermissionsUnknown => Say("DailyTexts.PermissionsUnknown");

    private static string ChannelIsGone => Say("DailyTexts.ChannelIsGone");

    public static string AllPermissions => Say("DailyTexts.AllPermissions");

    public static string BadTime(string typed) => Say("DailyTexts.BadTime", ("typed", Markup.Escape(typed)));

    public static string BadZone(string typed) => Say("DailyTexts.BadZone", ("typed", Markup.Escape(typed)));

    public static string BadWeekdays(string typed) => Say("DailyTexts.BadWeekdays", ("typed", Markup.Escape(typed)));

    public static string BadPack(string typed, IEnumerable<string> packs) =>
        Say("DailyTexts.BadPack", ("typed", Markup.Escape(typed)), ("packs", string.Join(", ", packs)));

    public static string BadChapters(string typed, IEnumerable<int> chapters) => Say(
        "DailyTexts.BadChapters",
        ("typed", Markup.Escape(typed)),
        ("chapters", string.Join(", ", chapters)));

    public static string BadWindow(long typed) => Say("DailyTexts.BadWindow", ("typed", typed));

    public static string NoQuestions(string pack) => Say("DailyTexts.NoQuestions", ("pack", pack));

    public static string BadUntil(string typed) => Say("DailyTexts.BadUntil", ("typed", Markup.Escape(typed)));

    public static string Moves(string course) => Say("DailyTexts.Moves", ("course", Markup.Escape(course)));

    public static string When(CourseSettings settings) => Say(
        "DailyTexts.When",
        ("days", WeekdayNames.Of(settings.Weekdays)),
        ("time", settings.PostTime.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ("zone", settings.Zone));

    public static string OpenFor(TimeSpan window) => SayCount(
        "DailyTexts.OpenFor",
        window.TotalHours == 1 ? 1 : 2,
        ("hours", Number(window.TotalHours, "0.#")));

    public static string Chapters(IReadOnlyList<int> chapters, int questions) =>
        (chapters.Count == 0 ? Say("DailyTexts.AllChapters") : Say("DailyTexts.SomeChapters", ("chapters", string.Join(", ", chapters))))
        + ", " + SayCount("DailyTexts.Questions", questions);

    public static string Thread(ThreadMode mode) => mode switch
    {
        ThreadMode.Closing => Say("DailyTexts.OpensAtClosing"),
        ThreadMode.Posting => Say("DailyTexts.OpensAtPosting"),
        _ => Say("DailyTexts.NoThread"),
    };

    public static string Role(RoleId? role) => role is { } named ? Markup.Role(named) : Say("DailyTexts.NoRole");

    public static string At(DateTimeOffset at) => $"{Markup.LongTime(at)} ({Markup.Relative(at)})";

    public static string SetUp(ChannelId channel, DateTimeOffset first) =>
        Say("DailyTexts.SetUp", ("channel", Markup.Channel(channel)), ("when", At(first)));

    public static string Missing(ChannelId channel, ChannelAbilities? abilities, CourseSettings settings)
    {
        if (abilities is not { } granted)
        {
            return ChannelIsGone;
        }

        if (granted == ChannelAbilities.None)
        {
            return Say("DailyTexts.CannotSee", ("channel", Markup.Channel(channel)), ("grant", HowToGrant(PermissionName(ChannelAbilities.View))));
        }

        var missing = Permissions.MissingOf(granted, settings).Aggregate(ChannelAbilities.None, (all, one) => all | one);
        return missing == ChannelAbilities.None ? "" : $"{Say("DailyTexts.StillNeeded", ("channel", Markup.Channel(channel)))}\n{string.Join('\n', Wanted(missing))}";
    }

    public static string Posted(DailyQuestion question) =>
        Say("DailyTexts.Posted", ("channel", Markup.Channel(question.Channel)), ("when", At(question.ClosesAt)));

    public static string DateTaken(DailyQuestion question) => Say(
        "DailyTexts.DateTaken",
        ("day", Day(question.Date)),
        ("state", StateName(question.State)));

    public static string TooClose(Occurrence next) => Say("DailyTexts.TooClose", ("when", At(next.At)));

    public static string Paused(LocalDate until, DateTimeOffset next) => Say("DailyTexts.Paused", ("day", Day(until)), ("when", At(next)));

    public static string Resumed(DateTimeOffset next) => Say("DailyTexts.Resumed", ("when", At(next)));

    public static string StateLine(Course course) => course.Pause switch
    {
        null => Say("DailyTexts.StateRunning"),
        { Reason: PauseReason.Access, Loss: var loss, Until: { } day } =>
            Say("DailyTexts.StateObstacleUntil", ("obstacle", Obstacle(loss)), ("day", Day(day))),
        { Reason: PauseReason.Access, Loss: var loss } => Say("DailyTexts.StateObstacle", ("obstacle", Obstacle(loss))),
        { Until: { } until } => Say("DailyTexts.StatePausedUntil", ("day", Day(until))),
        _ => Say("DailyTexts.StatePaused"),
    };

    public static string OpenLine(DailyQuestion question) => Say("DailyTexts.OpenLine", ("day", Day(question.Date)), ("when", At(question.ClosesAt)));

    public static string ResponseCount(int count) => Answers(count);

    public static string Stock(int left, int all) => Say("DailyTexts.Stock", ("left", left), ("all", all));

    public static string NoteLine(Note note)
    {
        var day = note.Date is { } date ? Day(date) : "";
        return note.Kind switch
        {
            NoteKind.Late => Say("DailyTexts.NoteLate", ("day", day)),
            NoteKind.NothingToAsk => Say("DailyTexts.NoteNothingToAsk", ("day", day)),
            NoteKind.Refused => Say("DailyTexts.NoteRefused", ("day", day)),
            NoteKind.LostAccess => Say("DailyTexts.NoteLostAccess", ("day", day))
                + "\n" + string.Join('\n', Wanted(note.Missing, "  ◦")),
            NoteKind.LostChannel => Say("DailyTexts.NoteLostChannel", ("day", day), ("why", ChannelIsGone)),
            NoteKind.LostServer => Say("DailyTexts.NoteLostServer", ("day", day)),
            NoteKind.AccessReturned when note.Days == 0 => Say("DailyTexts.NoteAccessReturned", ("day", day)),
            NoteKind.AccessReturned => SayCount(
                "DailyTexts.NoteAccessReturnedAfter",
                note.Days,
                ("day", day)),
            NoteKind.ThreadClosed => Say("DailyTexts.NoteThreadClosed", ("day", day)),
            NoteKind.Uncertain => Say("DailyTexts.NoteUncertain", ("day", day)),
            NoteKind.LowStock => Say("DailyTexts.NoteLowStock", ("day", day)),
            NoteKind.SeasonClosed => Say("DailyTexts.NoteSeasonClosed", ("season", SeasonOf(note))),
            NoteKind.SeasonUnanswered => Say("DailyTexts.NoteSeasonUnanswered", ("season", SeasonOf(note))),
            NoteKind.SeasonRefused => Say("DailyTexts.NoteSeasonRefused", ("season", SeasonOf(note))),
            NoteKind.SeasonUncertain =>
                Say("DailyTexts.NoteSeasonUncertain", ("season", SeasonOf(note))),
            _ => Say("DailyTexts.NoteNotRevealed", ("day", day)),
        };
    }

    private static string SeasonOf(Note note) => LeaderboardTexts.Season(SeasonDates.Of(note.Date!.Value));

    public static string NotesFor(ChannelId channel, IReadOnlyList<Note> notes) =>
        Say("DailyTexts.NotesFor", ("channel", Markup.Channel(channel))) + "\n" + string.Join('\n', notes.Select(note => "• " + NoteLine(note)));

    public static string HistoryLine(DailyQuestion question)
    {
        // The title may give the answer away while the question is open.
        var what = question is { State: QuestionState.Closed, Asked: { } asked } ? $", {asked.Title} ({asked.QuestionId})" : "";
        var state = question.Verdict.Void ? Say("DailyTexts.StateVoided") : StateName(question.State);
        return $"{DateTexts.ShortDayOfYear(question.Date)}: {state}{what}";
    }

    public static string NoAccess(ChannelId channel, AccessLoss loss) => loss.Obstacle switch
    {
        AccessObstacle.Server => Say("DailyTexts.NoAccessServer"),
        AccessObstacle.Channel => Say("DailyTexts.NoAccessChannel", ("why", ChannelIsGone)),
        _ => Say("DailyTexts.NoAccess", ("channel", Markup.Channel(channel))) + "\n" + string.Join('\n', Wanted(loss.Missing)),
    };

    public static string SavedOnly(ChannelId channel, AccessLoss loss) => Say("DailyTexts.SavedOnly", ("state", NoAccess(channel, loss)));

    private static string Obstacle(AccessLoss? loss) => loss?.Obstacle switch
    {
        AccessObstacle.Server => Say("DailyTexts.ObstacleServer"),
        AccessObstacle.Channel => Say("DailyTexts.ObstacleChannel"),
        _ => Say(
            "DailyTexts.ObstaclePermissions",
            ("permissions", ListTexts.And(Each(loss?.Missing ?? default).Select(ability => $"*{PermissionName(ability)}*")))),
    };

    private static IEnumerable<string> Wanted(ChannelAbilities missing, string bullet = "•") => Each(missing).Select(ability => bullet + " " + Say(
        "DailyTexts.Wanted",
        ("permission", PermissionName(ability)),
        ("why", Why(ability)),
        ("grant", HowToGrant(PermissionName(ability)))));

    private static IEnumerable<ChannelAbilities> Each(ChannelAbilities abilities) =>
        Enum.GetValues<ChannelAbilities>().Where(one => one != ChannelAbilities.None && abilities.HasFlag(one));

    private static string StateName(QuestionState state) => state switch
    {
        QuestionState.Reserved => Say("DailyTexts.StateReserved"),
        QuestionState.Posted => Say("DailyTexts.StateOpen"),
        QuestionState.Closed => Say("DailyTexts.StateClosed"),
        QuestionState.Skipped => Say("DailyTexts.StateSkipped"),
        _ => Say("DailyTexts.StateUncertain"),
    };

    private static string HowToGrant(string permission) => Say("DailyTexts.HowToGrant", ("permission", permission));

    internal static string PermissionName(ChannelAbilities ability) => ability switch
    {
        ChannelAbilities.View => Say("DailyTexts.ViewChannel"),
        ChannelAbilities.Send => Say("DailyTexts.SendMessages"),
        ChannelAbilities.ShowCards => Say("DailyTexts.EmbedLinks"),
        ChannelAbilities.ReadHistory => Say("DailyTexts.ReadMessageHistory"),
        ChannelAbilities.StartThreads => Say("DailyTexts.CreatePublicThreads"),
        ChannelAbilities.SendInThreads => Say("DailyTexts.SendMessagesInThreads"),
        _ => Say("DailyTexts.MentionRoles"),
    };

    private static string Why(ChannelAbilities ability) => ability switch
    {
        ChannelAbilities.View => Say("DailyTexts.WhyView"),
        ChannelAbilities.Send => Say("DailyTexts.WhySend"),
        ChannelAbilities.ShowCards => Say("DailyTexts.WhyShowCards"),
        ChannelAbilities.ReadHistory => Say("DailyTexts.WhyReadHistory"),
        ChannelAbilities.StartThreads => Say("DailyTexts.WhyStartThreads"),
        ChannelAbilities.SendInThreads => Say("DailyTexts.WhySendInThreads"),
        _ => Say("DailyTexts.WhyPingRoles"),
    };
}
