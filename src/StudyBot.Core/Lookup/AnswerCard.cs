using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>
/// A question as a card with its buttons. On somebody's private card a button changes that card; on a shared one it
/// answers the presser privately and leaves the post as it is.
/// </summary>
internal sealed class AnswerCard(Handbook handbook, Question question, bool shared = false)
{
    private Visibility OnView => shared ? Visibility.Private : Visibility.UpdatesMessage;

    private Question[] RelatedQuestions =>
        [.. question.Related.Where(id => id != question.Id).Distinct().Select(handbook.Find).OfType<Question>().Where(other => other.Findable).Take(5)];

    public Reply Short() => new()
    {
        Cards = [Framed(AskTexts.Place(handbook, question), CardText.Quote(question.Text) + "\n\n" + question.ShortAnswer)],
        Rows = Rows(AskControlId.Card, FullAnswer()),
    };

    /// <summary>The short answer, or that it is withheld.</summary>
    public Reply Opening(OpenAnswers open) => open.Until(question) is { } until ? Withheld(until) : Short();

    /// <summary>Title, question and when its answer opens; nothing to press but the way to the questions around it.</summary>
    public Reply Withheld(DateTimeOffset until) => new()
    {
        Cards = [Framed(AskTexts.Place(handbook, question), CardText.Quote(question.Text) + "\n\n" + AskTexts.Withheld(until))],
        Rows = shared ? [] : [ControlRow.Of(BrowseCard.Around(handbook, question))],
    };

    /// <summary>Every view of the question, as members see it, by the part of the file that it shows.</summary>
    public IEnumerable<(string Part, Card Card)> Views() =>
    [
        ("Answer", Short().Cards[0]),
        .. question.Parts.Select((part, number) => (part.Part.Title, PartOf(number).Cards[0])),
        ("Pitfalls", Pitfalls().Cards[0]),
        ("sources", Sources().Cards[0]),
    ];

    /// <param name="number">Counted from 0; a part that the question does not have gives the short answer.</param>
    public Reply PartOf(int number)
    {
        if (number < 0 || number >= question.Parts.Count)
        {
            return Short();
        }

        var moves = new List<Control>();
        if (number > 0)
        {
            moves.Add(PartButton(number - 1, AskTexts.Previous(question.Parts[number - 1].Part.Title)));
        }

        if (number + 1 < question.Parts.Count)
        {
            moves.Add(PartButton(number + 1, AskTexts.Next(question.Parts[number + 1].Part.Title)) with { Style = ButtonStyle.Primary });
        }

        var part = question.Parts[number];
        return new Reply
        {
            Cards = [Framed(AskTexts.PartHeading(number + 1, question.Parts.Count, part.Part.Title), part.Text)],
            Rows = Rows(AskControlId.Part, moves),
        };
    }

    public Reply Pitfalls() => View(AskControlId.Pitfalls, AskTexts.Pitfalls, CardText.Bullets(question.Pitfalls));

    public Reply Sources() => View(
        AskControlId.Sources,
        AskTexts.Sources,
        CardText.Bullets(question.Sources.Select(source => $"[{source.Title.Replace('[', '(').Replace(']', ')')}](<{source.Address.AbsoluteUri}>)"))
            + (question.Checked is { } date ? "\n\n" + AskTexts.Checked(date) : ""));

    public Reply Related()
    {
        var related = RelatedQuestions;
        var view = View(AskControlId.Related, AskTexts.Related, CardText.Bullets(related.Select(other => $"**{other.Title}** · {AskTexts.ShortPlace(handbook, other)}")));
        return view with { Rows = [.. CardButtons(handbook, related), .. view.Rows] };
    }

    /// <summary>A row per question, so that long titles stay readable on a phone.</summary>
    public static IEnumerable<ControlRow> CardButtons(Handbook handbook, IEnumerable<Question> questions) => questions
        .Take(3)
        .Select(other => ControlRow.Of(new Button(AskControlId.Of(AskControlId.Card, handbook, other), CardText.Line(other.Title, CardText.MaxLabel), Visibility.UpdatesMessage)));

    private Reply View(string verb, string heading, string body) => new()
    {
        Cards = [Framed(heading, body)],
        Rows = Rows(verb, FullAnswer()),
    };

    private Card Framed(string heading, string body) => new(CardText.Line(question.Title, CardText.MaxTitle), CardText.Body(body))
    {
        Heading = CardText.Line(heading, CardText.MaxTitle),
        Footer = CardText.Line(AskTexts.Footer(handbook, question), CardText.MaxTitle),
        Tone = CardTone.Info,
    };

    private List<Control> FullAnswer() =>
        question.Parts.Count > 0 ? [PartButton(0, AskTexts.FullAnswer) with { Style = ButtonStyle.Primary }] : [];

    private Button PartButton(int number, string label) =>
        new(AskControlId.Of(AskControlId.Part, handbook, question, number.ToString()), CardText.Line(label, CardText.MaxLabel), OnView);

    private IReadOnlyList<ControlRow> Rows(string current, List<Control> moves)
    {
        var views = new List<Control>(moves);
        AddView(AskControlId.Card, AskTexts.ShortAnswer, present: true);
        AddView(AskControlId.Pitfalls, AskTexts.Pitfalls, question.Pitfalls.Count > 0);
        AddView(AskControlId.Sources, AskTexts.Sources, question.Sources.Count > 0);
        AddView(AskControlId.Related, AskTexts.Related, RelatedQuestions.Length > 0);
        var extras = new List<Control>();
        if (!shared)
        {
            extras.Add(new Button(AskControlId.Of(AskControlId.Share, handbook, question), AskTexts.Share, Visibility.Public));
        }

        if (question.Items.Count > 0)
        {
            extras.Add(new Button(AskControlId.Of(AskControlId.Quiz, handbook, question), AskTexts.QuizMe, Visibility.Private));
        }

        if (!shared)
        {
            extras.Add(BrowseCard.Around(handbook, question));
        }

        return [.. views.Concat(extras).Chunk(5).Select(row => new ControlRow(row))];

        void AddView(string verb, string label, bool present)
        {
            if (present && verb != current)
            {
                views.Add(new Button(AskControlId.Of(verb, handbook, question), label, OnView));
            }
        }
    }
}
