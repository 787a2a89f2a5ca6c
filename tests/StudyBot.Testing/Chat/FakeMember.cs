using StudyBot.Core.Chat;

namespace StudyBot.Testing.Chat;

/// <summary>A person in the fake chat, who types, clicks and fills in forms, and sees what comes of it.</summary>
public sealed class FakeMember(FakeChat chat, MemberId id, string name, ChannelId channel)
{
    public MemberId Id => id;

    public string Name => name;

    public string Locale { get; set; } = "en-US";

    public IReadOnlyList<RoleId> Roles { get; set; } = [];

    public bool CanManageServer { get; set; }

    /// <summary>Where the person types commands.</summary>
    public ChannelId Channel { get; set; } = channel;

    public Member AsMember => new(id, name, Roles, CanManageServer);

    public FakeMember In(ChannelId elsewhere)
    {
        Channel = elsewhere;
        return this;
    }

    public FakeMember WithRoles(params RoleId[] roles)
    {
        Roles = roles;
        return this;
    }

    public FakeMember ManagesTheServer()
    {
        CanManageServer = true;
        return this;
    }

    /// <summary>Runs a slash command, as in <c>RunsAsync("/daily setup", ("channel", chat.General))</c>.</summary>
    /// <param name="options">Text, whole numbers, flags, and ids of channels, roles and members.</param>
    public async Task<Seen> RunsAsync(string command, params (string Name, object Value)[] options)
    {
        var spec = FakeOptions.Find(chat.Commands, command.TrimStart('/'), CommandKind.Slash);
        var values = FakeOptions.Typed(spec, options);
        FakeOptions.RequireAll(spec, values);

        var call = new CommandInvoked(chat.NextInteraction(), AsMember, chat.PlaceOf(Channel), Locale, chat.Now, spec.Name, values);
        return await AnswerAsync(call, spec.OnRun, on: null);
    }

    /// <summary>Types into one option of a command, with others filled in before; returns what is offered.</summary>
    public async Task<IReadOnlyList<Choice>> TypesAsync(string command, string option, string text, params (string Name, object Value)[] others)
    {
        var spec = FakeOptions.Find(chat.Commands, command.TrimStart('/'), CommandKind.Slash);
        if (!spec.Options.Single(known => known.Name == option).Suggests)
        {
            throw new InvalidOperationException($"Option {option} of /{spec.Name} does not suggest anything.");
        }

        var typed = new OptionTyped(chat.NextInteraction(), AsMember, chat.PlaceOf(Channel), Locale, chat.Now, spec.Name, option, text, FakeOptions.Typed(spec, others));
        var choices = await chat.Handler.SuggestAsync(typed, CancellationToken.None);
        SeamLimits.Check(choices);
        return choices;
    }

    /// <summary>Chooses a command from the menu of a message that somebody wrote in this channel.</summary>
    public async Task<Seen> RunsOnMessageAsync(string command, string text)
    {
        var spec = FakeOptions.Find(chat.Commands, command, CommandKind.Message);
        var on = new MessageRef(Channel, ulong.Parse(chat.NextInteraction()));
        var call = new MessageCommandInvoked(chat.NextInteraction(), AsMember, chat.PlaceOf(Channel), Locale, chat.Now, spec.Name, on, text);
        return await AnswerAsync(call, spec.OnRun, on: null);
    }

