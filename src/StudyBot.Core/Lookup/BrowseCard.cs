using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>A handbook as lists to walk through. What has no question with an answer is left out, and so is a step with one choice.</summary>
internal sealed class BrowseCard(Handbook handbook, OpenAnswers open)
{
    private Chapter[] AllChapters => [.. handbook.Chapters.Where(chapter => chapter.Questions.Any(question => question.Findable))];

    public Reply Chapters(int page, string? lead = null)
    {
        var chapters = AllChapters;
        if (chapters.Length == 0)
        {
            return new Reply(BrowseTexts.Empty(handbook.Title));
        }

        var shown = Page<Chapter>.Of(chapters, page);
        var lines = shown.Shown.Select(BrowseTexts.ChapterLine);
        return new Reply
        {
            Cards = [Framed(handbook.Title, (lead is null ? "" : lead + "\n\n") + string.Join('\n', lines), BrowseTexts.Summary(chapters.Length, chapters.Sum(CountOf)), shown)],
            Rows =
            [
                Menu(BrowseControlId.Of(BrowseControlId.Chapter, handbook), BrowseTexts.PickChapter, shown, ChoiceOf),
                .. Moves(shown, number => BrowseControlId.Of(BrowseControlId.Chapters, handbook, number)),
            ],
        };
    }

    /// <summary>Its sections, or its questions if all are of one section; null if there is no such chapter.</summary>
    public Reply? Chapter(int number, int page = 0)
    {
        if (AllChapters.FirstOrDefault(known => known.Number == number) is not { } chapter)
        {
            return null;
        }

        var sections = SectionsOf(chapter);
        if (sections is [var only])
        {
            return Section(number, only.Id, page);
        }

        var shown = Page<Section>.Of(sections, page);
        var lists = shown.Shown.Select(section => $"**{section.Title}**\n{CardText.Bullets(QuestionsOf(chapter, section.Id).Select(LineOf))}");
        return new Reply
        {
            Cards = [Framed(BrowseTexts.Chapter(chapter), string.Join("\n\n", lists), BrowseTexts.Questions(CountOf(chapter)), shown)],
            Rows =
            [
                Menu(
                    BrowseControlId.Of(BrowseControlId.Section, handbook, $"{number}"),
                    BrowseTexts.PickSection,
                    shown,
                    section => new SelectChoice(CardText.Line(section.Title, CardText.MaxChoice), section.Id, BrowseTexts.Questions(QuestionsOf(chapter, section.Id).Length))),
                .. Moves(shown, other => BrowseControlId.Of(BrowseControlId.Chapter, handbook, $"{number}", other), Up(BrowseTexts.AllChapters, BrowseControlId.Of(BrowseControlId.Chapters, handbook, PageOf(chapter)))),
            ],
        };
    }

    /// <summary>Its questions; null if there is no such section with questions.</summary>
    public Reply? Section(int chapterNumber, string sectionId, int page)
    {
        if (AllChapters.FirstOrDefault(known => known.Number == chapterNumber) is not { } chapter || QuestionsOf(chapter, sectionId) is not { Length: > 0 } questions)
        {
            return null;
        }

        var shown = Page<Question>.Of(questions, page);
        var up = SectionsOf(chapter).Length > 1
            ? Up(CardText.Line(BrowseTexts.Chapter(chapter), CardText.MaxLabel), BrowseControlId.Of(BrowseControlId.Chapter, handbook, $"{chapterNumber}"))
            : Up(BrowseTexts.AllChapters, BrowseControlId.Of(BrowseControlId.Chapters, handbook, PageOf(chapter)));
        return new Reply
        {
            Cards = [Framed(TitleOf(sectionId), CardText.Bullets(shown.Shown.Select(LineOf)), BrowseTexts.Questions(questions.Length), shown) with { Heading = CardText.Line(BrowseTexts.Chapter(chapter), CardText.MaxTitle) }],
            Rows =
            [
                Menu(BrowseControlId.Of(BrowseControlId.Question, handbook), BrowseTexts.PickQuestion, shown, ChoiceOf),
                .. Moves(shown, number => BrowseControlId.Of(BrowseControlId.Section, handbook, $"{chapterNumber}", sectionId, number), up),
            ],
        };
    }

