using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Daily;

/// <summary>The words of set-up, status and the commands of leads.</summary>
internal static partial class DailyTexts
{
    public const string ConfirmButton = "Confirm";
    public const string CancelButton = "Cancel";
    public const string PostOneNowButton = "Post one now";
    public const string PostNowButton = "Post now";
    public const string CloseNowButton = "Close now";
    public const string ResumeButton = "Resume now";
    public const string CheckAgainButton = "Check again";
    public const string NotesReadButton = "Notes are read";

    public const string NeedsManageServer = "To set up the daily question you need the permission *Manage Server*. Ask someone who has it to run `/daily setup`.";
    public const string NeedsManageServerForLeads = "Only someone with the permission *Manage Server* can set `lead-role` and `lead-channel`. Leave these two out, or ask such a person.";
    public const string NeedsLead = "Only leads of this course can do that: people with *Manage Server*, or with the course's lead role.";
    public const string NoCourse = "There is no daily question in this server yet. Someone with *Manage Server* can start one with `/daily setup`.";
    public const string SeveralCourses = "This server has several courses. Use the command in a course's channel, or name one with the option `course`.";
    public const string UnknownCourse = "There is no such course here. Pick one from the list that `course` offers while you type.";
    public const string DraftGone = "This proposal was used, cancelled or is more than a day old. Nothing was changed; please run `/daily setup` again.";
    public const string DraftOfOther = "Only the person who ran `/daily setup` can confirm it.";
    public const string DraftTaken = "Nothing was changed: this proposal was settled already, or another course uses that channel by now. Please run `/daily setup` again.";
    public const string Cancelled = "Cancelled; nothing was changed.";
    public const string NothingOpen = "No question is open in this course, so there is nothing to close.";
    public const string AskPost = "This posts the next question now, and takes the place of today's. It cannot be undone. Post it?";
    public const string AskClose = "This closes the open question now and shows its answer to everyone. It cannot be undone. Close it?";
    public const string Closed = "Closed. The post shows the answer.";
    public const string ClosedBefore = "That question was closed already.";
    public const string Resumed = "The daily question goes on.";
    public const string NotesMarkedRead = "The notes are marked as read.";
    public const string NothingToAsk = "Nothing was posted: the handbook and chapters of this course have no question that can be asked. Change `handbook` or `chapters` with `/daily setup`.";
    public const string PostWaits = "It could not be posted yet. `/daily status` says whether something is missing; if not, it is tried again within a minute.";
    public const string NoHistory = "No question was posted yet.";
    public const string NothingChanged = "Nothing was changed.";

    public static string BadTime(string typed) => $"`time`: \"{Markup.Escape(typed)}\" is not a time. Write hours and minutes from 00:00 to 23:59, such as 09:30.";

    public static string BadZone(string typed) => $"`zone`: there is no time zone \"{Markup.Escape(typed)}\". Type a city, such as Paris, and pick a line from the list.";

    public static string BadWeekdays(string typed) => $"`weekdays`: \"{Markup.Escape(typed)}\" is not understood. Write days or ranges in English, such as Mon-Fri or Mon, Wed, Sat.";

    public static string BadPack(string typed, IEnumerable<string> packs) => $"`handbook`: there is no \"{Markup.Escape(typed)}\". There is: {string.Join(", ", packs)}.";

    public static string BadChapters(string typed, IEnumerable<int> chapters) =>
        $"`chapters`: \"{Markup.Escape(typed)}\" is not understood or names a chapter that is not there. Write numbers or ranges, such as 1-3, 5, or *all*. There is: {string.Join(", ", chapters)}.";

    public static string BadWindow(long typed) => $"`window`: {typed} hours is not possible. Give 1 to 167 hours.";

    public static string NoQuestions(string pack) => $"`chapters`: in {pack} these chapters have no question that can be asked. Choose others.";

    public static string BadUntil(string typed) => $"`until`: \"{Markup.Escape(typed)}\" is not a coming date. Write year, month and day, such as 2027-01-07.";

    public const string PreviewNewTitle = "Set up the daily question like this?";
    public const string PreviewChangeTitle = "Change the daily question like this?";
    public const string PreviewNote = "Nothing is changed until you confirm.";

    public static string Moves(string course) => $"**{Markup.Escape(course)}** moves here from its channel that was deleted, with its points and its history.";

