using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Rulings;

/// <summary>The corrections that would change something.</summary>
internal static class CorrectionChoices
{
    public static Reply Of(DailyQuestion question, long review)
    {
        var options = Enumerable.Range(0, question.Asked!.Options.Count).ToList();
        var only = options.Where(option => !question.Verdict.Right.SequenceEqual([option])).Select(option => ButtonOf(RulingControl.Replace, option, RulingTexts.Only(option)));
        var also = options.Where(option => !question.Verdict.IsRight(option)).Select(option => ButtonOf(RulingControl.Accept, option, RulingTexts.Also(option))).ToList();
        return new Reply(RulingTexts.ChooseCorrection)
        {
            Cards = [new Card(DailyTexts.PostTitle(question.Date), DailyCards.Question(question.Asked)) { Footer = DailyTexts.RightLetters(question.Verdict) }],
            Rows = [new ControlRow([.. only]), .. also.Count > 0 ? new[] { new ControlRow([.. also]) } : []],
        };

        Button ButtonOf(string action, int option, string label) =>
            new(new RulingControl(action, question.Id, review, (ulong)option).ToString(), label, Visibility.UpdatesMessage);
    }
}
