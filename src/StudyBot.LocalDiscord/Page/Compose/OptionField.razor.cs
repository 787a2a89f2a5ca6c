using Microsoft.AspNetCore.Components.Web;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page.Compose;

public sealed partial class OptionField
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(180);

    private bool _open;
    private int _active = -1;
    private CancellationTokenSource? _asking;

    private CommandOption Option => Entry.Option;

    private string Box => $"option-{Option.Name}";

    private string Keys => _open ? "ArrowUp ArrowDown Enter Escape" + (Entry.Suggested.Count > 0 ? " Tab" : "") : "ArrowDown Enter Escape";

    public void Dispose() => Forget();

    private async Task FocusedAsync()
    {
        await Focused.InvokeAsync(Entry);
        _open = true;
        _active = -1;
        if (Entry.Autocompletes)
        {
            await AskAsync(TimeSpan.Zero);
        }
    }

    private void Left() => _open = false;

    private Task TypedAsync(string? text)
    {
        Entry.Type(text ?? "");
        _open = Entry.HasList;
        _active = Entry.IsStrict && Entry.Suggested.Count > 0 && Entry.Text.Length > 0 ? 0 : -1;
        return Entry.Autocompletes ? AskAsync(Debounce) : Task.CompletedTask;
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when !_open && Entry.HasList:
                _open = true;
                break;
            case "ArrowDown" or "ArrowUp" when _open && Entry.Suggested.Count > 0:
                _active = key.Key == "ArrowDown" ? (_active + 1) % Entry.Suggested.Count : (_active <= 0 ? Entry.Suggested.Count : _active) - 1;
                await Browser.RevealAsync($"#{Box}-{_active}");
                break;
            case "Enter" or "Tab" when _open && _active >= 0:
                await PickAsync(_active);
                break;
            case "Tab" when _open && Entry.Suggested.Count > 0 && !key.ShiftKey:
                await PickAsync(0);
                break;
            case "Enter" when !key.ShiftKey:
                _open = false;
                await Entered.InvokeAsync();
                break;
            case "Escape" when _open:
                _open = false;
                break;
            case "Escape":
                await Escaped.InvokeAsync();
                break;
        }
    }

    private async Task PickAsync(int index)
    {
        Forget();
        Entry.Pick(Entry.Suggested[index]);
        _open = false;
        _active = -1;
        await Picked.InvokeAsync(Entry);
    }

    // Each question to the bot makes the one before it stale.
    private async Task AskAsync(TimeSpan after)
    {
        Forget();
        using var asking = new CancellationTokenSource();
        _asking = asking;
        Entry.Note = Entry.Suggested.Count == 0 ? "Loading…" : null;
        try
        {
            await Task.Delay(after, TimeProvider.System, asking.Token);
            var others = Draft.Values().Where(value => value.Key != Option.Name).ToDictionary();
            var result = await Desk.CompleteAsync(Draft.Command.Name, Option.Name, Entry.Text, others, asking.Token);
            if (asking.IsCancellationRequested)
            {
                return;
            }

            (Entry.Suggested, Entry.Note) = (result.Choices ?? [], result.Error is null ? null : "Loading options failed.");
            _active = -1;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (ActRefusedException refused)
        {
            (Entry.Suggested, Entry.Note) = ([], refused.Message);
        }
        finally
        {
            if (_asking == asking)
            {
                _asking = null;
            }
        }
    }

    private void Forget()
    {
        _asking?.Cancel();
        _asking = null;
    }
}
