using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Page.Compose;

namespace StudyBot.LocalDiscord.Page;

/// <summary>The page. Its address says who acts where (?as=…&amp;channel=…), so that a tab can be kept and shared.</summary>
public sealed partial class Chat
{
    private Desk? _desk;
    private Browser? _browser;
    private Composer? _composer;
    private bool _sidebar;
    private bool _faults;
    private int _drawing;
    private int _turn;
    private string? _address;

    public async ValueTask DisposeAsync()
    {
        _desk?.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var browser = await Browser.StartAsync(Js);
            var desk = new Desk(Services.GetRequiredService<World>(), Services.GetRequiredService<MemberActs>(), Services.GetRequiredService<ReadMarks>())
            {
                Zone = browser.Zone,
            };
            var asked = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
            if (Snowflake.TryParse(asked.GetValueOrDefault("as"), out var member))
            {
                desk.ActAs(member);
            }

            if (Snowflake.TryParse(asked.GetValueOrDefault("channel"), out var channel))
            {
                desk.Open(channel);
            }

            desk.Changed += Redraw;
            (_browser, _desk) = (browser, desk);
            StateHasChanged();
        }

        if (_desk is { } open && _browser is not null)
        {
            var address = $"/?as={open.Me.Id}&channel={open.Channel?.Id}";
            if (_address != address)
            {
                _address = address;
                await _browser.AddressAsync(address, open.Channel is null ? "Local Discord" : $"#{open.Channel.Name} as {open.Me.Name} · Local Discord");
            }
        }
    }

    // Changes come in bursts from any thread; one drawing shows them all.
    private void Redraw(object? sender, EventArgs e)
    {
        if (Interlocked.Exchange(ref _drawing, 1) == 0)
        {
            _ = InvokeAsync(() =>
            {
                Volatile.Write(ref _drawing, 0);
                _desk!.CatchUp();
                _turn++;
                StateHasChanged();
            });
        }
    }

    private async Task ToggleFaultsAsync()
    {
        _faults = !_faults;
        if (!_faults)
        {
            await _browser!.FocusAsync("[data-testid=faults-button]");
        }
    }

    private void Begin(string command) => _composer?.Begin(command);
}
