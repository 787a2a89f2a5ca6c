using NodaTime;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Rulings;

/// <summary>The words of requests to leads, of their decisions, and of what these change.</summary>
internal static class RulingTexts
{
    public static string AskReviewButton => Say("RulingTexts.AskReviewButton");
    public static string ReportButton => Say("RulingTexts.ReportButton");
    public static string VoidButton => Say("RulingTexts.VoidButton");
    public static string CorrectButton => Say("RulingTexts.CorrectButton");
    public static string RegradeButton => Say("RulingTexts.RegradeButton");
    public static string KeepButton => Say("RulingTexts.KeepButton");
    public static string ReasonAndVoidButton => Say("RulingTexts.ReasonAndVoidButton");
    public static string ReasonAndCorrectButton => Say("RulingTexts.ReasonAndCorrectButton");
    public static string ReasonField => Say("RulingTexts.ReasonField");
    public static string ReasonForMemberField => Say("RulingTexts.ReasonForMemberField");
    public static string PointsPlaceholder => Say("RulingTexts.PointsPlaceholder");
    public static string ChooseAnswer => Say("RulingTexts.ChooseAnswer");
    public static string ChooseReview => Say("RulingTexts.ChooseReview");
    public static string OthersButton => Say("RulingTexts.OthersButton");

    public static string NoReason => Say("RulingTexts.NoReason");
    public static string NothingToReview => Say("RulingTexts.NothingToReview");
    public static string AlreadyAsked => Say("RulingTexts.AlreadyAsked");
    public static string TooLateToAsk => Say("RulingTexts.TooLateToAsk");
    public static string VoidAlready => Say("RulingTexts.VoidAlready");
    public static string Asked => Say("RulingTexts.Asked");
    public static string NotOnOwnAnswer => Say("RulingTexts.NotOnOwnAnswer");
    public static string DecidedAlready => Say("RulingTexts.DecidedAlready");
    public static string SameKey => Say("RulingTexts.SameKey");
    public static string NothingWritten => Say("RulingTexts.NothingWritten");
    public static string NotGraded => Say("RulingTexts.NotGraded");
    public static string ForLearning => Say("RulingTexts.ForLearning");
    public static string NoReviews => Say("RulingTexts.NoReviews");
    public static string NoOneChanges => Say("RulingTexts.NoOneChanges");
    public static string Done => Say("RulingTexts.Done");
    public static string DoneTold => Say("RulingTexts.DoneTold");
    public static string ChooseCorrection => Say("RulingTexts.ChooseCorrection");
    public static string CardTitleGrade => Say("RulingTexts.CardTitleGrade");
    public static string CardTitleQuestion => Say("RulingTexts.CardTitleQuestion");
    public static string FieldAnswer => Say("RulingTexts.FieldAnswer");
    public static string FieldWords => Say("RulingTexts.FieldWords");
    public static string FieldGrade => Say("RulingTexts.FieldGrade");
    public static string FieldDecision => Say("RulingTexts.FieldDecision");
    public static string FieldRight => Say("RulingTexts.FieldRight");

    public static string ReviewField(ReviewKind kind) =>
        kind == ReviewKind.Grade ? Say("RulingTexts.GradeField") : Say("RulingTexts.QuestionField");

    public static string Only(int option) => Say("RulingTexts.OnlyButton", ("letter", DailyCards.Letter(option)));

    public static string Also(int option) => Say("RulingTexts.AlsoButton", ("letter", DailyCards.Letter(option)));

    public static string FormTitle(RulingKind kind, LocalDate date) => kind switch
    {
        RulingKind.Void => Say("RulingTexts.FormVoid", ("date", DateTexts.Date(date))),
        RulingKind.Regrade => Say("RulingTexts.FormRegrade", ("date", DateTexts.Date(date))),
        RulingKind.Keep => Say("RulingTexts.FormKeep", ("date", DateTexts.Date(date))),
        _ => Say("RulingTexts.FormCorrect", ("date", DateTexts.Date(date))),
    };

    public static string PointsField(int most) => Say("RulingTexts.PointsField", ("most", most));

    public static string BadPoints(string typed, int most) => Say(
        "RulingTexts.BadPoints",
        ("typed", Markup.Escape(DailyCards.Clip(typed, 50))),
        ("most", most));

    public static string AskVoid(LocalDate date, IReadOnlyList<PointChange> changes) =>
        Say("RulingTexts.AskVoid", ("day", DailyTexts.Day(date)))
        + "\n" + Changes(changes);

    public static string AskCorrect(RulingKind kind, AskedItem asked, int option, IReadOnlyList<PointChange> changes) =>
        Say("RulingTexts.AskCorrect", ("correction", Corrected(kind, asked, option)))
        + "\n" + Changes(changes);

    public static string Changes(IReadOnlyList<PointChange> changes) => changes.Count == 0 ? NoOneChanges : string.Join(", ", changes.Select(Change));

    /// <summary>The one line that everyone sees; its reason is the lead's own.</summary>
    public static string News(DailyQuestion question, RulingNews news, Uri? post)
    {
        var day = post is null ? DailyTexts.Day(question.Date) : $"[{DailyTexts.Day(question.Date)}]({post})";
        var what = news.Ruling.Kind == RulingKind.Void
            ? Say("RulingTexts.NewsVoided")
            : Corrected(news.Ruling.Kind, question.Asked!, news.Ruling.Option!.Value);
        return $"{day}: {what} {Changes(news.Changes)}{(news.Changes.Count > 0 ? "." : "")}\n"
            + Say("RulingTexts.DecidedBy", ("person", Markup.Person(news.Ruling.By)), ("reason", Reason(news.Ruling)));
    }

