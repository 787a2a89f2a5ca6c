using System.Collections.Concurrent;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>A bot that answers as a test tells it to, and keeps what it heard.</summary>
public sealed class ContractBot : IInteractionHandler
{
    private readonly Dictionary<string, Func<Interaction, Task<Response>>> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CommandSpec> _specs = new(StringComparer.Ordinal);

    public ConcurrentQueue<Interaction> Heard { get; } = new();

    public ConcurrentQueue<Notice> Notices { get; } = new();

    public IReadOnlyList<Choice> Suggestions { get; set; } = [];

    public OptionTyped? Typed { get; private set; }

    public IReadOnlyList<CommandSpec> Specs => [.. _specs.Values];

    public ContractBot Command(string name, Visibility visibility, Response answer, params OptionSpec[] options) => Command(name, visibility, _ => Task.FromResult(answer), options);

    public ContractBot Command(string name, Visibility visibility, Func<Interaction, Task<Response>> answer, params OptionSpec[] options)
    {
        _specs[name] = new CommandSpec(name, "A command of the contract", visibility, options) { Kind = char.IsUpper(name[0]) ? CommandKind.Message : CommandKind.Slash };
        _answers[name] = answer;
        return this;
    }

    public ContractBot Control(string id, Response answer) => Control(id, _ => Task.FromResult(answer));

    public ContractBot Control(string id, Func<Interaction, Task<Response>> answer)
    {
        _answers[id] = answer;
        return this;
    }

    public T Last<T>()
        where T : Interaction => Heard.OfType<T>().Last();

    public Task<Response> HandleAsync(Interaction interaction, CancellationToken stop)
    {
        Heard.Enqueue(interaction);
        var key = interaction switch
        {
            CommandInvoked call => call.Command,
            MessageCommandInvoked call => call.Command,
            ControlUsed used => used.ControlId,
            _ => "",
        };
        return _answers[key](interaction);
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        Typed = typed;
        return Task.FromResult(Suggestions);
    }

    public Task NoticeAsync(Notice notice, CancellationToken stop)
    {
        Notices.Enqueue(notice);
        return Task.CompletedTask;
    }
}
