using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Privacy;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Privacy;

public sealed class MemberExportTests
{
    private const int Days = 7;

    private static readonly string[] Names = ["Ada-Qx", "Bob-Qx", "Cyd-Qx"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Five questions in seven days: what is open at the end was asked before, and may have been practised.
    [Fact]
    public async Task After_Any_History_It_Is_About_One_Member_And_Tells_No_Key_Of_What_Is_Open() =>
        await Gen.Int[0, 9].Array[(Days + 1) * Names.Length].SampleAsync(
            async history =>
            {
                await using var world = new DailyWorld(3, 2);
                var course = await world.CourseAsync(settings => settings with { Weekdays = Weekdays.Every, Window = TimeSpan.FromHours(20) });
                for (var day = 0; day <= Days; day++)
                {
                    await world.AtAsync(On(day, 8), Stop);
                    if (day == Days)
                    {
                        foreach (var name in Names)
                        {
                            await PractisesAsync(world.Chat.As(name), history[^1]);
                        }
                    }

                    await world.AtAsync(On(day, 10), Stop);
                    foreach (var (at, name) in Names.Index())
                    {
                        await ActsAsync(world, world.Chat.As(name), history[(day * Names.Length) + at], day);
                    }
                }

                var open = (await world.Questions.OpenInAsync(course.Id, Stop))!;
                foreach (var name in Names)
                {
                    var json = Encoding.UTF8.GetString((await ExportAsync(world.Chat.As(name))).Content.Span);
                    var data = JsonDocument.Parse(json).RootElement;

                    Assert.Equal(world.Chat.As(name).Id.ToString(), data.GetProperty("member_id").GetString());
                    Assert.All(Names.Where(other => other != name), other => Assert.DoesNotContain(other, json, StringComparison.Ordinal));
                    Assert.All(Names.Where(other => other != name), other => Assert.DoesNotContain($"\"{world.Chat.As(other).Id}\"", json, StringComparison.Ordinal));
                    AssertNoKey(data, open);
                }

                // Once it has closed, all of it is told.
                await world.AtAsync(On(Days + 1, 9), Stop);
                foreach (var name in Names)
                {
                    var data = JsonDocument.Parse((await ExportAsync(world.Chat.As(name))).Content).RootElement;
                    Assert.All(data.GetProperty("responses").EnumerateArray(), response => Assert.NotEmpty(response.GetProperty("right_options").EnumerateArray()));
                    Assert.Equal(JsonValueKind.Null, data.GetProperty("answers_on_open_questions").ValueKind);
                }
            },
            iter: 4,
            threads: 1);

    [Fact]
    public async Task It_Is_Handed_Out_Privately_As_Json_With_Every_Version_And_What_Was_Found()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var handed = await day.Cyd.PressesAsync(await day.Cyd.RunsAsync("/me privacy"), "Export my data");

        Assert.True(handed.IsPrivate);
        var file = Assert.Single(handed.Required.Reply.Documents);
        Assert.Equal(("studybot-my-data.json", "application/json"), (file.FileName, file.MediaType));
        var response = JsonDocument.Parse(file.Content).RootElement.GetProperty("responses")[0];
        Assert.Equal(WrittenWords.HalfAndWrong, response.GetProperty("revisions")[0].GetProperty("written").GetString());
        var grade = response.GetProperty("grades")[0];
        Assert.Equal(0.2m, grade.GetProperty("share").GetDecimal());
        Assert.Equal("Layer cache", grade.GetProperty("findings").GetProperty("found")[0].GetProperty("name").GetString());
        Assert.Equal("Order of copies", grade.GetProperty("findings").GetProperty("missed")[0].GetProperty("name").GetString());
        Assert.Equal("key-points", grade.GetProperty("grader").GetString());
    }

