using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Answers;

/// <summary>What one member sees of the own answer.</summary>
internal static class Receipts
{
    public static Reply Of(DailyQuestion question, CourseSettings course, MemberAnswer answer, bool first) =>
        new(DailyTexts.Receipt(question.Asked!, answer, question.ClosesAt))
        {
            Cards = [.. Words(answer), .. first ? new[] { new Card(DailyTexts.WelcomeTitle, DailyTexts.Welcome(course.WrittenMax)) } : []],
            Rows =
            [
                ControlRow.Of(
                    ButtonOf(AnswerAction.Change, question, DailyTexts.ChangeButton, Visibility.UpdatesMessage),
                    ButtonOf(AnswerAction.Rewrite, question, answer.Written is null ? DailyTexts.WriteButton : DailyTexts.RewriteButton, Visibility.OpensForm),
                    ButtonOf(AnswerAction.Remove, question, DailyTexts.RemoveButton, Visibility.UpdatesMessage)),
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
        Cards = [DailyCards.Reveal(question, tally)],
    };

    public static Reply Result(DailyQuestion question, MemberAnswer? answer, Tally tally)
    {
        var asked = question.Asked!;
        return answer switch
        {
            null => new Reply(DailyTexts.DidNotAnswer) { Cards = [DailyCards.Reveal(question, tally)] },
            { Option: { } option } => new Reply(DailyTexts.Result(asked, option, option == asked.Right)) { Cards = [.. Words(answer)] },
            _ => new Reply(DailyTexts.ResultWithoutOption) { Cards = [.. Words(answer)] },
        };
    }

    private static IEnumerable<Card> Words(MemberAnswer answer) =>
        answer.Written is { } text ? [new Card(DailyTexts.OwnWords, DailyCards.Clip(Markup.Escape(text), 4_000))] : [];

    private static Button ButtonOf(AnswerAction action, DailyQuestion question, string label, Visibility onPress) =>
        new(new AnswerControl(action, question.Id).ToString(), label, onPress);
}