    /// <summary>Presses the button with this label, or else the only one whose label starts with it.</summary>
    public async Task<Seen> PressesAsync(FakeMessage message, string label)
    {
        Require(message);
        var button = message.Buttons.FirstOrDefault(button => button.Label == label)
            ?? message.Buttons.SingleOrDefault(button => button.Label.StartsWith(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No button \"{label}\" here, only: {string.Join(", ", message.Buttons.Select(button => button.Label))}");
        if (button.Disabled)
        {
            throw new InvalidOperationException($"Button \"{label}\" is disabled.");
        }

        return await AnswerAsync(
            new ButtonPressed(chat.NextInteraction(), AsMember, chat.PlaceOf(message.Ref.Channel), Locale, chat.Now, button.Id, message.Ref), button.OnPress, message);
    }

    public Task<Seen> PressesAsync(Seen seen, string label) => PressesAsync(seen.Required, label);

    /// <summary>Sends an id that no button on the message has, as a forged or very old one would be.</summary>
    public Task<Seen> ForgesAsync(FakeMessage message, string controlId) => AnswerAsync(
        new ButtonPressed(chat.NextInteraction(), AsMember, chat.PlaceOf(message.Ref.Channel), Locale, chat.Now, controlId, message.Ref), Visibility.Private, message);

    /// <summary>Chooses from the message's only select, by label or value.</summary>
    public async Task<Seen> ChoosesAsync(FakeMessage message, params string[] choices)
    {
        Require(message);
        var select = message.Selects.Single();
        if (choices.Length < select.MinChoices || choices.Length > select.MaxChoices)
        {
            throw new InvalidOperationException($"{select.MinChoices} to {select.MaxChoices} choices can be taken, not {choices.Length}.");
        }

        var values = choices.Select(choice => select.Choices.FirstOrDefault(known => known.Label == choice || known.Value == choice)?.Value
            ?? throw new InvalidOperationException($"No choice \"{choice}\" here, only: {string.Join(", ", select.Choices.Select(known => known.Label))}"));
        return await AnswerAsync(
            new SelectChosen(chat.NextInteraction(), AsMember, chat.PlaceOf(message.Ref.Channel), Locale, chat.Now, select.Id, message.Ref, [.. values]), select.OnChoose, message);
    }

    public Task<Seen> ChoosesAsync(Seen seen, params string[] choices) => ChoosesAsync(seen.Required, choices);

    /// <summary>Takes a channel or role from the picker with this placeholder; nothing if null.</summary>
    public async Task<Seen> PicksAsync(Seen seen, string placeholder, ulong? id)
    {
        var message = seen.Required;
        Require(message);
        var picker = message.Pickers.Single(picker => picker.Placeholder == placeholder);
        if (id is null && !picker.MayBeEmpty)
        {
            throw new InvalidOperationException($"Something has to be taken from \"{placeholder}\".");
        }

        string[] values = id is { } taken ? [$"{taken}"] : [];
        return await AnswerAsync(
            new SelectChosen(chat.NextInteraction(), AsMember, chat.PlaceOf(message.Ref.Channel), Locale, chat.Now, picker.Id, message.Ref, values), picker.OnChoose, message);
    }

    /// <summary>Fills in the form that an earlier step opened; fields left out keep their value.</summary>
    public async Task<Seen> SubmitsAsync(Seen opened, params (string Field, string Text)[] values)
    {
        var form = opened.Form ?? throw new InvalidOperationException("No form was opened.");
        var filled = FakeOptions.Filled(form, values);
        var place = chat.PlaceOf(opened.Message?.Ref.Channel ?? Channel);
        return await AnswerAsync(
            new FormSubmitted(chat.NextInteraction(), AsMember, place, Locale, chat.Now, form.Id, opened.Message?.Ref, filled), form.OnSubmit, opened.Message);
    }

    private async Task<Seen> AnswerAsync(Interaction interaction, Visibility declared, FakeMessage? on)
    {
        var response = await HandleAsync(interaction);
        if (response is Form form)
        {
            SeamLimits.Check(form);
            if (declared != Visibility.OpensForm || interaction is FormSubmitted)
            {
                throw new InvalidOperationException($"A form was opened where {(interaction is FormSubmitted ? "another form was submitted" : declared)} was declared.");
            }

            return new Seen(on, null, form);
        }

        var reply = (Reply)response;
        SeamLimits.Check(reply, why => new InvalidOperationException(why));
        switch (declared)
        {
            case Visibility.UpdatesMessage when !reply.Privately:
                if (on is null)
                {
                    throw new InvalidOperationException("There is no message that this could update.");
                }

                on.Show(reply);
                return new Seen(on, reply, null);
            case Visibility.Public when !reply.Privately:
                return new Seen(chat.Answer(interaction.Place.Channel, reply, onlyFor: null), reply, null);
            default:
                return new Seen(chat.Answer(interaction.Place.Channel, reply, Id), reply, null);
        }
    }

    private async Task<Response> HandleAsync(Interaction interaction)
    {
        try
        {
            return await chat.Handler.HandleAsync(interaction, CancellationToken.None);
        }
        catch (Exception) when (chat.Apologises)
        {
            return new Reply($"Sorry, that failed: {interaction.Id}") { Privately = true };
        }
    }

    private void Require(FakeMessage message)
    {
        if (message.OnlyFor is { } other && other != Id)
        {
            throw new InvalidOperationException($"{name} cannot see this message.");
        }
    }
}

/// <summary>What a person sees after doing something: a message (new or changed), or a form.</summary>
/// <param name="Message">The message; with a form, the one that its button stands on.</param>
/// <param name="Reply">What it showed at that moment.</param>
public sealed record Seen(FakeMessage? Message, Reply? Reply, Form? Form)
{
    public FakeMessage Required => Reply is not null && Message is not null ? Message : throw new InvalidOperationException("A form was opened; there is no reply.");

    public bool IsPrivate => Required.IsPrivate;

    public string Text => Required.Text;

    public Card Card => Required.Card;
}