    public static string When(CourseSettings settings) =>
        $"{WeekdayNames.Of(settings.Weekdays)} at {settings.PostTime.ToString("HH:mm", CultureInfo.InvariantCulture)} ({settings.Zone})";

    public static string OpenFor(TimeSpan window) => $"{window.TotalHours:0.#} hours, and at the latest until 5 minutes before the next question";

    public static string Chapters(IReadOnlyList<int> chapters, int questions) =>
        $"{(chapters.Count == 0 ? "all chapters" : "chapters " + string.Join(", ", chapters))}, {questions} questions";

    public static string Thread(ThreadMode mode) => mode switch
    {
        ThreadMode.Closing => "opens when a question closes",
        ThreadMode.Posting => "opens with the question",
        _ => "none",
    };

    public static string Role(RoleId? role) => role is { } named ? Markup.Role(named) : "nobody";

    public static string At(DateTimeOffset at) => $"{Markup.LongTime(at)} ({Markup.Relative(at)})";

    public static string SetUp(ChannelId channel, DateTimeOffset first) =>
        $"Done. The next question comes in {Markup.Channel(channel)} {At(first)}.";

    public static string Missing(ChannelId channel, ChannelAbilities? abilities, CourseSettings settings)
    {
        if (abilities is not { } granted)
        {
            return ChannelIsGone;
        }

        if (granted == ChannelAbilities.None)
        {
            return $"I cannot see {Markup.Channel(channel)}. {HowToGrant("View Channel")}";
        }

        var missing = Permissions.MissingOf(granted, settings).Aggregate(ChannelAbilities.None, (all, one) => all | one);
        return missing == ChannelAbilities.None ? "" : $"In {Markup.Channel(channel)} I still need:\n{string.Join('\n', Wanted(missing))}";
    }

    public static string AllPermissions => "all there";

    public const string PermissionsUnknown = "cannot be looked up right now";

    private const string ChannelIsGone = "The channel was deleted. Run `/daily setup` in another one, and the course moves there with its points and its history";

    public static string Posted(DailyQuestion question) =>
        $"Posted in {Markup.Channel(question.Channel)}. It closes {At(question.ClosesAt)}.";

    public static string DateTaken(DailyQuestion question) =>
        $"{Day(question.Date)} has its question already ({StateName(question.State)}), so nothing was posted. There is one question a day.";

    public static string TooClose(Occurrence next) =>
        $"Nothing was posted: the next question comes {At(next.At)}, so this one could not be open for an hour.";

    public static string Paused(LocalDate until, DateTimeOffset next) => $"Paused. The next question comes on {Day(until)} or after: {At(next)}. Streaks are not touched.";

    public static string StateLine(Course course) => course.Pause switch
    {
        null => "running",
        { Reason: PauseReason.Access, Loss: var loss, Until: var until } => $"paused: {Obstacle(loss)}{(until is { } day ? $". A lead's pause lasts until {Day(day)}" : "")}",
        { Until: { } until } => $"paused until {Day(until)}",
        _ => "paused",
    };

    public static string OpenLine(DailyQuestion question) => $"{Day(question.Date)}, closes {At(question.ClosesAt)}";

    public static string ResponseCount(int count) => Answers(count);

    public static string Stock(int left, int all) => $"{left} of {all} questions are left in this round";

    public static string NoteLine(Note note)
    {
        var day = note.Date is { } date ? Day(date) : "";
        return note.Kind switch
        {
            NoteKind.Late => $"{day}: no question, the time was missed by too much",
            NoteKind.NothingToAsk => $"{day}: no question, there was nothing to ask",
            NoteKind.Refused => $"{day}: no question, it was refused by the chat service",
            NoteKind.LostAccess => $"{day}: I cannot post any more, so the questions pause. They go on by themselves when I may:\n{string.Join('\n', Wanted(note.Missing, "  ◦"))}",
            NoteKind.LostChannel => $"{day}: the questions pause. {ChannelIsGone}",
            NoteKind.LostServer => $"{day}: I was removed from this server, so the questions paused",
            NoteKind.AccessReturned => $"{day}: I can post again, so the questions go on{Without(note.Days)}",
            NoteKind.ThreadClosed => $"{day}: I could not write in the discussion, its thread is locked. The post shows the answer",
            NoteKind.Uncertain => $"{day}: the question may have been posted, I cannot tell; it is not posted again",
            NoteKind.LowStock => $"{day}: fewer than five questions are left in this round; then it starts over with other items first",
            NoteKind.SeasonClosed => $"{SeasonOf(note)} has closed; its result is posted",
            NoteKind.SeasonUnanswered => $"{SeasonOf(note)} has closed; nobody is listed in it, so no result is posted",
            NoteKind.SeasonRefused => $"{SeasonOf(note)} has closed; its result was refused by the chat service",
            NoteKind.SeasonUncertain => $"{SeasonOf(note)} has closed; its result may have been posted, I cannot tell, so it is not posted again",
            _ => $"{day}: the post could not be changed to show its answer",
        };
    }

