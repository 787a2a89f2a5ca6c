using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page.Compose;

/// <summary>Where a member writes: ordinary text, or a command with its options.</summary>
public sealed partial class Composer
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private string _text = "";
    private string? _problem;
    private string? _focusNext;
    private int _active;
    private IReadOnlyList<RunnableCommand> _matches = [];
    private CommandDraft? _draft;
    private OptionEntry? _focused;
    private (Snowflake Member, Snowflake Channel) _at;

    /// <summary>Puts a command into the box, as if it had been chosen from the list.</summary>
    internal void Begin(string name)
    {
        if (Desk.Offered().FirstOrDefault(command => command.Name == name) is { } command)
        {
            Start(command, null);
            StateHasChanged();
        }
    }

    protected override void OnParametersSet()
    {
        // Another member or channel may not have this command.
        var at = (Desk.Me.Id, Desk.Channel!.Id);
        if (_at != at)
        {
            _at = at;
            (_draft, _focused, _matches, _problem) = (null, null, [], null);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is { } selector)
        {
            _focusNext = null;
            await Browser.FocusAsync(selector);
        }
    }

    private async Task TypedAsync(string? text)
    {
        _text = text ?? "";
        _problem = null;
        _matches = Matching(_text);
        _active = 0;

        // "/ask " is the whole name of one command and of no longer one, so its options come next: at the first pause,
        // as what is typed while the box is being exchanged would be lost.
        var typed = _text;
        if (_matches.Count == 0 && Named(typed) is var (command, rest) && command.Options.Count > 0 && typed.Length > command.Name.Length + 1)
        {
            await Task.Delay(Pause, TimeProvider.System, Desk.Closed);
            if (_draft is null && _text == typed)
            {
                Start(command, rest);
            }
        }
    }

    private IReadOnlyList<RunnableCommand> Matching(string text)
    {
        if (!text.StartsWith('/') || text.Contains('\n'))
        {
            return [];
        }

        var typed = text[1..].TrimStart();
        var offered = Desk.Offered();
        return Named(text) is not null && text.EndsWith(' ') && !offered.Any(command => command.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            ? []
            : [.. offered.Where(command => command.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .Concat(typed.Contains(' ') ? [] : offered.Where(command => command.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)))
                .DistinctBy(command => command.Name)];
    }

    // The longest command whose name begins the text, and what follows it.
    private (RunnableCommand Command, string After)? Named(string text)
    {
        if (!text.StartsWith('/'))
        {
            return null;
        }

        var typed = text[1..];
        return Desk.Offered().Where(command => typed == command.Name || typed.StartsWith(command.Name + " ", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(command => command.Name.Length)
            .Select(command => ((RunnableCommand, string)?)(command, typed[command.Name.Length..].Trim()))
            .FirstOrDefault();
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" when _matches.Count > 0:
                _active = (_active + (key.Key == "ArrowDown" ? 1 : _matches.Count - 1)) % _matches.Count;
                await Browser.RevealAsync($"#command-{_active}");
                break;
            case "Enter" or "Tab" when _matches.Count > 0 && !key.ShiftKey:
                await BeginAsync(_matches[_active], null);
                break;
            case "Escape":
                _matches = [];
                break;
            case "Enter" when !key.ShiftKey && !key.Repeat:
                await SendAsync();
                break;
        }
    }

    private async Task SendAsync()
    {
        if (Named(_text) is var (command, rest))
        {
            await BeginAsync(command, rest);
            if (rest.Length > 0 && _draft?.FirstWrong() is null)
            {
                await RunAsync();
            }
        }
        else if (_text.Trim().Length > 0)
        {
            _problem = Desk.Say(_text.Trim());
            _text = _problem is null ? "" : _text;
            await Browser.ToBottomAsync();
        }
    }

    // A command without options runs at once.
    private async Task BeginAsync(RunnableCommand command, string? rest)
    {
        Start(command, rest);
        if (command.Options.Count == 0)
        {
            await RunAsync();
        }
    }

    private void Start(RunnableCommand command, string? rest)
    {
        _draft = new CommandDraft(Desk, command);
        (_matches, _problem, _text) = ([], null, "");
        var first = _draft.Shown.FirstOrDefault();
        _focused = first;
        _focusNext = first is null ? "#run" : $"#option-{first.Option.Name}";
        if (first is not null && !string.IsNullOrEmpty(rest))
        {
            first.Type(rest);
        }
    }

    private async Task RunAsync()
    {
        if (_draft is not { } draft)
        {
            return;
        }

        if (draft.FirstWrong() is { } wrong)
        {
            _focused = wrong;
            _focusNext = $"#option-{wrong.Option.Name}";
            return;
        }

        (_draft, _focused, _focusNext) = (null, null, "#composer");
        var running = Desk.RunAsync(draft.Command.Name, draft.Values());
        await Browser.ToBottomAsync();
        await running;
    }

    private Task AddAsync(OptionEntry entry)
    {
        entry.Shown = true;
        _focused = entry;
        _focusNext = $"#option-{entry.Option.Name}";
        return Task.CompletedTask;
    }

    private Task DropAsync(OptionEntry entry)
    {
        entry.Shown = false;
        entry.Type("");
        _focused = null;
        _focusNext = "#run";
        return Task.CompletedTask;
    }

    // On to the next option that is still empty, else to the button that runs the command.
    private Task NextAsync(OptionEntry entry)
    {
        var next = _draft!.Shown.SkipWhile(each => each != entry).Skip(1).FirstOrDefault(each => each.Text.Length == 0);
        _focusNext = next is null ? "#run" : $"#option-{next.Option.Name}";
        _focused = next ?? entry;
        return Task.CompletedTask;
    }

    private Task CancelAsync()
    {
        (_draft, _focused, _focusNext) = (null, null, "#composer");
        return Task.CompletedTask;
    }

    private Task RunKeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? CancelAsync() : Task.CompletedTask;
}