    /// <summary>A decision as the history shows it to everyone, without naming whose answer it is about.</summary>
    public static string AuditLine(Ruling ruling)
    {
        var what = ruling switch
        {
            { Kind: RulingKind.Post } => Say("RulingTexts.AuditPost"),
            { Kind: RulingKind.Close } => Say("RulingTexts.AuditClose"),
            { Kind: RulingKind.Void } => Say("RulingTexts.AuditVoid"),
            { Kind: RulingKind.Replace, Option: { } option } => Say("RulingTexts.AuditReplace", ("letter", DailyCards.Letter(option))),
            { Kind: RulingKind.Accept, Option: { } option } => Say("RulingTexts.AuditAccept", ("letter", DailyCards.Letter(option))),
            { Kind: RulingKind.Regrade } => Say("RulingTexts.AuditRegrade"),
            { Kind: RulingKind.Keep } => Say("RulingTexts.AuditKeep"),
            { Kind: RulingKind.KeyShown } => Say("RulingTexts.AuditKeyShown"),
            { Kind: RulingKind.Pause } => Say("RulingTexts.AuditPause"),
            { Kind: RulingKind.Resume } => Say("RulingTexts.AuditResume"),
            { Kind: RulingKind.Pin } => Say("RulingTexts.AuditPin"),
            { Kind: RulingKind.Unpin } => Say("RulingTexts.AuditUnpin"),
            { Kind: RulingKind.Skip } => Say("RulingTexts.AuditSkip"),
            { Kind: RulingKind.TeamMade } => Say("RulingTexts.AuditTeamMade"),
            { Kind: RulingKind.TeamRenamed } => Say("RulingTexts.AuditTeamRenamed"),
            { Kind: RulingKind.TeamRemoved } => Say("RulingTexts.AuditTeamRemoved"),
            { Kind: RulingKind.TeamAssigned, Reason: null } => Say("RulingTexts.AuditTakenOut"),
            { Kind: RulingKind.TeamAssigned } => Say("RulingTexts.AuditPutIn"),
            { Kind: RulingKind.TeamsBalanced } => Say("RulingTexts.AuditBalanced"),
            { Kind: RulingKind.TeamsLocked } => Say("RulingTexts.AuditLocked"),
            { Kind: RulingKind.TeamsUnlocked } => Say("RulingTexts.AuditUnlocked"),
            _ => Say("RulingTexts.AuditDaysOff"),
        };
        var why = ruling.Reason is null ? "" : $": {Reason(ruling)}";
        return $"{Markup.LongTime(ruling.At)}, {Markup.Person(ruling.By)}: {what}{why}";
    }

    /// <summary>A decision as the member who asked reads it.</summary>
    public static string DecisionLine(Review review)
    {
        var asked = review.Kind == ReviewKind.Grade ? Say("RulingTexts.YourRequest") : Say("RulingTexts.YourProblem");
        var outcome = review.Decision switch
        {
            null => Say("RulingTexts.OutcomeWaits"),
            { Kind: RulingKind.Keep } => Say("RulingTexts.OutcomeKept"),
            { Kind: RulingKind.Regrade } => Say("RulingTexts.OutcomeRegraded"),
            { Kind: RulingKind.Void } => Say("RulingTexts.OutcomeVoided"),
            _ => Say("RulingTexts.OutcomeCorrected"),
        };
        var why = review.Decision is { Reason: not null } decision ? $". {Markup.Person(decision.By)}: {Reason(decision)}" : "";
        return $"{asked}: {outcome}{why}";
    }

    public static string Verdict(Verdict verdict, AskedItem asked) => ListTexts.Or(verdict.Right.Select(option => $"**{DailyCards.Letter(option)}** - {asked.Options[option].Text}"));

    public static string ReviewBody(Review review) => $"{Markup.Person(review.Member)}: {Quote(review.Reason, 500)}";

    public static string ReviewChoice(Review review, string name)
    {
        var state = review.Decision is null ? Say("RulingTexts.ChoiceWaits") : Say("RulingTexts.ChoiceDecided");
        var kind = review.Kind == ReviewKind.Grade ? Say("RulingTexts.ChoiceReview") : Say("RulingTexts.ChoiceProblem");
        return DailyCards.Clip($"{state}: {name}, {kind}", 100);
    }

    public static string Graded(KeptGrade grade, int points, int most, int? before)
    {
        var scored = before is { } old
            ? Say("RulingTexts.GradedBefore", ("points", points), ("most", most), ("before", old))
            : Say("RulingTexts.Graded", ("points", points), ("most", most));
        return scored + "\n" + Say(
            "RulingTexts.Findings",
            ("found", Or(string.Join(", ", grade.Findings.Found.Select(found => found.Name)))),
            ("missed", Or(string.Join(", ", grade.Findings.Missed.Select(missed => missed.Name)))),
            ("misconceptions", grade.Findings.Misconceptions.Count));
    }

    public static string Quote(string text, int atMost) => Say("RulingTexts.Quote", ("text", Markup.Escape(DailyCards.Clip(text, atMost / 2))));

    private static string Or(string list) => list.Length == 0 ? Say("RulingTexts.FoundNone") : list;

    private static string Corrected(RulingKind kind, AskedItem asked, int option) => kind == RulingKind.Accept
        ? Say("RulingTexts.Accepted", ("letter", DailyCards.Letter(option)), ("text", asked.Options[option].Text))
        : Say("RulingTexts.Replaced", ("letter", DailyCards.Letter(option)), ("text", asked.Options[option].Text));

    private static string Reason(Ruling ruling) => Markup.Escape(DailyCards.Clip(ruling.Reason ?? "", 200));

    private static string Change(PointChange change) =>
        SayCount("RulingTexts.Change", change.Members, ("points", change.Points > 0 ? $"+{change.Points}" : $"{change.Points}"));
}
