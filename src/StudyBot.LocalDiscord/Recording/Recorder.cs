using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Rest;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Recording;

/// <summary>
/// Writes each exchange with the bot as one JSON line, in the order in which they ended: {"kind":"rest",…} and
/// {"kind":"dispatch",…}. Headers, and so the bot's token, are never written.
/// </summary>
internal sealed class Recorder : IDisposable
{
    private readonly Lock _gate = new();
    private readonly StreamWriter? _file;

    public Recorder(string? path)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalDiscordException($"The record of the local Discord cannot be written to '{path}': {failure.Message} Set {LocalDiscordOptions.Section}:RecordPath to a file that can be written, or remove it.", failure);
        }
    }

    public void Rest(RestCall call, string path, string? query, RestAnswer answer)
    {
        if (_file is null)
        {
            return;
        }

        var line = new JsonObject { ["kind"] = "rest", ["method"] = call.Method, ["path"] = path };
        if (!string.IsNullOrEmpty(query))
        {
            line["query"] = query;
        }

        line["status"] = answer.Status;
        if (call.Body is { } body)
        {
            line["body"] = JsonNode.Parse(body.GetRawText());
        }

        if (call.Files.Count > 0)
        {
            line["files"] = Render.Array(call.Files.Select(file => new JsonObject { ["field"] = file.Field, ["name"] = file.FileName, ["size"] = file.Content.Length }));
        }

        if (answer.Body is not null)
        {
            line["response"] = answer.Body.DeepClone();
        }

        Write(line);
    }

    public void Dispatch(string name, int sequence, JsonNode payload)
    {
        if (_file is not null)
        {
            Write(new JsonObject { ["kind"] = "dispatch", ["t"] = name, ["s"] = sequence, ["d"] = payload.DeepClone() });
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Write(JsonObject line)
    {
        lock (_gate)
        {
            _file!.WriteLine(line.ToJsonString(Json.Compact));
        }
    }
}
