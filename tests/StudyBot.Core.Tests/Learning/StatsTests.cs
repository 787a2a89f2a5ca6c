using System.Text;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Learning;

public sealed class StatsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Newcomer_Is_Told_How_It_Fills()
    {
        await using var world = new DailyWorld(2, 2);
        await world.CourseAsync();

        var stats = await world.Chat.As("Ada").RunsAsync("/me stats");

        Assert.True(stats.IsPrivate);
        Assert.Equal(StatsTexts.NoStreak, Field(stats.Card, StatsTexts.FieldStreak));
        Assert.Equal(StatsTexts.NothingYet, Field(stats.Card, StatsTexts.FieldAccuracy));
        Assert.Equal(StatsTexts.EmptyReview, Field(stats.Card, StatsTexts.FieldReview));
        Assert.DoesNotContain(stats.Card.Fields, field => field.Name == StatsTexts.FieldHistory);
        Assert.Equal(["Remind me"], stats.Required.Buttons.Select(button => button.Label));
        Assert.Empty(stats.Required.Reply.Pictures);
    }

    // Monday right, Tuesday wrong, Wednesday nothing, Thursday right, Friday open and answered; then one practised of two.
    [Fact]
    public async Task Figures_Are_Those_That_One_Counts_By_Hand()
    {
        await using var world = new DailyWorld(8, 8);
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var chapters = new List<(int Chapter, bool Right)>();
        foreach (var (day, right) in ((int, bool?)[])[(0, true), (1, false), (2, null), (3, true), (4, false)])
        {
            await world.AtAsync(On(day, 10), Stop);
            if (right is { } wanted)
            {
                var asked = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;
                await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General)[^1], ClosedDay.Letter(wanted ? asked.Right : (asked.Right + 1) % 4));
                chapters.Add((asked.Chapter, wanted));
            }
        }

        // In the other chapter than Tuesday's, so that what was missed there is not practised here.
        var quiz = await ada.RunsAsync("/quiz", ("count", 2), ("chapter", $"{3 - chapters[1].Chapter}"));
        await QuizTests.PickAsync(world, ada, quiz, right: true);
        await QuizTests.PickAsync(world, ada, await ada.PressesAsync(quiz, "Next question"), right: false);
        var stats = await ada.RunsAsync("/me stats");
        var page = world.StatsPictures.Pages[^1];

        Assert.StartsWith("✓ You have answered.", Field(stats.Card, StatsTexts.FieldToday), StringComparison.Ordinal);
        Assert.Equal(
            ["Thu, 26 Nov: ✓ right, 10 points", "Wed, 25 Nov: no answer", "Tue, 24 Nov: ✗ wrong, 1 point", "Mon, 23 Nov: ✓ right, 10 points"],
            Field(stats.Card, StatsTexts.FieldHistory).Split('\n'));
        Assert.StartsWith("1 day in a row, 0 freezes left.", Field(stats.Card, StatsTexts.FieldStreak), StringComparison.Ordinal);
        Assert.EndsWith("21 points so far", Field(stats.Card, StatsTexts.FieldStreak), StringComparison.Ordinal);
        Assert.Equal("daily 2 of 3 (67 %) · practice 1 of 2 (50 %)", page.Summary);
        foreach (var of in chapters.Take(3).GroupBy(answer => answer.Chapter))
        {
            Assert.Equal($"{of.Count(answer => answer.Right)} of {of.Count()}", page.Chapters.Single(row => row.Number == $"{of.Key}").Daily.Words);
        }

        Assert.Equal(2, page.Chapters.Count);
        Assert.StartsWith("1 question due today, 2 on the list", Field(stats.Card, StatsTexts.FieldReview), StringComparison.Ordinal);
        var description = Assert.Single(stats.Required.Reply.Pictures).Description;
        Assert.All(page.Chapters, row => Assert.Contains(row.Title, description, StringComparison.Ordinal));
        Assert.Contains(page.Summary, description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Day_Away_Is_Said_And_Is_No_Day_Without_An_Answer()
    {
        await using var world = new DailyWorld(4, 4);
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        await world.AtAsync(On(0, 10), Stop);
        await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General)[^1], "A");
        await ada.RunsAsync("/me away", ("until", "2026-11-25"));

        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(2, 10), Stop);
        var stats = await ada.RunsAsync("/me stats");

        Assert.StartsWith($"Tue, 24 Nov: {StatsTexts.Away}\nMon, 23 Nov:", Field(stats.Card, StatsTexts.FieldHistory), StringComparison.Ordinal);
        Assert.StartsWith("1 day in a row", Field(stats.Card, StatsTexts.FieldStreak), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misses_Go_To_Anki_With_What_Was_Chosen_And_Without_What_Is_Open()
    {
        await using var world = new DailyWorld(2, 2);
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var missed = (await world.Questions.FindAsync(day.Id, Stop))!.Asked!;

        var export = await day.Bob.PressesAsync(await day.Bob.RunsAsync("/me stats"), "Misses for Anki");

        Assert.True(export.IsPrivate);
        Assert.StartsWith("1 question that you got wrong, for Anki", export.Text, StringComparison.Ordinal);
        var document = Assert.Single(export.Required.Reply.Documents);
        Assert.Equal("docker-misses.csv", document.FileName);
        var note = Assert.Single(AnkiImport.Of(document.Content.ToArray()).Notes);
        Assert.Equal($"<p>{missed.Text}</p>", note.Fields[0]);
        Assert.Equal(["studybot", $"docker::chapter-{missed.Chapter}::theory"], note.Tags);
        Assert.Contains($"<p>{missed.Explanation}</p>", note.Fields[1], StringComparison.Ordinal);
        Assert.Contains($"✗ <strong>{missed.Options[day.Wrong].Text}</strong>", note.Fields[1], StringComparison.Ordinal);
        Assert.Contains("✓ <strong>the true one</strong>", note.Fields[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Miss_Whose_Question_Is_Open_Again_Is_Left_Out_Of_The_Export()
    {
        await using var world = new DailyWorld(1);
        await ClosedDay.OfAsync(world, null, Stop);
        await world.AtAsync(On(1, 10), Stop);
        var bob = world.Chat.As("Bob");

        var export = await bob.PressesAsync(await bob.RunsAsync("/me stats"), "Misses for Anki");

        Assert.Empty(export.Required.Reply.Documents);
        Assert.Equal("1 of them is left out while its question is open.", export.Text);
    }

    [Fact]
    public void Markup_Of_Answers_Becomes_Html_And_What_Looks_Like_Html_Stays_Text()
    {
        var book = TestHandbook.Edited(TestHandbook.With("docker", 1), question => question with { Text = "What is `<none>`: <b>?", ShortAnswer = "Use `docker rmi <id>`:\n\n```bash\ndocker image prune\n```" });
        var answer = ReviewListTests.Answer("ch1-theory-1", 0, right: false);

        var card = Assert.Single(Misses.Of(book, [answer], new HashSet<QuestionKey>()));
        var note = Assert.Single(AnkiImport.Of(AnkiCards.ToFile([card])).Notes);

        Assert.Equal("<p>What is <code>&lt;none&gt;</code>: &lt;b&gt;?</p>", note.Fields[0]);
        Assert.Contains("<code>docker rmi &lt;id&gt;</code>", note.Fields[1], StringComparison.Ordinal);
        Assert.Contains("docker image prune\n</code></pre>", note.Fields[1], StringComparison.Ordinal);
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(AnkiCards.ToFile([card])), StringComparison.Ordinal);
    }

    private static string Field(Core.Chat.Card card, string name) => card.Fields.Single(field => field.Name == name).Value;
}
