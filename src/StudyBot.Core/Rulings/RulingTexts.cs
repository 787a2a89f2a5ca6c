using NodaTime;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Rulings;

/// <summary>The words of requests to leads, of their decisions, and of what these change.</summary>
internal static class RulingTexts
{
    public const string AskReviewButton = "Ask for review";
    public const string ReportButton = "Report a problem";
    public const string VoidButton = "Void";
    public const string CorrectButton = "Correct";
    public const string RegradeButton = "Regrade";
    public const string KeepButton = "Keep";
    public const string ReasonAndVoidButton = "Give the reason and void";
    public const string ReasonAndCorrectButton = "Give the reason and correct";
    public const string ReasonField = "Why? Everyone can read it in the history";
    public const string ReasonForMemberField = "Why? The member will read it";
    public const string PointsPlaceholder = "A whole number";
    public const string ChooseAnswer = "Choose an answer";
    public const string ChooseReview = "Choose a request";
    public const string OthersButton = "More answers";

    public const string NoReason = "A reason is needed, so nothing was changed. Please try again.";
    public const string NothingToReview = "You did not answer this one, so there is nothing to review. If something is wrong with the question, use *Report a problem*.";
    public const string AlreadyAsked = "You have asked about this question already; a lead will decide. *My result* shows the decision.";
    public const string TooLateToAsk = "This can be asked for 7 days after a question has closed, and that time is over.";
    public const string VoidAlready = "This question was voided: it counts for nobody, so there is nothing more to decide.";
    public const string Asked = "A lead will look at it. *My result* shows the decision, and your next receipt tells you.";
    public const string NotOnOwnAnswer = "You cannot decide about your own answer. Please leave this one to another lead.";
    public const string DecidedAlready = "Another lead decided this meanwhile, so nothing was changed.";
    public const string SameKey = "That is how it stands already, so nothing was changed.";
    public const string NothingWritten = "Nobody answered this question in their own words, so there is nothing to regrade.";
    public const string NotGraded = "This answer has no words that were graded, so it cannot be regraded.";
    public const string ForLearning = "Written answers to this question are for learning only, so there are no points to change.";
    public const string NoReviews = "Nobody asked for a review of this question or reported a problem with it.";
    public const string NoOneChanges = "Nobody's points change.";
    public const string Done = "Done. Every board, streak and total counts it like that from now on.";
    public const string DoneTold = "Done. Every board, streak and total counts it like that from now on. The post shows it, and one line tells everyone.";
    public const string ChooseCorrection = "Which option is right? *Only* makes it the right one in place of the present one; *also* accepts it besides.";
    public const string CardTitleGrade = "A review is asked for";
    public const string CardTitleQuestion = "A problem is reported";
    public const string FieldAnswer = "Their answer";
    public const string FieldWords = "Their own words";
    public const string FieldGrade = "Graded";
    public const string FieldDecision = "Decision";
    public const string FieldRight = "Right option";

    public static string ReviewField(ReviewKind kind) => kind == ReviewKind.Grade ? "What should a lead look at?" : "What is wrong with the question?";

    public static string Only(int option) => $"Only {DailyCards.Letter(option)}";

    public static string Also(int option) => $"{DailyCards.Letter(option)} also";

    public static string FormTitle(RulingKind kind, LocalDate date) => kind switch
    {
        RulingKind.Void => $"Void {Short(date)}",
        RulingKind.Regrade => $"Regrade an answer of {Short(date)}",
        RulingKind.Keep => $"Keep {Short(date)} as it is",
        _ => $"Correct {Short(date)}",
    };

    public static string PointsField(int most) => $"Points for the own words, 0 to {most}";

    public static string BadPoints(string typed, int most) => $"\"{Markup.Escape(DailyCards.Clip(typed, 50))}\" is not a whole number from 0 to {most}, so nothing was changed.";

    public static string AskVoid(LocalDate date, IReadOnlyList<PointChange> changes) =>
        $"Voiding removes {DailyTexts.Day(date)} from every score, streak and board, as if it had not been asked. It cannot be undone.\n{Changes(changes)}";

    public static string AskCorrect(RulingKind kind, AskedItem asked, int option, IReadOnlyList<PointChange> changes) =>
        $"If you go on: {Corrected(kind, asked, option)} Everything is computed as if it had always been so.\n{Changes(changes)}";

    public static string Changes(IReadOnlyList<PointChange> changes) => changes.Count == 0 ? NoOneChanges : string.Join(", ", changes.Select(Change));

    /// <summary>The one line that everyone sees; its reason is the lead's own.</summary>
    public static string News(DailyQuestion question, RulingNews news, Uri? post)
    {
        var day = post is null ? DailyTexts.Day(question.Date) : $"[{DailyTexts.Day(question.Date)}]({post})";
        var what = news.Ruling.Kind == RulingKind.Void
            ? "the question was voided and counts for nobody."
            : Corrected(news.Ruling.Kind, question.Asked!, news.Ruling.Option!.Value);
        return $"{day}: {what} {Changes(news.Changes)}{(news.Changes.Count > 0 ? "." : "")}\nDecided by {Markup.Person(news.Ruling.By)}: {Reason(news.Ruling)}";
    }

