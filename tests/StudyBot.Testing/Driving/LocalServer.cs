using System.Net.Http.Json;
using System.Text.Json;

namespace StudyBot.Testing.Driving;

/// <summary>Drives a local Discord through its HTTP API, as scripts do.</summary>
public sealed class LocalServer(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address, "/local/v1/"), Timeout = TimeSpan.FromSeconds(30) };

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

    public Task AdvanceAsync(TimeSpan by, CancellationToken stop) =>
        PostAsync("clock", new { advance = System.Xml.XmlConvert.ToString(by) }, stop);

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
