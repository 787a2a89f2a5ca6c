using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

internal sealed partial class DiscordRest
{
    /// <summary>Replaces all commands of the application, in all servers.</summary>
    public async Task PutCommandsAsync(Snowflake application, byte[] commands, CancellationToken stop)
    {
        using var content = new ByteArrayContent(commands);
        content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        using var response = await SendAsync(HttpMethod.Put, $"applications/{application}/commands", new RestRoute("PUT applications/commands"), content, stop);
    }
}
