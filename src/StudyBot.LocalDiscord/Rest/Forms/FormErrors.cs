using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>What is wrong with a request, by field. https://docs.discord.com/developers/reference#error-messages</summary>
internal sealed class FormErrors
{
    private readonly JsonObject _tree = [];

    /// <param name="path">Names and indexes from the body down, divided by dots.</param>
    public void Add(string path, string code, string message)
    {
        var node = _tree;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node[step] is not JsonObject next)
            {
                node[step] = next = [];
            }

            node = next;
        }

        if (node["_errors"] is not JsonArray list)
        {
            node["_errors"] = list = [];
        }

        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    public void ThrowIfAny()
    {
        if (_tree.Count > 0)
        {
            throw new DiscordErrorException(400, 50035, "Invalid Form Body", _tree);
        }
    }
}
