using System.Text;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>A question's file as an import writes it.</summary>
internal sealed record QuestionDraft(string Id, string Title, string Text, string Answer, IReadOnlyList<(AnswerPart Part, string Text)> Parts)
{
    private const int MaxTitle = 80;

    /// <summary>The file's text. A body that would be read as something else is written as a code block, word for word.</summary>
    public string Render(IReadOnlyList<AnswerPart> parts)
    {
        var text = Written();
        return text.Length > PackFile.MaxBytes || ReadsBack(text, parts) ? text : Quoted().Written();
    }

    /// <summary>A question's words as a title, cut where they are too long.</summary>
    public static string TitleOf(string text)
    {
        var plain = Marks.Plain(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Replace("`", "", StringComparison.Ordinal);
        if (plain.Length <= MaxTitle)
        {
            return plain;
        }

        var end = plain.AsSpan(0, MaxTitle).LastIndexOfAny('.', '?', '!');
        return end > MaxTitle / 3 && plain[end + 1] == ' ' && char.IsLetterOrDigit(plain[end - 1]) ? plain[..(end + 1)].TrimEnd('.') : CutAtWord(plain, MaxTitle - 1) + "…";
    }

    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string CutAtWord(string text, int most)
    {
        var space = text.LastIndexOf(' ', most);
        return (space > most / 2 ? text[..space] : text[..most]).TrimEnd(' ', ',', ';', ':', '.');
    }

    private static string Headed(string heading, string text) => text.Length > 0 ? $"\n# {heading}\n\n{text}\n" : "";

    private string Written()
    {
        var text = new StringBuilder($"---\nid: {Id}\ntitle: {Quote(Title)}\n---\n");
        text.Append(Headed("Question", Text.Length > 0 ? Text : Title)).Append(Headed("Answer", Answer));
        foreach (var (part, body) in Parts)
        {
            text.Append(Headed(part.Title, body));
        }

        return text.ToString();
    }

    private QuestionDraft Quoted() => this with
    {
        Text = CodeLanguage.Fenced("text", Text.Length > 0 ? Text : Title),
        Answer = Answer.Length > 0 ? CodeLanguage.Fenced("text", Answer) : "",
        Parts = [.. Parts.Select(part => (part.Part, part.Text.Length > 0 ? CodeLanguage.Fenced("text", part.Text) : ""))],
    };

    private bool ReadsBack(string text, IReadOnlyList<AnswerPart> parts)
    {
        var problems = new ProblemList(Id);
        var read = QuestionReader.Read(text, new QuestionPlace(Id, 1, "", parts), problems);
        return problems.Found.Count == 0
            && read?.Question is { } question
            && question.Title == Title
            && question.ShortAnswer.Length > 0 == Answer.Length > 0
            && question.Parts.Select(part => part.Part).SequenceEqual(Parts.Where(part => part.Text.Length > 0).Select(part => part.Part));
    }
}
