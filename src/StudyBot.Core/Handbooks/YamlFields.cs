using StudyBot.Core.Text;

namespace StudyBot.Core.Handbooks;

/// <summary>Takes known keys out of a YAML map and reports every other one.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, Yaml.Entry> _entries = new(StringComparer.Ordinal);
    private readonly ProblemList _problems;
    private readonly int _line;

    public YamlFields(Yaml.Map map, ProblemList problems, params ReadOnlySpan<string> known)
    {
        _problems = problems;
        _line = map.Line;
        string[] keys = [.. known];
        foreach (var entry in map.Entries)
        {
            if (!keys.Contains(entry.Key))
            {
                problems.Add(entry.Line, "unknown-key", $"The key `{entry.Key}` is not known here.", Advice(entry.Key, keys));
            }
            else if (!_entries.TryAdd(entry.Key, entry))
            {
                problems.Add(entry.Line, "duplicate-key", $"The key `{entry.Key}` stands here twice.", "Keep one of them.");
            }
        }
    }

    public int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : _line;

    public Yaml? Raw(string key) => _entries.GetValueOrDefault(key)?.Value;

    /// <summary>The text of a key; null if it is missing, empty, or not a text, which is reported.</summary>
    public string? Text(string key)
    {
        switch (Raw(key))
        {
            case null:
                return null;
            case Yaml.Scalar { Text.Length: > 0 } scalar:
                return scalar.Text;
            case Yaml.Scalar:
                _problems.Add(LineOf(key), "empty-value", $"The key `{key}` has no value.", "Write one, or remove the line.");
                return null;
            default:
                _problems.Add(LineOf(key), "wrong-kind", $"The key `{key}` takes one text, not a list or a map.", $"Write `{key}: some text`.");
                return null;
        }
    }

    public string? Required(string key, string example)
    {
        if (!_entries.ContainsKey(key))
        {
            _problems.Add(_line, "missing-key", $"The key `{key}` is missing.", $"Add a line such as `{key}: {example}`.");
            return null;
        }

        return Text(key);
    }

    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            if (item is Yaml.Scalar { Text.Length: > 0 } scalar)
            {
                texts.Add(scalar.Text);
            }
            else
            {
                _problems.Add(item.Line, "wrong-kind", $"An entry of `{key}` is not a text.", "Write one text per entry, and quote it if it holds a colon.");
            }
        }

        return texts;
    }

    public IEnumerable<Yaml.Map> Maps(string key, string example)
    {
        foreach (var item in Items(key))
        {
            if (item is Yaml.Map map)
            {
                yield return map;
            }
            else
            {
                _problems.Add(item.Line, "wrong-kind", $"An entry of `{key}` has no keys of its own.", $"Write it as `{example}`.");
            }
        }
    }

    private IReadOnlyList<Yaml> Items(string key)
    {
        switch (Raw(key))
        {
            case null or Yaml.Scalar { Text.Length: 0 }:
                return [];
            case Yaml.List list:
                return list.Items;
            default:
                _problems.Add(LineOf(key), "wrong-kind", $"The key `{key}` takes a list.", $"Write `{key}: [one, two]`, or one `- entry` per line.");
                return [];
        }
    }

    private static string Advice(string key, string[] known) =>
        EditDistance.Nearest(key, known) is { } meant
            ? $"Did you mean `{meant}`?"
            : $"Known are {string.Join(", ", known.Select(name => $"`{name}`"))}.";
}
