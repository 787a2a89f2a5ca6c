using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>One way to meet a concept: all of these terms, worth so much.</summary>
internal readonly record struct Alternative(int[] Terms, double Worth);

/// <summary>One thing that a text asks about, and the terms of the handbook that would meet it.</summary>
/// <param name="Weight">How much it tells.</param>
/// <param name="Everyday">A word of everyday English, which few handbooks are about.</param>
internal sealed record Concept(double Weight, IReadOnlyList<Alternative> Alternatives, bool Everyday = false);

/// <summary>Turns typed text into concepts: stems, synonyms, abbreviations, joined words and slips.</summary>
internal sealed class QueryReader
{
    private const int MaxText = 2000;
    private const int MaxConcepts = 48;
    private const double SynonymWorth = 0.35;
    private const double AbbreviationWorth = 0.9;
    private const double JoinedWorth = 0.9;
    private const double OneSlipWorth = 0.85;
    private const double TwoSlipsWorth = 0.7;
    private const double UnknownWeight = 0.75;
    private const double EverydayWeight = 0.8;

    private readonly IndexTerms _terms;
    private readonly SlipFinder _slips;
    private readonly Dictionary<string, List<Expansion>> _expansions = new(StringComparer.Ordinal);

    public QueryReader(IndexTerms terms, Vocabulary vocabulary)
    {
        _terms = terms;
        _slips = new SlipFinder(terms.Words);
        foreach (var group in vocabulary.Synonyms)
        {
            var members = group.Select(StemsOf).ToArray();
            foreach (var member in members)
            {
                Expand(member, members.Where(other => other != member), SynonymWorth);
            }
        }

        foreach (var (shortForm, meanings) in vocabulary.Abbreviations)
        {
            var stems = StemsOf(shortForm);
            foreach (var meaning in meanings.Select(StemsOf))
            {
                Expand(stems, [meaning], AbbreviationWorth);
                Expand(meaning, [stems], SynonymWorth);
            }
        }
    }

    /// <param name="lastIsUnfinished">The last word may be the start of a longer one.</param>
    public List<Concept> Read(List<Token> tokens, bool lastIsUnfinished = false)
    {
        var words = tokens.Where(token => token.Parts == 1).OrderBy(token => token.Position).ToArray();
        var stems = words.Select(token => Stemmer.Stem(token.Word)).ToArray();
        var concepts = new List<Concept>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length && concepts.Count < MaxConcepts; i++)
        {
            var unfinished = lastIsUnfinished && i == words.Length - 1;
            if ((!unfinished && StopWords.Contains(words[i].Word) && !StartsPhrase(stems, i)) || !seen.Add(stems[i]))
            {
                continue;
            }

            if (ConceptOf(words, stems, i, tokens, unfinished) is { } concept)
            {
                concepts.Add(concept);
            }
        }

