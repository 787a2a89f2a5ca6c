using Microsoft.Extensions.Logging;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Chat;

/// <summary>Finds the command or control that an interaction is for. The one place where a failure becomes an apology.</summary>
public sealed class CommandRouter : IInteractionHandler
{
    /// <summary>Chat services show no more suggestions than this.</summary>
    public const int MaxChoices = 25;

    private readonly Dictionary<string, ICommand> _commands;
    private readonly Dictionary<string, IControlHandler> _controls;
    private readonly IReadOnlyList<INoticeListener> _listeners;
    private readonly UnderWay _underWay;
    private readonly LastSpoken _spoken;
    private readonly ILogger<CommandRouter> _logger;

    public CommandRouter(
        IEnumerable<ICommand> commands,
        IEnumerable<IControlHandler> controls,
        IEnumerable<INoticeListener> listeners,
        UnderWay underWay,
        LastSpoken spoken,
        ILogger<CommandRouter> logger)
    {
        _commands = commands.ToDictionary(command => command.Spec.Name, StringComparer.Ordinal);
        _controls = controls.ToDictionary(handler => handler.Prefix, StringComparer.Ordinal);
        _listeners = [.. listeners];
        _underWay = underWay;
        _spoken = spoken;
        _logger = logger;
    }

    public IReadOnlyList<CommandSpec> Specs => [.. _commands.Values.Select(InEveryLanguage)];

    public async Task<Response> HandleAsync(Interaction interaction, CancellationToken stop)
    {
        var spoken = Language.Of(interaction.Locale);
        _spoken.Hear(interaction.Member.Id, spoken);
        using var language = Language.Use(spoken);
        try
        {
            using var turn = await _underWay.EnterAsync(interaction, stop);
            return interaction switch
            {
                _ when turn is null => new Reply(ChatTexts.Late) { Privately = true },
                CommandInvoked call when _commands.GetValueOrDefault(call.Command) is ISlashCommand command => await command.RunAsync(call, stop),
                MessageCommandInvoked call when _commands.GetValueOrDefault(call.Command) is IMessageCommand command => await command.RunAsync(call, stop),
                ControlUsed { Place.IsDirect: true } used when _controls.GetValueOrDefault(PrefixOf(used.ControlId)) is { WorksDirectly: false } => new Reply(ChatTexts.ServersOnly) { Privately = true },
                ControlUsed used when _controls.GetValueOrDefault(PrefixOf(used.ControlId)) is { } handler => await handler.HandleAsync(used, stop),
                ControlUsed => new Reply(ChatTexts.UnknownControl) { Privately = true },
                _ => new Reply(ChatTexts.UnknownCommand) { Privately = true },
            };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            _logger.LogError(failure, "Interaction {Interaction} ({Kind}) failed", interaction.Id, KindOf(interaction));
            return new Reply(ChatTexts.Apology(interaction.Id)) { Privately = true };
        }
    }

    public async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        if (_commands.GetValueOrDefault(typed.Command) is not ISuggester suggester)
        {
            return [];
        }

        using var language = Language.Use(Language.Of(typed.Locale));
        try
        {
            var choices = await suggester.SuggestAsync(typed, stop);
            return choices.Count <= MaxChoices ? choices : [.. choices.Take(MaxChoices)];
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            _logger.LogError(failure, "Suggestions for interaction {Interaction} (/{Command}) failed", typed.Id, typed.Command);
            return [];
        }
    }

    public async Task NoticeAsync(Notice notice, CancellationToken stop)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                await listener.HearAsync(notice, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                _logger.LogError(failure, "Notice {Notice} failed in {Listener}", notice.GetType().Name, listener.GetType().Name);
            }
        }
    }

    private static CommandSpec InEveryLanguage(ICommand command) => In(Language.English, command) with
    {
        InOtherLanguages = Language.All.Where(language => language != Language.English).ToDictionary(language => language.Tag, language => In(language, command), StringComparer.Ordinal),
    };

    private static CommandSpec In(Language language, ICommand command)
    {
        using var spoken = Language.Use(language);
        return command.Spec;
    }

    private static string PrefixOf(string controlId) => controlId.Split(':', 2)[0];

    // Neither what was typed nor ids of controls: only what kind of thing failed.
    private static string KindOf(Interaction interaction) => interaction switch
    {
        CommandInvoked call => "/" + call.Command,
        MessageCommandInvoked call => call.Command,
        ControlUsed used => "control " + PrefixOf(used.ControlId),
        _ => interaction.GetType().Name,
    };
}
