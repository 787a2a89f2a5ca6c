using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Testing;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Lookup;

public sealed class BrowseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Handbook_Is_Walked_From_Chapter_To_Section_To_Question_And_Back()
    {
        await using var world = World(chapters: 3, sections: ["theory", "lab"], questions: 2);
        var ada = world.Chat.As("Ada");

        var chapters = await ada.RunsAsync("/browse");
        Assert.True(chapters.IsPrivate);
        Assert.Equal("**1.** Part 1\n**2.** Part 2\n**3.** Part 3", chapters.Card.Body);
        Assert.Equal("Large · 3 chapters, 12 questions", chapters.Card.Footer);

        var chapter = await ada.ChoosesAsync(chapters, "2. Part 2");
        Assert.Equal(("Chapter 2: Part 2", "**Section theory**\n- T ch2-theory-1\n- T ch2-theory-2\n\n**Section lab**\n- T ch2-lab-1\n- T ch2-lab-2"), (chapter.Card.Title, chapter.Card.Body));

        var section = await ada.ChoosesAsync(chapter, "Section lab");
        Assert.Equal(("Chapter 2: Part 2", "Section lab", "- T ch2-lab-1\n- T ch2-lab-2"), (section.Card.Heading, section.Card.Title, section.Card.Body));

        var answer = await ada.ChoosesAsync(section, "T ch2-lab-2");
        Assert.Equal("T ch2-lab-2", answer.Card.Title);
        Assert.Contains("Answer of ch2-lab-2", answer.Card.Body, StringComparison.Ordinal);

        var list = await ada.PressesAsync(answer, "Browse: Chapter 2 · Section lab");
        Assert.Equal("Section lab", list.Card.Title);
        Assert.Equal("Chapter 2: Part 2", (await ada.PressesAsync(list, "Chapter 2: Part 2")).Card.Title);
        Assert.Equal("Large", (await ada.PressesAsync(list, "All chapters")).Card.Title);
        Assert.Single(world.Chat.Messages);
    }

    [Fact]
    public async Task Old_Menus_Work_After_A_Restart()
    {
        await using var world = World(chapters: 2, sections: ["theory", "lab"], questions: 2);
        var ada = world.Chat.As("Ada");
        var chapters = await ada.RunsAsync("/browse");
        await world.RestartAsync();

        var chapter = await ada.ChoosesAsync(chapters, "1. Part 1");

        Assert.Equal("Chapter 1: Part 1", chapter.Card.Title);
    }

    [Fact]
    public async Task A_Pack_With_One_Section_Goes_From_The_Chapter_To_Its_Questions()
    {
        await using var world = World(chapters: 2, sections: ["recipes"], questions: 3);
        var ada = world.Chat.As("Ada");

        var questions = await ada.ChoosesAsync(await ada.RunsAsync("/browse"), "1. Part 1");

        Assert.Equal("- T ch1-recipes-1\n- T ch1-recipes-2\n- T ch1-recipes-3", questions.Card.Body);
        Assert.Equal("Large", (await ada.PressesAsync(questions, "All chapters")).Card.Title);
    }

    [Fact]
    public async Task More_Than_25_Chapters_And_Questions_Come_In_Pages()
    {
        await using var world = World(chapters: 60, sections: ["theory"], questions: 53);
        var ada = world.Chat.As("Ada");

        var chapters = await ada.RunsAsync("/browse");
        Assert.Equal("Large · 60 chapters, 3180 questions · page 1 of 3", chapters.Card.Footer);
        await ada.PressesAsync(chapters, "Next page");
        var last = await ada.PressesAsync(chapters, "Next page");
        Assert.Equal("Previous page", Assert.Single(last.Required.Buttons).Label);

        var questions = await ada.ChoosesAsync(last, "55. Part 55");
        var second = await ada.PressesAsync(questions, "Next page");
        Assert.Equal("Large · 53 questions · page 2 of 3", second.Card.Footer);
        var answer = await ada.ChoosesAsync(second, "T ch55-theory-30");
        Assert.Equal("T ch55-theory-30", answer.Card.Title);

        // Back on the page that the question stands on, and from there to the chapter's page.
        var back = await ada.PressesAsync(answer, "Browse: ");
        Assert.Equal("Large · 53 questions · page 2 of 3", back.Card.Footer);
        Assert.EndsWith("page 3 of 3", (await ada.PressesAsync(back, "All chapters")).Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chapters_And_Questions_Without_An_Answer_Are_Left_Out()
    {
        await using var world = World(chapters: 2, sections: ["theory", "lab"], questions: 2, edit: question =>
            question.Chapter == 1 || question.Id == "ch2-lab-1" ? question with { ShortAnswer = "" } : question);
        var ada = world.Chat.As("Ada");

        var chapters = await ada.RunsAsync("/browse");
        var chapter = await ada.ChoosesAsync(chapters, "2. Part 2");

        Assert.Equal("**Section theory**\n- T ch2-theory-1\n- T ch2-theory-2\n\n**Section lab**\n- T ch2-lab-2", chapter.Card.Body);
        Assert.Equal("Large · 3 questions", chapter.Card.Footer);
    }

    [Fact]
    public async Task A_Pack_Without_Any_Answer_Says_So()
    {
        await using var world = World(chapters: 1, sections: ["theory"], questions: 1, edit: question => question with { ShortAnswer = "" });

        Assert.Equal("Large has no questions with an answer yet.", (await world.Chat.As("Ada").RunsAsync("/browse")).Text);
    }

    [Theory]
    [InlineData("2", "Chapter 2: Part 2")]
    [InlineData(" part 3 ", "Chapter 3: Part 3")]
    [InlineData("nothing such", "Large")]
    [InlineData("99", "Large")]
    public async Task An_Option_Starts_In_A_Chapter(string typed, string title)
    {
        await using var world = World(chapters: 3, sections: ["theory", "lab"], questions: 1);

        var shown = await world.Chat.As("Ada").RunsAsync("/browse", ("chapter", typed));

        Assert.Equal(title, shown.Card.Title);
        Assert.Equal(title == "Large", shown.Card.Body.StartsWith("Large has no such chapter.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chapters_Are_Offered_While_Typing()
    {
        await using var world = World(chapters: 30, sections: ["theory"], questions: 1);
        var ada = world.Chat.As("Ada");

        Assert.Equal(25, (await ada.TypesAsync("/browse", "chapter", "")).Count);
        Assert.Equal(["2. Part 2", "12. Part 12", "20. Part 20"], (await ada.TypesAsync("/browse", "chapter", "2")).Take(3).Select(choice => choice.Label));
    }

    [Fact]
    public async Task An_Open_Question_Is_Listed_By_Its_Title_And_Its_Answer_Is_Withheld()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var open = Assert.Single(await world.Questions.InStateAsync(QuestionState.Posted, Stop)).Asked!;
        var ada = world.Chat.As("Ada");

        var list = await ada.RunsAsync("/browse", ("chapter", $"{open.Chapter}"));
        Assert.Contains($"{open.Title} (open now, its answer comes later)", list.Card.Body, StringComparison.Ordinal);
        var card = await ada.ChoosesAsync(list, open.QuestionId);

        Assert.Contains("withheld from everyone here", card.Card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Explanation of", card.Card.Body, StringComparison.Ordinal);
        Assert.Contains(open.Title, (await ada.PressesAsync(card, "Browse: ")).Card.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("browse")]
    [InlineData("browse:chapters:no-pack:0")]
    [InlineData("browse:chapter:large")]
    [InlineData("browse:chapter:large:99")]
    [InlineData("browse:chapter:large:-1:x")]
    [InlineData("browse:section:large:1")]
    [InlineData("browse:section:large:1:none:0")]
    [InlineData("browse:question:large")]
    [InlineData("browse:question:large:ch9-theory-9")]
    [InlineData("browse:whatever:large:1")]
    public async Task A_Control_Whose_Place_Is_Gone_Says_So(string id)
    {
        await using var world = World(chapters: 1, sections: ["theory"], questions: 1);
        var ada = world.Chat.As("Ada");

        var reply = await ada.ForgesAsync((await ada.RunsAsync("/browse")).Required, id);

        Assert.Equal("That part of the handbook is no longer there. Please start again with `/browse`.", reply.Text);
    }

    [Theory]
    [InlineData("browse:chapters:large:99999999999")]
    [InlineData("browse:chapters:large:77")]
    public async Task A_Page_That_Is_Not_There_Gives_One_That_Is(string id)
    {
        await using var world = World(chapters: 30, sections: ["theory"], questions: 1);
        var ada = world.Chat.As("Ada");

        Assert.Equal("Large", (await ada.ForgesAsync((await ada.RunsAsync("/browse")).Required, id)).Card.Title);
    }

    [Fact]
    public async Task Every_List_Of_The_Shipped_Handbook_Is_Shown_Whole()
    {
        await using var world = new DailyWorld();
        world.Books.All = [HandbookLibrary.Open(Repository.Content).Default];
        var ada = world.Chat.As("Ada");
        var reached = new HashSet<string>(StringComparer.Ordinal);

        foreach (var chapter in world.Books.Default.Chapters)
        {
            var sections = await ada.RunsAsync("/browse", ("chapter", $"{chapter.Number}"));
            Assert.All(chapter.Questions, question => Assert.Contains(question.Title, sections.Card.Body, StringComparison.Ordinal));
            foreach (var section in sections.Required.Selects.Single().Choices.Select(choice => choice.Value).ToArray())
            {
                var list = await ada.ChoosesAsync(await ada.RunsAsync("/browse", ("chapter", $"{chapter.Number}")), section);
                reached.UnionWith(list.Required.Selects.Single().Choices.Select(choice => choice.Value));
            }
        }

        Assert.Equal(80, reached.Count);
    }

    private static DailyWorld World(int chapters, string[] sections, int questions, Func<Question, Question>? edit = null)
    {
        var world = new DailyWorld();
        world.Books.All =
        [
            new Handbook(
                "large",
                "Large",
                "en",
                Complete: false,
                [.. sections.Select(section => new Section(section, "Section " + section))],
                [],
                [.. Enumerable.Range(1, chapters).Select(chapter => new Chapter(chapter, $"Part {chapter}", [.. sections.SelectMany(section => Questions(chapter, section))]))],
                Vocabulary.Empty),
        ];
        return world;

        IEnumerable<Question> Questions(int chapter, string section) => Enumerable.Range(1, questions).Select(number =>
        {
            var id = $"ch{chapter}-{section}-{number}";
            var question = new Question { Id = id, Chapter = chapter, SectionId = section, Title = "T " + id, Text = id + "?", ShortAnswer = "Answer of " + id, ContentHash = id };
            return edit?.Invoke(question) ?? question;
        });
    }
}
