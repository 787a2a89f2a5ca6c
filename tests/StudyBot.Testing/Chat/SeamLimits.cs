using System.Text.RegularExpressions;
using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

/// <summary>The limits that the seam's documentation states, checked on everything that passes through the fake chat.</summary>
internal static partial class SeamLimits
{
    public static void Check(Reply reply, Func<string, Exception> fault)
    {
        Length(reply.Text, 2_000, "The text", fault);
        Count(reply.Cards.Count, 10, "cards", fault);
        Count(reply.Rows.Count, 5, "rows", fault);
        Count(reply.Pictures.Count + reply.Documents.Count, 10, "pictures and documents", fault);
        Count(reply.Pictures.Sum(picture => picture.Content.Length) + reply.Documents.Sum(document => document.Content.Length), Document.MaxBytes, "bytes of files", fault);
        if (reply.Text.Length == 0 && reply.Cards.Count == 0 && reply.Pictures.Count == 0 && reply.Documents.Count == 0)
        {
            throw fault("A reply needs a text, a card, a picture or a document.");
        }

        if (reply.Pings is { } role && !reply.Text.Contains(Markup.Role(role), StringComparison.Ordinal))
        {
            throw fault("The pinged role has to stand in the text.");
        }

        foreach (var card in reply.Cards)
        {
            Check(card, reply, fault);
        }

        Count(reply.Cards.Sum(Size), 6_000, "characters in all cards", fault);
        foreach (var row in reply.Rows)
        {
            Check(row, fault);
        }

        var ids = reply.Rows.SelectMany(row => row.Controls).Select(control => (control as Button)?.Id ?? (control as Select)?.Id ?? (control as Picker)?.Id).OfType<string>().ToList();
        if (ids.Count != ids.Distinct(StringComparer.Ordinal).Count())
        {
            throw fault($"Ids of controls have to be unique in a message: {string.Join(", ", ids)}");
        }

        foreach (var picture in reply.Pictures)
        {
            Length(picture.Description, 1_024, "A picture's description", fault, atLeast: 1);
        }
    }

    public static void Check(Form form)
    {
        Id(form.Id, Bad);
        Length(form.Title, 45, "A form's title", Bad, atLeast: 1);
        Count(form.Fields.Count, 5, "fields", Bad, atLeast: 1);
        foreach (var field in form.Fields)
        {
            Length(field.Id, 100, "A field's id", Bad, atLeast: 1);
            Length(field.Label, 45, "A field's label", Bad, atLeast: 1);
            Length(field.Placeholder ?? "", 100, "A placeholder", Bad);
            Count(field.MaxLength, 4_000, "characters in a field", Bad, atLeast: 1);
            Length(field.Value ?? "", field.MaxLength, "A field's value", Bad);
        }

        if (form.OnSubmit == Visibility.OpensForm)
        {
            throw Bad("A form cannot open a form.");
        }
    }

    public static void Check(IReadOnlyList<Choice> choices)
    {
        Count(choices.Count, 25, "choices", Bad);
        foreach (var choice in choices)
        {
            Length(choice.Label, 100, "A choice's label", Bad, atLeast: 1);
            Length(choice.Value, 100, "A choice's value", Bad, atLeast: 1);
        }
    }

    public static void Check(CommandSpec command)
    {
        foreach (var (language, translated) in command.InOtherLanguages)
        {
            Check(translated);
            if (translated.Name != command.Name
                || !translated.Options.Select(option => (option.Name, string.Join(' ', option.Choices.Select(choice => choice.Value))))
                    .SequenceEqual(command.Options.Select(option => (option.Name, string.Join(' ', option.Choices.Select(choice => choice.Value))))))
            {
                throw Bad($"Command {command.Name} differs in language {language} by more than its descriptions.");
            }
        }

        if (command.OnRun == Visibility.UpdatesMessage)
        {
            throw Bad($"Command {command.Name} has no message that it could update.");
        }

        if (command.Kind == CommandKind.Message)
        {
            Length(command.Name, 32, "A message command's name", Bad, atLeast: 1);
            Count(command.Options.Count, 0, "options of a message command", Bad);
            return;
        }

        if (!CommandName().IsMatch(command.Name))
        {
            throw Bad($"\"{command.Name}\" is not one or two words in lower case.");
        }

        Length(command.Description, 100, $"The description of /{command.Name}", Bad, atLeast: 1);
        Count(command.Options.Count, 25, "options", Bad);
        foreach (var option in command.Options)
        {
            Length(option.Name, 32, "An option's name", Bad, atLeast: 1);
            Length(option.Description, 100, $"The description of option {option.Name}", Bad, atLeast: 1);
            Check(option.Choices);
            if (option is { Suggests: true, Choices.Count: > 0 })
            {
                throw Bad($"Option {option.Name} has choices and suggests as well.");
            }
        }
    }

