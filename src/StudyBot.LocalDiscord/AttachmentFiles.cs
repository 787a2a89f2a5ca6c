using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord;

/// <summary>Serves the files of messages.</summary>
internal static class AttachmentFiles
{
    public static void Map(WebApplication app)
    {
        var world = app.Services.GetRequiredService<World>();
        app.MapGet("/attachments/{channel}/{attachment}/{name}", context => ServeAsync(world, context));
    }

    private static async Task ServeAsync(World world, HttpContext context)
    {
        if (!Snowflake.TryParse((string?)context.Request.RouteValues["attachment"], out var id) || world.FileOf(id) is not { } content)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Only pictures are shown; anything else might be a page that acts in this origin.
        var picture = Rest.Picture.Of(content);
        context.Response.ContentType = picture?.MediaType ?? "application/octet-stream";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        if (picture is null)
        {
            context.Response.Headers.ContentDisposition = "attachment";
        }

        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