    /// <summary>A decision as the history shows it to everyone, without naming whose answer it is about.</summary>
    public static string AuditLine(Ruling ruling)
    {
        var what = ruling switch
        {
            { Kind: RulingKind.Post } => "posted ahead of its time",
            { Kind: RulingKind.Close } => "closed early",
            { Kind: RulingKind.Void } => "voided",
            { Kind: RulingKind.Replace, Option: { } option } => $"corrected: {DailyCards.Letter(option)} is right instead",
            { Kind: RulingKind.Accept, Option: { } option } => $"corrected: {DailyCards.Letter(option)} is right as well",
            { Kind: RulingKind.Regrade } => "regraded one answer",
            { Kind: RulingKind.Keep } => "kept as it is after a request",
            { Kind: RulingKind.KeyShown } => "looked at the key; the day counts neither way for them",
            { Kind: RulingKind.Pause } => "paused the course",
            { Kind: RulingKind.Resume } => "resumed the course",
            { Kind: RulingKind.Pin } => "pinned the next question",
            { Kind: RulingKind.Unpin } => "unpinned the next question",
            { Kind: RulingKind.Skip } => "passed over the next question",
            { Kind: RulingKind.TeamMade } => "made a team",
            { Kind: RulingKind.TeamRenamed } => "renamed a team",
            { Kind: RulingKind.TeamRemoved } => "removed a team",
            { Kind: RulingKind.TeamAssigned, Reason: null } => "took a member out of a team",
            { Kind: RulingKind.TeamAssigned } => "put a member into a team",
            { Kind: RulingKind.TeamsBalanced } => "balanced the teams",
            { Kind: RulingKind.TeamsLocked } => "locked the teams",
            { Kind: RulingKind.TeamsUnlocked } => "unlocked the teams",
            _ => "changed the days off",
        };
        var why = ruling.Reason is null ? "" : $": {Reason(ruling)}";
        return $"{Markup.LongTime(ruling.At)}, {Markup.Person(ruling.By)}: {what}{why}";
    }

    /// <summary>A decision as the member who asked reads it.</summary>
    public static string DecisionLine(Review review)
    {
        var asked = review.Kind == ReviewKind.Grade ? "Your request for review" : "The problem that you reported";
        var outcome = review.Decision switch
        {
            null => "waits for a lead",
            { Kind: RulingKind.Keep } => "stays as it is",
            { Kind: RulingKind.Regrade } => "your own words were regraded",
            { Kind: RulingKind.Void } => "the question was voided",
            _ => "the right option was corrected",
        };
        var why = review.Decision is { Reason: not null } decision ? $". {Markup.Person(decision.By)}: {Reason(decision)}" : "";
        return $"{asked}: {outcome}{why}";
    }

    public static string Verdict(Verdict verdict, AskedItem asked) => string.Join(" or ", verdict.Right.Select(option => $"**{DailyCards.Letter(option)}** - {asked.Options[option].Text}"));

    public static string ReviewBody(Review review) => $"{Markup.Person(review.Member)}: {Quote(review.Reason, 500)}";

    public static string ReviewChoice(Review review, string name) =>
        DailyCards.Clip($"{(review.Decision is null ? "waits" : "decided")}: {name}, {(review.Kind == ReviewKind.Grade ? "review" : "problem")}", 100);

    public static string Graded(KeptGrade grade, int points, int most, int? before)
    {
        var found = string.Join(", ", grade.Findings.Found.Select(found => found.Name));
        var missed = string.Join(", ", grade.Findings.Missed.Select(missed => missed.Name));
        return $"{points} of {most}{(before is { } old ? $" (by the grader {old})" : "")}\nFound: {Or(found)}\nMissed: {Or(missed)}\nMisconceptions: {grade.Findings.Misconceptions.Count}";
    }

    public static string Quote(string text, int atMost) => $"“{Markup.Escape(DailyCards.Clip(text, atMost / 2))}”";

    private static string Or(string list) => list.Length == 0 ? "none" : list;

    private static string Corrected(RulingKind kind, AskedItem asked, int option) => kind == RulingKind.Accept
        ? $"**{DailyCards.Letter(option)}** - {asked.Options[option].Text} is accepted as right as well."
        : $"**{DailyCards.Letter(option)}** - {asked.Options[option].Text} is the right option instead.";

    private static string Reason(Ruling ruling) => Markup.Escape(DailyCards.Clip(ruling.Reason ?? "", 200));

    private static string Change(PointChange change) =>
        $"{(change.Members == 1 ? "1 member" : $"{change.Members} members")} {(change.Points > 0 ? $"+{change.Points}" : $"{change.Points}")}";

    private static string Short(LocalDate date) => date.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);
}