    [Fact]
    public async Task Who_Decided_Is_A_Lead_And_Not_Named()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var asked = await day.Cyd.SubmitsAsync(await day.Cyd.PressesAsync(await day.ResultOfAsync(day.Cyd), "Ask for review"), ("reason", "I meant the order too."));
        Assert.True(asked.IsPrivate);
        var answers = await world.Lead.PressesAsync(await day.HistoryAsync(world.Lead), "Regrade");
        var chosen = await world.Lead.ChoosesAsync(answers, day.Cyd.Id.ToString());
        await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(chosen, "Regrade"), ("points", "4"), ("reason", "The order is implied."));

        var json = Encoding.UTF8.GetString((await ExportAsync(day.Cyd)).Content.Span);

        var data = JsonDocument.Parse(json).RootElement;
        Assert.Equal("I meant the order too.", data.GetProperty("reviews")[0].GetProperty("reason").GetString());
        Assert.Equal("a lead", data.GetProperty("decisions_about_you")[0].GetProperty("by").GetString());
        Assert.Equal("The order is implied.", data.GetProperty("decisions_about_you")[0].GetProperty("reason").GetString());
        Assert.Equal(2, data.GetProperty("responses")[0].GetProperty("grades").GetArrayLength());
        Assert.DoesNotContain(world.Lead.Id.ToString(), json, StringComparison.Ordinal);
        Assert.DoesNotContain("Lea\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_Is_Too_Large_Comes_In_A_Zip_And_Then_In_As_Many_As_It_Takes() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 400].Array[0, 60], Gen.Int[3_000, 40_000]).Sample(
            (texts, most) =>
            {
                var data = new MemberData("1", "2", "now", new HeldProfile("Ada", "now", null, null, null, "unset"), null)
                {
                    Responses = [.. texts.Select((text, at) => new HeldResponse("Docker", $"{at}", "docker", "q", "t", "s", [], "closed", null, null, text, false, "then", "then"))],
                };
                var first = MemberFile.Of(data, most);
                var parts = Enumerable.Range(1, first.Parts).Select(part => part == 1 ? first : MemberFile.PartOf(data, part, first.Parts)).ToList();

                Assert.All(parts, part => Assert.InRange(part.File.Content.Length, 1, most));
                Assert.Equal(data.ToJson().Length <= most, first.File.FileName.EndsWith(".json", StringComparison.Ordinal));
                Assert.Equal(texts, parts.SelectMany(part => Texts(part.File)));
                Assert.Distinct(parts.Select(part => part.File.FileName));
            },
            iter: 200,
            threads: 1);

    [Theory]
    [InlineData("privacy:export:2:1")]
    [InlineData("privacy:export:0:1")]
    [InlineData("privacy:export:1:99999999")]
    public async Task A_Part_That_There_Cannot_Be_Is_Not_Handed_Out(string controlId)
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        Assert.Equal(ChatTexts.UnknownControl, (await ada.ForgesAsync((await ada.RunsAsync("/me privacy")).Required, controlId)).Text);
    }

    private static IEnumerable<string?> Texts(Document file)
    {
        using var json = file.FileName.EndsWith(".json", StringComparison.Ordinal) ? JsonDocument.Parse(file.Content) : JsonDocument.Parse(Unzipped(file));
        return [.. json.RootElement.GetProperty("responses").EnumerateArray().Select(response => response.GetProperty("written").GetString())];
    }

    private static string Unzipped(Document file)
    {
        using var zip = new ZipArchive(new MemoryStream(file.Content.ToArray()));
        using var reader = new StreamReader(zip.Entries.Single().Open());
        return reader.ReadToEnd();
    }

    private static async Task<Document> ExportAsync(FakeMember member) =>
        (await member.PressesAsync(await member.RunsAsync("/me privacy"), "Export my data")).Required.Reply.Documents.Single();

    private static async Task ActsAsync(DailyWorld world, FakeMember member, int act, int day)
    {
        var post = world.Chat.PostsIn(world.Chat.General)[^1];
        switch (act)
        {
            case < 4:
                await member.PressesAsync(post, ClosedDay.Letter(act));
                break;
            case < 6:
                await member.SubmitsAsync(await member.PressesAsync(post, DailyTexts.WriteButton), ("text", $"{WrittenWords.Half} Says {member.Name}."));
                break;
            case 6 when day > 0:
                await member.SubmitsAsync(
                    await member.PressesAsync(await member.PressesAsync(world.Chat.PostsIn(world.Chat.General)[^2], DailyTexts.ResultButton), "Report a problem"), ("reason", $"{member.Name} is unsure."));
                break;
            case 7:
                await member.RunsAsync("/me away", ("until", $"2026-12-{10 + day}"));
                break;
            case 8:
                await PractisesAsync(member, day);
                break;
        }
    }

    private static async Task PractisesAsync(FakeMember member, int option)
    {
        var round = await member.RunsAsync("/quiz", ("count", 2));
        if (round.Required.Buttons.Any(button => button.Label == ClosedDay.Letter(option % 4)))
        {
            await member.PressesAsync(round, ClosedDay.Letter(option % 4));
        }
    }

    private static void AssertNoKey(JsonElement data, DailyQuestion open)
    {
        var asked = new QuestionKey(open.Asked!.Pack, open.Asked.QuestionId);
        bool IsOpen(JsonElement element) => new QuestionKey(element.GetProperty("pack").GetString()!, element.GetProperty("question_id").GetString()!) == asked;

        foreach (var response in data.GetProperty("responses").EnumerateArray().Where(IsOpen))
        {
            Assert.Equal(JsonValueKind.Null, response.GetProperty("right_options").ValueKind);
            Assert.All(response.GetProperty("grades").EnumerateArray(), grade => Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (grade.GetProperty("share").ValueKind, grade.GetProperty("findings").ValueKind)));
        }

        Assert.All(
            data.GetProperty("practice").EnumerateArray().SelectMany(round => round.GetProperty("items").EnumerateArray()).Where(IsOpen),
            item => Assert.Equal(JsonValueKind.Null, item.GetProperty("right").ValueKind));
        Assert.DoesNotContain(data.GetProperty("review_list").EnumerateArray(), IsOpen);

        // Nothing of what is only shown at closing, for this question or an earlier time that it was asked.
        Assert.DoesNotContain(open.Asked.Explanation, data.ToString(), StringComparison.Ordinal);
        Assert.All(open.Asked.Options, option => Assert.DoesNotContain(option.Reason, data.ToString(), StringComparison.Ordinal));
    }
}