        return concepts;
    }

    /// <summary>The words of a text, of which only so much is read.</summary>
    public static List<Token> Tokens(string text) => Tokenizer.Read(text.Length <= MaxText ? text : text[..MaxText]);

    private Concept? ConceptOf(Token[] words, string[] stems, int i, List<Token> tokens, bool unfinished)
    {
        var alternatives = new List<Alternative>();
        var everyday = EverydayWords.HasStem(stems[i]);
        var term = _terms.IdOf(stems[i]);
        if (term is { } known)
        {
            alternatives.Add(new Alternative([known], 1));
        }

        AddExpansions(stems, i, alternatives);
        AddJoined(words, i, tokens, alternatives);
        if (unfinished)
        {
            AddContinuations(words[i].Word, alternatives);
        }

        if (alternatives.Count == 0)
        {
            if (everyday || StopWords.IsSlipOf(words[i].Word))
            {
                return null;
            }

            AddNearWords(_slips.Near(words[i].Word), alternatives);
        }

        var weight = term is { } id
            ? _terms.Rarity(id)
            : alternatives.Count > 0 ? alternatives.Max(alternative => alternative.Terms.Max(_terms.Rarity)) : _terms.UnknownRarity * UnknownWeight;
        Temper(alternatives, weight);
        return new Concept(everyday ? weight * EverydayWeight : weight, alternatives, everyday);
    }

    // A rare word's everyday synonym must not count as if it were as rare.
    private void Temper(List<Alternative> alternatives, double weight)
    {
        for (var a = 0; a < alternatives.Count; a++)
        {
            var rarest = alternatives[a].Terms.Max(_terms.Rarity);
            if (rarest < weight)
            {
                alternatives[a] = alternatives[a] with { Worth = alternatives[a].Worth * rarest / weight };
            }
        }
    }

    private bool StartsPhrase(string[] stems, int i) =>
        _expansions.TryGetValue(stems[i], out var expansions) && expansions.Any(expansion => stems.AsSpan(i).StartsWith(expansion.From));

    private void AddExpansions(string[] stems, int i, List<Alternative> alternatives)
    {
        if (!_expansions.TryGetValue(stems[i], out var expansions))
        {
            return;
        }

        foreach (var expansion in expansions)
        {
            if (stems.AsSpan(i).StartsWith(expansion.From))
            {
                int?[] ids = [.. expansion.To.Select(_terms.IdOf)];
                if (ids.Length > 0 && ids.All(id => id is not null))
                {
                    alternatives.Add(new Alternative([.. ids.Select(id => id!.Value)], expansion.Worth));
                }
            }
        }
    }

    // "docker file" for "dockerfile", and the other way round by the joined forms of the tokenizer.
    private void AddJoined(Token[] words, int i, List<Token> tokens, List<Alternative> alternatives)
    {
        foreach (var token in tokens)
        {
            if (token.Parts > 1 && token.Position <= words[i].Position && words[i].Position < token.Position + token.Parts)
            {
                Add(token.Word);
            }
        }

        if (i + 1 < words.Length)
        {
            Add(words[i].Word + words[i + 1].Word);
        }

        if (i > 0)
        {
            Add(words[i - 1].Word + words[i].Word);
        }

        void Add(string joined)
        {
            AddTermOf(joined, JoinedWorth, alternatives);
        }
    }

    private void AddContinuations(string start, List<Alternative> alternatives)
    {
        const int Most = 12;
        var first = Array.BinarySearch(_terms.Words, start, StringComparer.Ordinal);
        var known = alternatives.Count;
        for (var i = first < 0 ? ~first : first; i < _terms.Words.Length && known < Most && _terms.Words[i].StartsWith(start, StringComparison.Ordinal); i++)
        {
            known += AddTermOf(_terms.Words[i], JoinedWorth, alternatives) ? 1 : 0;
        }

        if (alternatives.Count == 0)
        {
            AddNearWords(_slips.NearStart(start), alternatives);
        }
    }

    private void AddNearWords(List<(string Word, int Slips)> words, List<Alternative> alternatives)
    {
        foreach (var (near, slips) in words)
        {
            AddTermOf(near, slips == 1 ? OneSlipWorth : TwoSlipsWorth, alternatives);
        }
    }

    // Forms of a word have one term, which is looked for once.
    private bool AddTermOf(string word, double worth, List<Alternative> alternatives)
    {
        if (_terms.IdOf(Stemmer.Stem(word)) is not { } id)
        {
            return false;
        }

        if (!alternatives.Exists(other => other.Terms is [var term] && term == id && other.Worth >= worth))
        {
            alternatives.Add(new Alternative([id], worth));
        }

        return true;
    }

    private void Expand(string[] from, IEnumerable<string[]> others, double worth)
    {
        if (from.Length == 0)
        {
            return;
        }

        if (!_expansions.TryGetValue(from[0], out var list))
        {
            _expansions[from[0]] = list = [];
        }

        list.AddRange(others
            .Select(other => (Whole: other, Telling: other.Where(stem => !StopWords.Contains(stem)).ToArray()))
            .Where(other => other.Telling.Length > 0)
            .Select(other => new Expansion(from, other.Telling, worth * other.Telling.Length / other.Whole.Length)));
    }

    private static string[] StemsOf(string phrase) =>
        [.. Tokenizer.Read(phrase).Where(token => token.Parts == 1).OrderBy(token => token.Position).Select(token => Stemmer.Stem(token.Word))];

    private sealed record Expansion(string[] From, string[] To, double Worth);
}
