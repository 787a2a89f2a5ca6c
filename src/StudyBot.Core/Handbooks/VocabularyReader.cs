namespace StudyBot.Core.Handbooks;

/// <summary>Reads vocabulary.yml: synonyms and abbreviations of the field, and its neighbours. A pack can do without it.</summary>
internal static class VocabularyReader
{
    public static Vocabulary Read(string path, ProblemList problems)
    {
        if (!File.Exists(path) || PackFile.Read(path, problems) is not { } text)
        {
            return Vocabulary.Empty;
        }

        switch (Yaml.Read(text, 1, problems))
        {
            case null:
                return Vocabulary.Empty;
            case Yaml.Map map:
                var fields = new YamlFields(map, problems, "synonyms", "abbreviations", "elsewhere");
                return new Vocabulary(Synonyms(fields, problems), Abbreviations(fields, problems), fields.Texts("elsewhere"));
            default:
                problems.Add(1, "bad-yaml", "The vocabulary has no keys.", "Use the keys `synonyms`, `abbreviations` and `elsewhere`.");
                return Vocabulary.Empty;
        }
    }

    private static List<IReadOnlyList<string>> Synonyms(YamlFields fields, ProblemList problems)
    {
        if (fields.Raw("synonyms") is not Yaml.List list)
        {
            _ = fields.Texts("synonyms");
            return [];
        }

        var groups = new List<IReadOnlyList<string>>();
        foreach (var group in list.Items)
        {
            if (Words(group) is { Length: >= 2 } words)
            {
                groups.Add(words);
            }
            else
            {
                problems.Add(group.Line, "bad-synonyms", "A group of synonyms needs two words or more.", "Write `- [folder, directory]`.");
            }
        }

        return groups;
    }

    private static Dictionary<string, IReadOnlyList<string>> Abbreviations(YamlFields fields, ProblemList problems)
    {
        var known = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        switch (fields.Raw("abbreviations"))
        {
            case null or Yaml.Scalar { Text.Length: 0 }:
                break;
            case Yaml.Map map:
                foreach (var entry in map.Entries)
                {
                    if (Words(entry.Value) is not { Length: > 0 } words || !known.TryAdd(entry.Key, words))
                    {
                        problems.Add(entry.Line, "bad-abbreviation", $"The abbreviation `{entry.Key}` stands for nothing, or stands here twice.", "Write `k8s: [kubernetes]`, once.");
                    }
                }

                break;
            default:
                problems.Add(fields.LineOf("abbreviations"), "wrong-kind", "`abbreviations` takes one short form per line.", "Write `k8s: [kubernetes]` under it.");
                break;
        }

        return known;
    }

    private static string[] Words(Yaml yaml) => yaml switch
    {
        Yaml.Scalar { Text.Length: > 0 } scalar => [scalar.Text],
        Yaml.List list => [.. list.Items.OfType<Yaml.Scalar>().Select(item => item.Text).Where(text => text.Length > 0)],
        _ => [],
    };
}