    /// <summary>From a question to the list that it stands in.</summary>
    public static Button Around(Handbook handbook, Question question)
    {
        var chapter = handbook.Chapters.First(known => known.Number == question.Chapter);
        var place = Array.FindIndex(QuestionsOf(chapter, question.SectionId), known => known.Id == question.Id);
        var id = BrowseControlId.Of(BrowseControlId.Section, handbook, $"{question.Chapter}", question.SectionId, $"{PageWith(place)}");
        return new Button(id, CardText.Line(BrowseTexts.Around(AskTexts.ShortPlace(handbook, question)), CardText.MaxLabel), Visibility.UpdatesMessage);
    }

    private static int PageWith(int place) => Math.Max(0, place) / Page<Question>.Longest;

    private static Button Up(string label, string id) => new(id, label, Visibility.UpdatesMessage);

    private static int CountOf(Chapter chapter) => chapter.Questions.Count(question => question.Findable);

    private static Question[] QuestionsOf(Chapter chapter, string sectionId) =>
        [.. chapter.Questions.Where(question => question.SectionId == sectionId && question.Findable).OrderBy(question => question.Number)];

    private static SelectChoice ChoiceOf(Chapter chapter) =>
        new(CardText.Line(BrowseTexts.ChapterChoice(chapter), CardText.MaxChoice), $"{chapter.Number}", BrowseTexts.Questions(CountOf(chapter)));

    private SelectChoice ChoiceOf(Question question) =>
        new(CardText.Line(question.Title, CardText.MaxChoice), question.Id, open.Until(question) is null ? null : BrowseTexts.OpenNow);

    private Section[] SectionsOf(Chapter chapter) => [.. handbook.Sections.Where(section => QuestionsOf(chapter, section.Id).Length > 0)];

    private string PageOf(Chapter chapter) => $"{PageWith(Array.IndexOf(AllChapters, chapter))}";

    private string TitleOf(string sectionId) => handbook.Sections.FirstOrDefault(section => section.Id == sectionId)?.Title ?? sectionId;

    private string LineOf(Question question) => open.Until(question) is null ? question.Title : $"{question.Title} ({BrowseTexts.OpenNow})";

    private Card Framed<T>(string title, string body, string summary, Page<T> page) => new(CardText.Line(title, CardText.MaxTitle), CardText.Body(body))
    {
        Footer = CardText.Line(string.Join(" · ", new[] { handbook.Title, summary, BrowseTexts.Page(page.Number, page.Count) }.Distinct().Where(part => part.Length > 0)), CardText.MaxTitle),
        Tone = CardTone.Info,
    };

    private static ControlRow Menu<T>(string id, string placeholder, Page<T> page, Func<T, SelectChoice> choice) =>
        ControlRow.Of(new Select(id, placeholder, [.. page.Shown.Select(choice)], Visibility.UpdatesMessage));

    private static IEnumerable<ControlRow> Moves<T>(Page<T> page, Func<string, string> idOfPage, Button? up = null)
    {
        var moves = new List<Control>();
        if (up is not null)
        {
            moves.Add(up);
        }

        if (page.Number > 0)
        {
            moves.Add(new Button(idOfPage($"{page.Number - 1}"), BrowseTexts.PreviousPage, Visibility.UpdatesMessage));
        }

        if (page.Number + 1 < page.Count)
        {
            moves.Add(new Button(idOfPage($"{page.Number + 1}"), BrowseTexts.NextPage, Visibility.UpdatesMessage));
        }

        return moves.Count > 0 ? [new ControlRow(moves)] : [];
    }
}