    private static string SeasonOf(Note note) => $"the season {LeaderboardTexts.Season(SeasonDates.Of(note.Date!.Value))}";

    public static string NotesFor(ChannelId channel, IReadOnlyList<Note> notes) =>
        $"About the daily question in {Markup.Channel(channel)}:\n" + string.Join('\n', notes.Select(note => "• " + NoteLine(note)));

    public static string HistoryLine(DailyQuestion question)
    {
        // The title may give the answer away while the question is open.
        var what = question is { State: QuestionState.Closed, Asked: { } asked } ? $"{asked.Title} ({asked.QuestionId})" : "";
        var state = question.Verdict.Void ? "voided" : StateName(question.State);
        return $"{question.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {state}{(what.Length > 0 ? $", {what}" : "")}";
    }

    public static string NoAccess(ChannelId channel, AccessLoss loss) => loss.Obstacle switch
    {
        AccessObstacle.Server => "Still paused: I am not in this server any more.",
        AccessObstacle.Channel => $"Still paused. {ChannelIsGone}",
        _ => $"Still paused. In {Markup.Channel(channel)} I need:\n{string.Join('\n', Wanted(loss.Missing))}",
    };

    public static string SavedOnly(ChannelId channel, AccessLoss loss) => $"Saved. {NoAccess(channel, loss)}";

    private static string Obstacle(AccessLoss? loss) => loss?.Obstacle switch
    {
        AccessObstacle.Server => "I was removed from this server; the questions go on by themselves when I am back",
        AccessObstacle.Channel => "the channel was deleted. Choose another one with `/daily setup`",
        _ => $"in the channel I lack {string.Join(" and ", Each(loss?.Missing ?? default).Select(ability => $"*{PermissionName(ability)}*"))}. The questions go on by themselves when that is granted",
    };

    private static string Without(int days) => days switch
    {
        0 => "",
        1 => "; meanwhile one day had no question",
        _ => $"; meanwhile {days} days had no question",
    };

    private static IEnumerable<string> Wanted(ChannelAbilities missing, string bullet = "•") =>
        Each(missing).Select(ability => $"{bullet} *{PermissionName(ability)}*: {Why(ability)}. {HowToGrant(PermissionName(ability))}");

    private static IEnumerable<ChannelAbilities> Each(ChannelAbilities abilities) =>
        Enum.GetValues<ChannelAbilities>().Where(one => one != ChannelAbilities.None && abilities.HasFlag(one));

    private static string StateName(QuestionState state) => state switch
    {
        QuestionState.Reserved => "about to be posted",
        QuestionState.Posted => "open",
        QuestionState.Closed => "closed",
        QuestionState.Skipped => "skipped",
        _ => "uncertain",
    };

    private static string HowToGrant(string permission) =>
        $"Channel settings → Permissions → add me or my role → allow *{permission}*.";

    internal static string PermissionName(ChannelAbilities ability) => ability switch
    {
        ChannelAbilities.View => "View Channel",
        ChannelAbilities.Send => "Send Messages",
        ChannelAbilities.ShowCards => "Embed Links",
        ChannelAbilities.ReadHistory => "Read Message History",
        ChannelAbilities.StartThreads => "Create Public Threads",
        ChannelAbilities.SendInThreads => "Send Messages in Threads",
        _ => "Mention @everyone, @here and All Roles",
    };

    private static string Why(ChannelAbilities ability) => ability switch
    {
        ChannelAbilities.View => "to see the channel",
        ChannelAbilities.Send => "to post the question",
        ChannelAbilities.ShowCards => "to show the question as a card",
        ChannelAbilities.ReadHistory => "to be sure never to post twice",
        ChannelAbilities.StartThreads => "to open the discussion",
        ChannelAbilities.SendInThreads => "to start the discussion",
        _ => "to ping the role, unless anyone may mention it",
    };
}
