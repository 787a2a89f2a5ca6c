using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Answers;

/// <summary>What one member sees of the own answer.</summary>
internal static class Receipts
{
    public static Reply Of(DailyQuestion question, MemberAnswer answer, bool first, IReadOnlyList<Review> decided) =>
        new(DailyTexts.Receipt(question.Asked!, answer, question.ClosesAt))
        {
            Cards =
            [
                .. Words(answer),
                .. first ? new[] { new Card(DailyTexts.WelcomeTitle, DailyTexts.Welcome(question.WrittenMax)) } : [],
                .. decided.Count > 0 ? new[] { new Card(DailyTexts.Decisions, DailyCards.Clip(string.Join('\n', decided.Select(RulingTexts.DecisionLine)), 1_000)) } : [],
            ],
            Rows =
            [
                ControlRow.Of(
                    ButtonOf(AnswerAction.Change, question, DailyTexts.ChangeButton, Visibility.UpdatesMessage),
                    ButtonOf(AnswerAction.Rewrite, question, answer.Written is null ? DailyTexts.WriteButton : DailyTexts.RewriteButton, Visibility.OpensForm),
                    ButtonOf(AnswerAction.Remove, question, DailyTexts.RemoveButton, Visibility.UpdatesMessage)),
                .. answer.Written is null ? [] : new[] { ControlRow.Of(Consent(question, answer.MayBeShown)) },
            ],
        };

    public static Reply Change(DailyQuestion question) => new(DailyTexts.Choose)
    {
        Cards = [new Card(DailyTexts.PostTitle(question.Date), DailyCards.Question(question.Asked!))],
        Rows = [new ControlRow([.. DailyCards.OptionButtons(question, AnswerAction.Rechoose, Visibility.UpdatesMessage)])],
    };

    public static Reply Removed(DailyQuestion question) => new(DailyTexts.Removed)
    {
        Rows = [ControlRow.Of(ButtonOf(AnswerAction.Change, question, DailyTexts.AnswerAgainButton, Visibility.UpdatesMessage))],
    };

    public static Reply TooLate(DailyQuestion question, Tally tally) => new(DailyTexts.TooLate(question.ClosedAt!.Value))
    {
        Cards = [RevealCard.Of(question, tally, RevealDetails.None)],
    };

    private static IEnumerable<Card> Words(MemberAnswer answer) =>
        answer.Written is { } text ? [new Card(DailyTexts.OwnWords, DailyCards.Clip(Markup.Escape(text), 4_000))] : [];

    private static Button Consent(DailyQuestion question, bool given) => given
        ? ButtonOf(AnswerAction.Forbid, question, DailyTexts.ShownButton, Visibility.UpdatesMessage)
        : ButtonOf(AnswerAction.Allow, question, DailyTexts.MayBeShownButton, Visibility.UpdatesMessage);

    private static Button ButtonOf(AnswerAction action, DailyQuestion question, string label, Visibility onPress) =>
        new(new AnswerControl(action, question.Id).ToString(), label, onPress);
}
