using StudyBot.Core.Text;

namespace StudyBot.Core.Lookup;

/// <summary>Finds the handbook's words that an unknown word was probably meant to be.</summary>
internal sealed class SlipFinder
{
    private const int MinLength = 4;
    private const int TwoSlipsFrom = 8;
    private const int Most = 3;

    // By length and letters, so that few words are compared one by one.
    private readonly Dictionary<int, List<(string Word, uint Letters)>> _byLength;

    public SlipFinder(IEnumerable<string> words) => _byLength = words
        .Where(word => word.Length >= MinLength)
        .GroupBy(word => word.Length)
        .ToDictionary(group => group.Key, group => group.Select(word => (word, LettersOf(word))).ToList());

    /// <summary>The nearest words and how many slips away they are; none for short words.</summary>
    public List<(string Word, int Slips)> Near(string word)
    {
        var found = new List<(string Word, int Slips)>();
        if (word.Length < MinLength)
        {
            return found;
        }

        var limit = word.Length >= TwoSlipsFrom ? 2 : 1;
        var letters = LettersOf(word);
        for (var length = word.Length - limit; length <= word.Length + limit; length++)
        {
            foreach (var (candidate, candidateLetters) in _byLength.GetValueOrDefault(length) ?? [])
            {
                // Each slip changes at most one letter into another.
                if (!MayBeSlip(word, candidate) || System.Numerics.BitOperations.PopCount(letters ^ candidateLetters) > 2 * limit)
                {
                    continue;
                }

                var slips = EditDistance.Between(word, candidate, limit);
                if (slips <= limit)
                {
                    found.Add((candidate, slips));
                }
            }
        }

        var nearest = found.Count == 0 ? 0 : found.Min(pair => pair.Slips);
        return [.. found.Where(pair => pair.Slips == nearest).OrderBy(pair => pair.Word, StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>Words that begin almost like this one, the shortest first; none for short words.</summary>
    public List<(string Word, int Slips)> NearStart(string start) =>
        start.Length < MinLength ? [] :
        [
            .. _byLength.Where(pair => pair.Key > start.Length)
                .OrderBy(pair => pair.Key)
                .SelectMany(pair => pair.Value)
                .Where(entry => entry.Word[0] == start[0] && EditDistance.Between(start, entry.Word.AsSpan(0, start.Length), 1) == 1)
                .Select(entry => (entry.Word, 1))
                .Take(Most),
        ];

    // The first letter is seldom wrong, unless it changed places with the second. In a short word another letter makes
    // another word ("lone", "line"), while a missing, doubled or swapped one is a slip.
    private static bool MayBeSlip(string a, string b)
    {
        var startsAlike = a[0] == b[0] || (a[0] == b[1] && a[1] == b[0]);
        return startsAlike && (a.Length > MinLength || a.Length != b.Length || LettersOf(a) == LettersOf(b));
    }

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c % 32);
        }

        return letters;
    }
}
