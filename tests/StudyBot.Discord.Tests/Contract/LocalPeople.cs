using System.Net.Http.Json;
using System.Text.Json;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>Lets people act in the local Discord by its HTTP API for scripts.</summary>
internal sealed class LocalPeople(Uri server) : IDisposable
{
    private const int Private = 64;

    private readonly HttpClient _http = new() { BaseAddress = new Uri(server, "local/v1/") };

    public async Task<(ServerId Server, ChannelId Channel)> PlaceAsync(CancellationToken stop)
    {
        var channel = (await _http.GetFromJsonAsync<JsonElement>("channels", stop)).EnumerateArray().First(channel => Text(channel, "kind") == "text");
        return (new ServerId(Id(channel, "server")), new ChannelId(Id(channel, "id")));
    }

    public async Task<RoleId> RoleAsync(ServerId server, CancellationToken stop)
    {
        var roles = await _http.GetFromJsonAsync<JsonElement>($"roles?server={server}", stop);
        return new RoleId(roles.EnumerateArray().Select(role => Id(role, "id")).First(role => role != server.Value));
    }

    public async Task<Person> JoinsAsync(string name, ChannelId channel) =>
        new LocalPerson(_http, new MemberId(Id(await PostAsync(_http, "members", new { name }), "id")), channel);

    public async Task RemoveBotAsync(ServerId from)
    {
        using var answer = await _http.DeleteAsync($"servers/{from}/bot", TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException(error.ToString()) : answer;
    }

    private static ulong Id(JsonElement json, string name) => ulong.Parse(json.GetProperty(name).GetString()!);

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static JsonElement[] Items(JsonElement json, string name) => json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    private static IEnumerable<JsonElement> Controls(JsonElement message) => Items(message, "components").SelectMany(row => Items(row, "components"));

    private static Shown Show(JsonElement result)
    {
        if (result.TryGetProperty("modal", out var modal))
        {
            return new Shown { Form = Text(modal, "title"), Handle = modal };
        }

        return result.TryGetProperty("message", out var message) ? ShowMessage(message) : new Shown();
    }

    private static Shown ShowMessage(JsonElement message) => new()
    {
        Id = Id(message, "id"),
        IsPrivate = message.TryGetProperty("flags", out var flags) && (flags.GetInt32() & Private) != 0,
        Text = Text(message, "content"),
        Titles = [.. Items(message, "embeds").Select(embed => Text(embed, "title"))],
        Buttons = [.. Controls(message).Where(control => control.GetProperty("type").GetInt32() == 2).Select(button => Text(button, "label"))],
        PictureDescriptions = [.. Items(message, "attachments").Select(attachment => Text(attachment, "description"))],
        PingedRoles = [.. Items(message, "mention_roles").Select(role => new RoleId(ulong.Parse(role.GetString()!)))],
        Handle = message,
    };

    private sealed class LocalPerson(HttpClient http, MemberId id, ChannelId channel) : Person
    {
        public override MemberId Id => id;

        public override async Task<Shown> RunsAsync(string command, params (string Name, object Value)[] options) =>
            Show(await ActAsync("commands", new { channel = $"{channel}", name = command, options = options.ToDictionary(option => option.Name, option => Plain(option.Value)) }));

        public override async Task<Shown> RunsInAsync(ChannelId elsewhere, string command) =>
            Show(await ActAsync("commands", new { channel = $"{elsewhere}", name = command }));

        public override async Task<Shown> RunsOnMessageAsync(string command, string text)
        {
            var said = await ActAsync("messages", new { channel = $"{channel}", content = text });
            return Show(await ActAsync("message-commands", new { message = Text(said, "id"), name = command }));
        }

        public override async Task<IReadOnlyList<Choice>> TypesAsync(string command, string option, string text)
        {
            var result = await ActAsync("autocomplete", new { channel = $"{channel}", name = command, option, value = text });
            return [.. Items(result, "choices").Select(choice => new Choice(Text(choice, "name"), Text(choice, "value")))];
        }

        public override async Task<Shown> PressesAsync(Shown on, string label)
        {
            var message = (JsonElement)on.Handle!;
            var button = Controls(message).Single(control => Text(control, "label") == label);
            return Show(await ActAsync("clicks", new { message = Text(message, "id"), customId = Text(button, "custom_id") }));
        }

        public override async Task<Shown> ChoosesAsync(Shown on, params string[] values)
        {
            var message = (JsonElement)on.Handle!;
            var select = Controls(message).Single(control => control.GetProperty("type").GetInt32() == 3);
            return Show(await ActAsync("selects", new { message = Text(message, "id"), customId = Text(select, "custom_id"), values }));
        }

        public override async Task<Shown> PicksAsync(Shown on, ulong? id)
        {
            var message = (JsonElement)on.Handle!;
            var picker = Controls(message).Single(control => control.GetProperty("type").GetInt32() is 6 or 8);
            return Show(await ActAsync("selects", new { message = Text(message, "id"), customId = Text(picker, "custom_id"), values = id is { } taken ? new[] { $"{taken}" } : [] }));
        }

        public override async Task<Shown> SubmitsAsync(Shown form, params (string Field, string Text)[] values) =>
            Show(await ActAsync("modals", new { modal = Text((JsonElement)form.Handle!, "id"), values = values.ToDictionary(value => value.Field, value => value.Text) }));

        public override Task<IReadOnlyList<Shown>> SeesAsync() => SeesInAsync($"{channel}");

        public override async Task<IReadOnlyList<Shown>> SeesDirectlyAsync()
        {
            var channels = await http.GetFromJsonAsync<JsonElement>("channels", TestContext.Current.CancellationToken);
            var own = channels.EnumerateArray().Where(known => Text(known, "kind") == "direct" && Text(known, "recipient") == $"{id}").ToList();
            return own is [var direct] ? await SeesInAsync(Text(direct, "id")) : [];
        }

        private async Task<IReadOnlyList<Shown>> SeesInAsync(string place)
        {
            var messages = await http.GetFromJsonAsync<JsonElement>($"members/{id}/messages?channel={place}", TestContext.Current.CancellationToken);
            var shown = new List<Shown>();
            foreach (var message in messages.EnumerateArray().Where(message => message.GetProperty("author").TryGetProperty("bot", out var bot) && bot.GetBoolean()))
            {
                shown.Add(ShowMessage(message) with { Documents = await DocumentsAsync(message) });
            }

            return shown;
        }

        private async Task<IReadOnlyList<(string Name, string Content)>> DocumentsAsync(JsonElement message)
        {
            var documents = new List<(string, string)>();
            foreach (var file in Items(message, "attachments").Where(file => !Text(file, "content_type").StartsWith("image/", StringComparison.Ordinal)))
            {
                documents.Add((Text(file, "filename"), await http.GetStringAsync(new Uri(Text(file, "url")), TestContext.Current.CancellationToken)));
            }

            return documents;
        }

        private Task<JsonElement> ActAsync(string act, object body) => PostAsync(http, $"members/{id}/{act}", body);

        private static object Plain(object value) => value is ChannelId or MemberId or RoleId ? value.ToString()! : value;
    }
}
