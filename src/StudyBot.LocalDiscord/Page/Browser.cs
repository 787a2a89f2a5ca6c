using Microsoft.JSInterop;

namespace StudyBot.LocalDiscord.Page;

/// <summary>What only the browser can do or know; see page.js.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IJSObjectReference _script;

    private Browser(IJSObjectReference script, TimeZoneInfo zone) => (_script, Zone) = (script, zone);

    internal TimeZoneInfo Zone { get; }

    internal static async Task<Browser> StartAsync(IJSRuntime js)
    {
        var script = await js.InvokeAsync<IJSObjectReference>("import", PageAssets.Script);
        var here = await script.InvokeAsync<Here>("start");
        return new Browser(script, ZoneOf(here));
    }

    internal ValueTask StickAsync() => TryAsync("stick");

    internal ValueTask ToBottomAsync() => TryAsync("toBottom");

    internal ValueTask OpenDialogAsync() => TryAsync("openDialog");

    internal ValueTask FocusAsync(string selector) => TryAsync("focus", selector);

    /// <summary>Moves the focus among the elements that match, round and round.</summary>
    internal ValueTask MoveAsync(string selector, int by) => TryAsync("move", selector, by);

    internal ValueTask RevealAsync(string selector) => TryAsync("reveal", selector);

    internal ValueTask AddressAsync(string address, string title) => TryAsync("address", address, title);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
        }
    }

    private async ValueTask TryAsync(string function, params object?[] arguments)
    {
        try
        {
            await _script.InvokeVoidAsync(function, arguments);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    // The zone's name is unknown here where no time zone data is installed; today's offset is then the best there is.
    private static TimeZoneInfo ZoneOf(Here here) => TimeZoneInfo.TryFindSystemTimeZoneById(here.Zone, out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("browser", TimeSpan.FromMinutes(Math.Clamp(here.Offset, -14 * 60, 14 * 60)), "browser", "browser");

    /// <param name="Offset">Minutes east of Greenwich.</param>
    private sealed record Here(string Zone, int Offset);
}
