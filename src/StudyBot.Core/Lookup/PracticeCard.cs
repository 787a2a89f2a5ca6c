using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>One choice item as practice. All that is needed to judge a press stands in the buttons; nothing is kept.</summary>
internal sealed class PracticeCard(Handbook handbook, Question question)
{
    /// <param name="itemId">Which item; null for the one that <paramref name="seed"/> picks.</param>
    /// <param name="seed">Decides the order of the options.</param>
    public Reply Ask(string? itemId, string seed)
    {
        var chance = new SmallChance(seed);
        var item = itemId is null && question.Items.Count > 0
            ? question.Items[chance.Below(question.Items.Count)]
            : question.Items.FirstOrDefault(known => known.Id == itemId);
        if (item is null)
        {
            return new Reply(AskTexts.NoPractice);
        }

        var order = Enumerable.Range(0, item.Options.Count).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = chance.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        var digits = string.Concat(order);
        return new Reply
        {
            Cards = [Framed(AskedBody(item, order))],
            Rows =
            [
                new ControlRow([.. order.Select((_, place) => new Button(
                    AskControlId.Of(AskControlId.Pick, handbook, question, item.Id, digits, place.ToString()),
                    Letter(place).ToString(),
                    Visibility.UpdatesMessage))]),
            ],
        };
    }

    /// <param name="digits">The order in which the options were shown.</param>
    /// <param name="chosen">The place of the pressed option in that order.</param>
    public Reply Judge(string itemId, string digits, int chosen)
    {
        var item = question.Items.FirstOrDefault(known => known.Id == itemId);
        if (item is null || !IsOrder(digits, item.Options.Count) || chosen < 0 || chosen >= digits.Length)
        {
            return new Reply(AskTexts.Gone);
        }

        int[] order = [.. digits.Select(digit => digit - '0')];
        var right = item.Options[order[chosen]].Right;
        return new Reply
        {
            Cards =
            [
                Framed(JudgedBody(item, order, chosen)) with
                {
                    Title = right ? AskTexts.RightTitle : AskTexts.WrongTitle,
                    Tone = right ? CardTone.Good : CardTone.Bad,
                },
            ],
            Rows = [new ControlRow([.. After(item)])],
        };
    }

    /// <param name="order">Which option stands in which place.</param>
    public static string AskedBody(ChoiceItem item, IReadOnlyList<int> order) =>
        item.Stem + "\n\n" + string.Join('\n', order.Select((option, place) => AskTexts.Option(Letter(place), item.Options[option].Text)));

    /// <param name="chosen">By the order shown.</param>
    public static string JudgedBody(ChoiceItem item, IReadOnlyList<int> order, int chosen) =>
        item.Stem + "\n\n" + string.Join("\n\n", order.Select((option, place) => AskTexts.Judged(Letter(place), item.Options[option], place == chosen)));

    public static char Letter(int place) => (char)('A' + place);

    private static bool IsOrder(string digits, int count) =>
        digits.Length == count && Enumerable.Range(0, count).All(option => digits.Contains((char)('0' + option), StringComparison.Ordinal));

    private Card Framed(string body) => new(CardText.Line(question.Title, CardText.MaxTitle), CardText.Body(body))
    {
        Heading = AskTexts.PracticeHeading,
        Footer = CardText.Line(AskTexts.Footer(handbook, question), CardText.MaxTitle),
    };

    private IEnumerable<Control> After(ChoiceItem item)
    {
        if (question.Items.Count > 1)
        {
            var next = question.Items[(question.Items.ToList().IndexOf(item) + 1) % question.Items.Count];
            yield return new Button(AskControlId.Of(AskControlId.Quiz, handbook, question, next.Id), AskTexts.AnotherItem, Visibility.UpdatesMessage);
        }

        yield return new Button(AskControlId.Of(AskControlId.Card, handbook, question), AskTexts.ShowAnswer, Visibility.UpdatesMessage);
    }
}

/// <summary>A few numbers that are always the same for the same seed, on every machine and version.</summary>
internal sealed class SmallChance
{
    private ulong _state;

    public SmallChance(string seed)
    {
        // FNV-1a, then xorshift: http://www.isthe.com/chongo/tech/comp/fnv/
        _state = 14695981039346656037;
        foreach (var c in seed)
        {
            _state = (_state ^ c) * 1099511628211;
        }

        _state |= 1;
    }

    public int Below(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 11) % (ulong)limit);
    }
}
