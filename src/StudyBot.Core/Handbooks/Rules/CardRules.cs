namespace StudyBot.Core.Handbooks.Rules;

/// <summary>Whatever is shown fits the cards of the chat service.</summary>
internal static class CardRules
{
    // https://docs.discord.com/developers/resources/message#embed-object-embed-limits
    private const int MaxTitle = 256;
    private const int MaxBody = 4096;
    private const int MaxMessage = 6000;

    // A card repeats the title and says chapter, part and dates besides.
    private const int Surround = 400;

    // A title is also a button's label.
    private const int MaxButtonTitle = 80;

    public static IEnumerable<ContentProblem> Check(LintScope scope) => scope.Files.SelectMany(CheckFile);

    private static IEnumerable<ContentProblem> CheckFile(QuestionFile file)
    {
        var question = file.Question;
        if (question.Title.Length > MaxTitle)
        {
            yield return TooLong(file, "title", "title", question.Title.Length, MaxTitle);
        }
        else if (question.Title.Length > MaxButtonTitle)
        {
            yield return file.Problem(file.Lines.Of("title"), "long-title", $"The title has {question.Title.Length} characters and will be cut on buttons.", $"Use at most {MaxButtonTitle}.");
        }

        var bodies = new List<(string Path, string Name, int Length)>
        {
            ("Answer", "question with its short answer", question.Text.Length + question.ShortAnswer.Length + Surround),
            ("Pitfalls", "list of pitfalls", question.Pitfalls.Sum(pitfall => pitfall.Length + 3) + Surround),
            ("sources", "list of sources", question.Sources.Sum(source => source.Title.Length + source.Address.AbsoluteUri.Length + 10) + Surround),
        };
        bodies.AddRange(question.Parts.Select(part => (part.Part.Title, $"part {part.Part.Title}", part.Text.Length + Surround)));
        bodies.AddRange(question.Items.Select((item, i) => ($"items/{i}", $"item {item.Id} with its reasons", item.Stem.Length + item.Options.Sum(option => option.Text.Length + option.Reason.Length + 20) + Surround)));
        foreach (var (path, name, length) in bodies.Where(body => body.Length > MaxBody))
        {
            yield return TooLong(file, path, name, length, MaxBody);
        }

        // A closed daily question shows the item with its reasons and the sources in one message.
        var sources = bodies[2].Length;
        foreach (var (path, name, length) in bodies.Where(body => body.Path.StartsWith("items/", StringComparison.Ordinal) && body.Length + sources + MaxTitle > MaxMessage))
        {
            yield return TooLong(file, path, name + " and the sources", length + sources + MaxTitle, MaxMessage);
        }
    }

    private static ContentProblem TooLong(QuestionFile file, string path, string name, int length, int most) =>
        file.Problem(file.Lines.Of(path), "too-long", $"The {name} takes {length} characters where {most} fit.", "Shorten it.");
}
