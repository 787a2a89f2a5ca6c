using System.Runtime.CompilerServices;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>Finds a handbook's questions by what people type. Safe for any number of callers at a time.</summary>
public sealed class HandbookIndex
{
    private const int MaxRanked = 10;
    private const int MaxCompleted = 25;

    private static readonly ConditionalWeakTable<Handbook, HandbookIndex> Built = [];

    private readonly Question[] _questions;
    private readonly IndexTerms _terms;
    private readonly QueryReader _reader;
    private readonly Elsewhere _elsewhere;
    private readonly Dictionary<string, int> _byName;

    private HandbookIndex(Handbook handbook)
    {
        _questions = [.. handbook.Questions.Where(question => question.Findable)];
        _terms = IndexBuilder.Of(_questions);
        _reader = new QueryReader(_terms, handbook.Vocabulary);
        _elsewhere = new Elsewhere(handbook.Vocabulary);
        _byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _questions.Length; i++)
        {
            _byName.TryAdd(_questions[i].Id, i);
            _byName.TryAdd(_questions[i].Title, i);
        }
    }

    /// <summary>The index of a handbook, built when it is first asked for.</summary>
    public static HandbookIndex Of(Handbook handbook) => Built.GetValue(handbook, book => new HandbookIndex(book));

    /// <summary>Whether a text is a question's id or title.</summary>
    internal bool IsName(string text) => _byName.ContainsKey(text.Trim());

    /// <param name="withheld">Ids of questions that must not be found by anything in their answers.</param>
    public LookupResult Find(string text, IReadOnlySet<string>? withheld = null)
    {
        if (_byName.TryGetValue(text.Trim(), out var named))
        {
            return new LookupResult.Answer([new Match(_questions[named], 1, 1)]);
        }

        if (NotAQuestion.Is(text))
        {
            return new LookupResult.None([]);
        }

        var tokens = QueryReader.Tokens(text);
        var concepts = _reader.Read(tokens);
        var hidden = Hidden(withheld);
        var ranking = new Ranking(_terms, concepts, hidden, _terms.Likelihood.Of(tokens, hidden));
        return Verdict.On(concepts, Best(ranking, MaxRanked), _elsewhere.IsIn(tokens));
    }

    /// <summary>Questions for a text that is still being typed, best first.</summary>
    internal IReadOnlyList<Match> Complete(string text, IReadOnlySet<string>? withheld = null) =>
        Best(new Ranking(_terms, _reader.Read(QueryReader.Tokens(text), lastIsUnfinished: true), Hidden(withheld)), MaxCompleted);

    private Func<int, bool>? Hidden(IReadOnlySet<string>? withheld) =>
        withheld is { Count: > 0 } ? question => withheld.Contains(_questions[question].Id) : null;

    private Match[] Best(Ranking ranking, int most) =>
        [.. ranking.Best(most).Select(ranked => new Match(_questions[ranked.Question], ranked.Score, ranked.Fit))];
}
