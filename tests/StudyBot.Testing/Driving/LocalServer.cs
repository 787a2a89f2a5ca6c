using System.Net.Http.Json;
using System.Text.Json;

namespace StudyBot.Testing.Driving;

/// <summary>Drives a local Discord through its HTTP API, as scripts do.</summary>
public sealed class LocalServer(Uri address) : IDisposable
{
    // Longer than the server lets anybody wait for a fault, which is 60 s.
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address, "/local/v1/"), Timeout = TimeSpan.FromSeconds(90) };

    /// <summary>A member by name, who joins if there is none.</summary>
    public async Task<LocalMember> MemberAsync(string name, CancellationToken stop)
    {
        var members = await GetAsync("members", stop);
        var found = members.EnumerateArray().Where(member => NameOf(member) == name).Select(IdOf).FirstOrDefault();
        return new LocalMember(this, name, found ?? IdOf(await PostAsync("members", new { name }, stop)));
    }

    public async Task<string> ChannelAsync(string name, CancellationToken stop)
    {
        var channels = await GetAsync("channels", stop);
        return IdOf(channels.EnumerateArray().Single(channel => channel.GetProperty("name").GetString() == name));
    }

    /// <summary>A new server with the bot and its owner alone in it; its id.</summary>
    public async Task<string> AddServerAsync(string name, CancellationToken stop) => IdOf(await PostAsync("servers", new { name }, stop));

    /// <summary>The id of a server that is there from the start.</summary>
    public async Task<string> FirstServerAsync(CancellationToken stop) => IdOf((await GetAsync("servers", stop)).EnumerateArray().First());

    /// <summary>A new channel; its id.</summary>
    public async Task<string> AddChannelAsync(string server, string name, CancellationToken stop) => IdOf(await PostAsync("channels", new { server, name }, stop));

    public Task AdvanceAsync(TimeSpan by, CancellationToken stop) =>
        PostAsync("clock", new { advance = System.Xml.XmlConvert.ToString(by) }, stop);

    /// <summary>Keeps the bot's next request of a kind waiting, before it takes effect or after; the fault's id.</summary>
    /// <param name="path">Below the version; "*" stands for one part.</param>
    /// <param name="moment">"before" or "after".</param>
    public async Task<int> HoldAsync(string method, string path, string moment, CancellationToken stop) =>
        (await PostAsync("faults", new { fault = "hold", method, path, moment }, stop)).GetProperty("id").GetInt32();

    /// <summary>Waits until a fault has struck.</summary>
    public async Task HitAsync(int fault, CancellationToken stop) => await GetAsync($"faults/{fault}?waitHits=1", stop);

    /// <summary>Waits until a fault holds nothing any more, for instance because the bot was killed.</summary>
    public async Task LetGoAsync(int fault, CancellationToken stop) => await GetAsync($"faults/{fault}?waitHolding=0", stop);

    public async Task<JsonElement> GetAsync(string path, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(path, stop);
        return await BodyAsync(answer, stop);
    }

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken stop)
    {
        using var answer = await _http.PostAsJsonAsync(path, body, stop);
        return await BodyAsync(answer, stop);
    }

    public async Task PatchAsync(string path, object body, CancellationToken stop)
    {
        using var answer = await _http.PatchAsJsonAsync(path, body, stop);
        await BodyAsync(answer, stop);
    }

    public async Task PutAsync(string path, CancellationToken stop)
    {
        using var answer = await _http.PutAsync(path, content: null, stop);
        await BodyAsync(answer, stop);
    }

    public async Task DeleteAsync(string path, CancellationToken stop)
    {
        using var answer = await _http.DeleteAsync(path, stop);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var text = await answer.Content.ReadAsStringAsync(stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
        }

        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private static string IdOf(JsonElement thing) =>
        thing.TryGetProperty("id", out var id) ? id.GetString()! : thing.GetProperty("user").GetProperty("id").GetString()!;

    private static string? NameOf(JsonElement member) =>
        member.TryGetProperty("name", out var name) ? name.GetString() : null;
}
