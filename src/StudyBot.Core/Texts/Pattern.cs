namespace StudyBot.Core.Texts;

/// <summary>A text with named places to fill: "The next question comes {when}."</summary>
internal sealed class Pattern
{
    // What stands between the braces is every second part.
    private readonly string[] _parts;

    public Pattern(string text)
    {
        Text = text;
        _parts = text.Split('{', '}');
    }

    public string Text { get; }

    public IEnumerable<string> Places => _parts.Where((_, at) => at % 2 == 1);

    public string Fill(ReadOnlySpan<(string Name, object Value)> values)
    {
        if (_parts.Length == 1)
        {
            return Text;
        }

        var filled = new string[_parts.Length];
        for (var at = 0; at < filled.Length; at++)
        {
            filled[at] = at % 2 == 0 ? _parts[at] : Value(_parts[at], values);
        }

        return string.Concat(filled);
    }

    // A place that nobody fills stays as it is: a mistake in one language must not keep an answer from anybody.
    private static string Value(string name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (known == name)
            {
                return value.ToString() ?? "";
            }
        }

        return $"{{{name}}}";
    }
}
