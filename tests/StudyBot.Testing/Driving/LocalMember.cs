namespace StudyBot.Testing.Driving;

/// <summary>One member of the local Discord's server, and what they can do.</summary>
public sealed class LocalMember(LocalServer server, string name, string id)
{
    public string Name => name;

    public string Id => id;

    /// <summary>Changes the language of the member's client, to "de" for instance.</summary>
    public Task SpeaksAsync(string locale, CancellationToken stop) => server.PatchAsync($"members/{id}", new { locale }, stop);

    /// <param name="command">"ask" or "daily setup".</param>
    public Task<ActOutcome> RunsAsync(string channel, string command, CancellationToken stop, params (string Name, object Value)[] options) =>
        ActAsync("commands", new { channel, name = command, options = options.ToDictionary(option => option.Name, option => option.Value) }, stop);

    public Task<ActOutcome> TypesAsync(string channel, string command, string option, string value, CancellationToken stop) =>
        ActAsync("autocomplete", new { channel, name = command, option, value, options = new Dictionary<string, object>() }, stop);

    /// <param name="label">Part of the button's label.</param>
    public Task<ActOutcome> PressesAsync(ShownMessage message, string label, CancellationToken stop) =>
        ClicksAsync(message.Id, message.Button(label).CustomId, stop);

    public Task<ActOutcome> ClicksAsync(string message, string customId, CancellationToken stop) =>
        ActAsync("clicks", new { message, customId }, stop);

    /// <summary>Takes one choice of a message's first menu.</summary>
    public Task<ActOutcome> ChoosesAsync(ShownMessage message, string value, CancellationToken stop) =>
        ActAsync("selects", new { message = message.Id, customId = message.Selects[0].CustomId, values = new[] { value } }, stop);

    /// <summary>Takes a channel or role from a message's first picker.</summary>
    public Task<ActOutcome> PicksAsync(ShownMessage message, string id, CancellationToken stop) =>
        ActAsync("selects", new { message = message.Id, customId = message.Pickers[0], values = new[] { id } }, stop);

    /// <summary>Chooses a command from the menu of a message.</summary>
    public Task<ActOutcome> RunsOnMessageAsync(ShownMessage message, string command, CancellationToken stop) =>
        ActAsync("message-commands", new { message = message.Id, name = command }, stop);

    /// <param name="choice">Counted from 0.</param>
    public Task<ActOutcome> ChoosesAsync(ShownMessage message, int choice, CancellationToken stop) => ChoosesAsync(message, message.Selects[0].Values[choice], stop);

    public Task<ActOutcome> SubmitsAsync(ShownForm form, CancellationToken stop, params (string Field, string Value)[] values) =>
        ActAsync("modals", new { modal = form.Id, values = values.ToDictionary(value => value.Field, value => value.Value) }, stop);

    /// <summary>What this member sees in a channel, oldest first.</summary>
    public async Task<IReadOnlyList<ShownMessage>> SeesAsync(string channel, CancellationToken stop)
    {
        var messages = await server.GetAsync($"members/{id}/messages?channel={channel}", stop);
        return [.. messages.EnumerateArray().Select(ShownMessage.Of).OrderBy(message => ulong.Parse(message.Id))];
    }

    private async Task<ActOutcome> ActAsync(string act, object body, CancellationToken stop) =>
        ActOutcome.Of(await server.PostAsync($"members/{id}/{act}", body, stop));
}
