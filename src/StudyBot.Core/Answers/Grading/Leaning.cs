using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Whether a sentence is worded like what is right about a question or like what people wrongly believe. Both borrow the
/// same words of the field, so it looks at the <see cref="Fragments"/> between them: "by itself", "is enough", "needs".
/// </summary>
internal sealed class Leaning
{
    // How much of a question's own sentences it takes to be believed more than those of the whole handbook.
    private const double Smoothing = 30;

    private readonly Ordinary _ordinary;
    private readonly Dictionary<uint, int> _right;
    private readonly Dictionary<uint, int> _wrong;
    private readonly int _allRight;
    private readonly int _allWrong;

    public Leaning(Question question, Ordinary ordinary)
    {
        _ordinary = ordinary;
        _right = Counts(RightIn(question));
        _wrong = Counts(WrongIn(question));
        (_allRight, _allWrong) = (_right.Values.Sum(), _wrong.Values.Sum());
    }

    /// <summary>The logarithm of how much likelier the wrong is than the right, levelled for length; 0 says nothing.</summary>
    public double Of(string sentence)
    {
        var (sum, known) = (0.0, 0);
        foreach (var piece in PiecesOf(sentence).Distinct())
        {
            var (right, wrong) = (_right.GetValueOrDefault(piece), _wrong.GetValueOrDefault(piece));
            if (right + wrong > 0)
            {
                known++;
                var ordinary = Smoothing * _ordinary.ShareOf(piece);
                sum += Math.Log((wrong + ordinary) / (_allWrong + Smoothing)) - Math.Log((right + ordinary) / (_allRight + Smoothing));
            }
        }

        return known == 0 ? 0 : sum / Math.Sqrt(known);
    }

    private static Dictionary<uint, int> Counts(IEnumerable<string> sentences) =>
        sentences.SelectMany(PiecesOf).CountBy(piece => piece).ToDictionary();

    private static List<uint> PiecesOf(string sentence)
    {
        var pieces = new List<uint>();
        new Fragments().Read(Tokenizer.Read(sentence), pieces);
        return pieces;
    }

    private static IEnumerable<string> RightIn(Question question) =>
        question.KeyPoints.SelectMany(point => point.Phrasings.Prepend(point.Explanation).Prepend(point.Name))
            .Concat(question.Misconceptions.Select(wrong => wrong.Correction));

    private static IEnumerable<string> WrongIn(Question question) =>
        question.Misconceptions.SelectMany(wrong => wrong.Phrasings.Prepend(wrong.Claim));

    /// <summary>How often each piece occurs in a handbook's sentences, right and wrong.</summary>
    internal sealed class Ordinary
    {
        private readonly Dictionary<uint, int> _counts = [];
        private readonly double _all;

        public Ordinary(Handbook handbook)
        {
            var (fragments, pieces) = (new Fragments(), new List<uint>());
            foreach (var sentence in handbook.Questions.SelectMany(question => RightIn(question).Concat(WrongIn(question))))
            {
                pieces.Clear();
                fragments.Read(Tokenizer.Read(sentence), pieces);
                _all += pieces.Count;
                foreach (var piece in pieces)
                {
                    _counts[piece] = _counts.GetValueOrDefault(piece) + 1;
                }
            }
        }

        public double ShareOf(uint piece) => _counts.GetValueOrDefault(piece) / _all;
    }
}
