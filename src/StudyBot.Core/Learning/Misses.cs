using System.Globalization;
using System.Text;
using Markdig;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Learning;

/// <summary>What a member got wrong, as cards: the question in front; the short answer, and what was chosen instead, behind.</summary>
internal static class Misses
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="open">Questions whose answers are withheld now; they have no card.</param>
    public static IReadOnlyList<AnkiCard> Of(Handbook handbook, IReadOnlyList<StudyAnswer> answers, IReadOnlySet<QuestionKey> open) =>
    [
        .. handbook.Questions
            .Where(question => question.Findable && !open.Contains(new QuestionKey(handbook.Id, question.Id)))
            .Select(question => (Question: question, Missed: answers.Where(answer => !answer.Right && answer.Question == new QuestionKey(handbook.Id, question.Id)).ToList()))
            .Where(pair => pair.Missed.Count > 0)
            .Select(pair => new AnkiCard(Html(pair.Question.Text), Back(pair.Question, pair.Missed), Tags(handbook, pair.Question))),
    ];

    private static string Back(Question question, IReadOnlyList<StudyAnswer> missed)
    {
        var back = new StringBuilder(Html(question.ShortAnswer));
        foreach (var (itemId, chosen) in missed.Where(answer => answer.Chosen is not null).Select(answer => (answer.ItemId, answer.Chosen!.Value)).Distinct())
        {
            if (question.Items.FirstOrDefault(item => item.Id == itemId) is { } item && chosen < item.Options.Count && item.Options[chosen] is { Right: false } wrong && item.Options.FirstOrDefault(option => option.Right) is { } right)
            {
                back.Append("<hr>").Append(Html(item.Stem))
                    .Append(Html(LearningTexts.CardWrong(wrong)))
                    .Append(Html(LearningTexts.CardRight(right)));
            }
        }

        return back.ToString();
    }

    private static IReadOnlyList<string> Tags(Handbook handbook, Question question) =>
        ["studybot", string.Create(CultureInfo.InvariantCulture, $"{handbook.Id}::chapter-{question.Chapter}::{question.SectionId}")];

    private static string Html(string markdown) => Markdig.Markdown.ToHtml(markdown, Markdown).ReplaceLineEndings("\n").TrimEnd('\n');
}

/// <summary>Hands a member the misses as a file for Anki.</summary>
internal sealed class MissesDesk(ICourseStore courses, StudyRecords records, IHandbooks handbooks, IOpenQuestions openQuestions) : IControlHandler
{
    private const string Name = "misses";

    public string Prefix => Name;

    public static string ButtonId(long courseId) => string.Create(CultureInfo.InvariantCulture, $"{Name}:{courseId}");

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (used.ControlId.Split(':') is not [_, var id]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var courseId)
            || await courses.FindAsync(courseId, stop) is not { } course
            || course.Server != used.Place.Server)
        {
            return new Reply(StatsTexts.Gone) { Privately = true };
        }

        var record = await records.OfAsync(course, used.Member.Id, stop);
        var open = (await openQuestions.InServerAsync(course.Server, stop)).Keys.ToHashSet();
        var withheld = record.Answers.Where(answer => !answer.Right).Select(answer => answer.Question).Where(open.Contains).Distinct().Count();
        var cards = handbooks.Find(course.Settings.Pack) is { } handbook ? Misses.Of(handbook, record.Answers, open) : [];
        return cards.Count == 0
            ? new Reply(LearningTexts.NoCards(withheld))
            : new Reply(LearningTexts.Cards(cards.Count, withheld))
            {
                Documents = [new Document($"{course.Settings.Pack}-misses.csv", AnkiCards.ToFile(cards), "text/csv")],
            };
    }
}