    public static void Length(string text, int atMost, string what, Func<string, Exception> fault, int atLeast = 0)
    {
        if (text.Length > atMost || text.Length < atLeast)
        {
            throw fault($"{what} has {text.Length} characters; {atLeast} to {atMost} are allowed.");
        }
    }

    private static void Check(Card card, Reply reply, Func<string, Exception> fault)
    {
        Length(card.Title, 256, "A card's title", fault);
        Length(card.Body, 4_096, "A card's body", fault);
        Length(card.Heading ?? "", 256, "A card's heading", fault);
        Length(card.Footer ?? "", 2_048, "A card's footer", fault);
        Count(card.Fields.Count, 25, "fields of a card", fault);
        foreach (var field in card.Fields)
        {
            Length(field.Name, 256, "A card field's name", fault, atLeast: 1);
            Length(field.Value, 1_024, $"The card field {field.Name}", fault, atLeast: 1);
        }

        if (card.PictureFile is { } file && reply.Pictures.All(picture => picture.FileName != file))
        {
            throw fault($"The card shows {file}, which is not among the pictures.");
        }
    }

    private static void Check(ControlRow row, Func<string, Exception> fault)
    {
        Count(row.Controls.Count, row.Controls.Any(control => control is Select or Picker) ? 1 : 5, "controls in a row", fault, atLeast: 1);
        foreach (var control in row.Controls)
        {
            switch (control)
            {
                case Button button:
                    Id(button.Id, fault);
                    Length(button.Label, 80, "A button's label", fault, atLeast: 1);
                    break;
                case LinkButton link:
                    Length(link.Label, 80, "A button's label", fault, atLeast: 1);
                    Length(link.Address.AbsoluteUri, 512, "A button's address", fault);
                    break;
                case Picker picker:
                    Id(picker.Id, fault);
                    Length(picker.Placeholder, 150, "A placeholder", fault);
                    break;
                case Select select:
                    Id(select.Id, fault);
                    Length(select.Placeholder, 150, "A placeholder", fault);
                    Count(select.Choices.Count, 25, "choices", fault, atLeast: 1);
                    foreach (var choice in select.Choices)
                    {
                        Length(choice.Label, 100, "A choice's label", fault, atLeast: 1);
                        Length(choice.Value, 100, "A choice's value", fault, atLeast: 1);
                        Length(choice.Description ?? "", 100, "A choice's description", fault);
                    }

                    break;
            }
        }
    }

    private static int Size(Card card) =>
        card.Title.Length + card.Body.Length + (card.Heading?.Length ?? 0) + (card.Footer?.Length ?? 0)
        + card.Fields.Sum(field => field.Name.Length + field.Value.Length);

    private static void Id(string id, Func<string, Exception> fault)
    {
        Length(id, 90, $"The id {id}", fault, atLeast: 1);
        if (!id.Contains(':', StringComparison.Ordinal))
        {
            throw fault($"The id {id} has no prefix.");
        }
    }

    private static void Count(int count, int atMost, string what, Func<string, Exception> fault, int atLeast = 0)
    {
        if (count > atMost || count < atLeast)
        {
            throw fault($"{count} {what}; {atLeast} to {atMost} are allowed.");
        }
    }

    private static InvalidOperationException Bad(string why) => new(why);

    [GeneratedRegex("^[-_a-z0-9]{1,32}( [-_a-z0-9]{1,32})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex CommandName();
}
