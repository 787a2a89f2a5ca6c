using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page;

public sealed partial class Desk
{
    // Discord's client shows a control as busy only until the bot acknowledged, which it must do within 3 s.
    private static readonly TimeSpan BusyAtMost = TimeSpan.FromSeconds(3.5);

    private readonly ConcurrentDictionary<Snowflake, string> _busy = new();
    private readonly ConcurrentDictionary<Snowflake, bool> _closedForms = new();
    private readonly ConcurrentDictionary<Snowflake, (Snowflake User, DateTimeOffset Until)> _typing = new();

    /// <summary>The forms opened from this tab, the newest last.</summary>
    internal List<FormDraft> Forms { get; } = [];

    /// <summary>Things that went wrong and were not yet dismissed.</summary>
    internal List<Failure> Failures { get; } = [];

    /// <summary>Commands on their way to the bot.</summary>
    internal List<Sending> Sent { get; } = [];

    /// <summary>The control of a message that waits for the bot's answer.</summary>
    internal string? BusyIn(Snowflake message) => _busy.GetValueOrDefault(message);

    internal string? TypingIn(Snowflake channel) =>
        _typing.TryGetValue(channel, out var typing) && typing.Until > TimeProvider.System.GetUtcNow() ? NameOf(typing.User) : null;

    internal IReadOnlyList<RunnableCommand> Offered() => Here(_acts.Offered);

    internal IReadOnlyList<AppCommand> OfferedOnMessages() => Here(_acts.OfferedOnMessages);

    /// <returns>Why it was refused; null if it was said.</returns>
    internal string? Say(string text)
    {
        try
        {
            _acts.Say(Me.Id, Channel!.Id, WithMentions(text));
            return null;
        }
        catch (ActRefusedException refused)
        {
            return refused.Message;
        }
    }

    internal void Delete(Message message)
    {
        try
        {
            _acts.Delete(Me.Id, message.Id);
        }
        catch (ActRefusedException refused)
        {
            Fail(message.Id, null, refused.Message);
        }
    }

    internal Task RunAsync(string command, IReadOnlyDictionary<string, JsonElement> options) =>
        SendAsync("/" + command, () => _acts.RunAsync(Me.Id, Channel!.Id, command, options, _closed.Token));

    internal Task RunOnMessageAsync(Message message, string command) =>
        SendAsync(command, () => _acts.RunOnMessageAsync(Me.Id, message.Id, command, _closed.Token));

    internal async Task<ActResult> CompleteAsync(string command, string option, string typed, IReadOnlyDictionary<string, JsonElement> options, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _closed.Token);
        return await _acts.CompleteAsync(Me.Id, Channel!.Id, command, option, typed, options, either.Token);
    }

    internal Task ClickAsync(Message message, string customId) =>
        UseAsync(message, customId, () => _acts.ClickAsync(Me.Id, message.Id, customId, _closed.Token));

    internal Task SelectAsync(Message message, string customId, IReadOnlyList<string> values) =>
        UseAsync(message, customId, () => _acts.SelectAsync(Me.Id, message.Id, customId, values, _closed.Token));

    internal async Task SubmitAsync(FormDraft form)
    {
        form.Problem = null;
        form.IsSending = true;
        try
        {
            var result = await _acts.SubmitAsync(form.Modal.MemberId, form.Modal.Id, form.Values(), _closed.Token);
            form.Problem = result.Error is null ? null : $"{result.Error}. What you typed is still here; try again.";
        }
        catch (ActRefusedException refused)
        {
            form.Problem = refused.Message;
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            form.IsSending = false;
            Changed?.Invoke(this, EventArgs.Empty);
        }
    }

    internal void Close(FormDraft form)
    {
        Forms.Remove(form);
        if (_acts.OpenModals(form.Modal.MemberId).Any(modal => modal.Id == form.Modal.Id))
        {
            _acts.Dismiss(form.Modal.MemberId, form.Modal.Id);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private async Task SendAsync(string name, Func<Task<ActResult>> act)
    {
        var sending = new Sending(name, Channel!.Id, Me, Now);
        Sent.Add(sending);
        Failures.RemoveAll(failure => failure.Message is null && failure.Channel == sending.Channel);
        Changed?.Invoke(this, EventArgs.Empty);
        await FinishAsync(null, name, sending.Channel, act);
        Sent.Remove(sending);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private async Task UseAsync(Message message, string customId, Func<Task<ActResult>> act)
    {
        Failures.RemoveAll(failure => failure.Message == message.Id);
        _busy[message.Id] = customId;
        Changed?.Invoke(this, EventArgs.Empty);
        var acting = FinishAsync(message.Id, null, message.ChannelId, act);
        await Task.WhenAny(acting, Task.Delay(BusyAtMost, TimeProvider.System, _closed.Token));
        _busy.TryRemove(message.Id, out _);
        Changed?.Invoke(this, EventArgs.Empty);
        await acting;
    }

    private async Task FinishAsync(Snowflake? message, string? command, Snowflake channel, Func<Task<ActResult>> act)
    {
        try
        {
            var result = await act();
            if (result.Error is { } error)
            {
                Failures.Add(new Failure(message, channel, command, error, Now));
            }
            else if (result.Modal is { } modal && !_closedForms.ContainsKey(modal.Id))
            {
                Forms.Add(new FormDraft(modal));
            }
        }
        catch (ActRefusedException refused)
        {
            Failures.Add(new Failure(message, channel, command, refused.Message, Now));
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    // The channel may have gone, or been closed to this member, since it was last drawn.
    private IReadOnlyList<T> Here<T>(Func<Snowflake, Snowflake, IReadOnlyList<T>> look)
    {
        try
        {
            return Channel is { } channel ? look(Me.Id, channel.Id) : [];
        }
        catch (ActRefusedException)
        {
            return [];
        }
    }

    // People type names where Discord wants ids.
    private string WithMentions(string text) => _world.Read(state => state.Users.Values.ToArray())
        .OrderByDescending(user => user.Name.Length)
        .Aggregate(text, (written, user) => Regex.Replace(written, $@"(?<![\w<])@{Regex.Escape(user.Name)}(?!\w)", $"<@{user.Id}>", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private void Fail(Snowflake? message, string? command, string problem)
    {
        Failures.Add(new Failure(message, Channel!.Id, command, problem, Now));
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void StartTyping(WorldChange.Typing typing) =>
        _typing[typing.ChannelId] = (typing.UserId, TimeProvider.System.GetUtcNow().AddSeconds(10));

    private void StopTyping(Message message)
    {
        if (_typing.TryGetValue(message.ChannelId, out var typing) && typing.User == message.AuthorId)
        {
            _typing.TryRemove(message.ChannelId, out _);
        }
    }
}

/// <param name="Message">The message whose control failed; null for a command.</param>
internal sealed record Failure(Snowflake? Message, Snowflake Channel, string? Command, string Text, DateTimeOffset At);

internal sealed record Sending(string Command, Snowflake Channel, User By, DateTimeOffset At);
