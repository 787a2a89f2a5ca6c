namespace StudyBot.Core.Chat;

/// <summary>A slash command or message command of a feature.</summary>
public interface ICommand
{
    /// <summary>In the language in force.</summary>
    CommandSpec Spec { get; }
}

/// <summary>A slash command.</summary>
public interface ISlashCommand : ICommand
{
    Task<Response> RunAsync(CommandInvoked call, CancellationToken stop);
}

/// <summary>A command in the menu of a message.</summary>
public interface IMessageCommand : ICommand
{
    Task<Response> RunAsync(MessageCommandInvoked call, CancellationToken stop);
}

/// <summary>A command that offers choices while one of its options is typed.</summary>
public interface ISuggester : ICommand
{
    Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop);
}

/// <summary>Answers every button, select and form whose id starts with "<see cref="Prefix"/>:".</summary>
public interface IControlHandler
{
    /// <summary>A short word, unique among the handlers.</summary>
    string Prefix { get; }

    /// <summary>Also answers controls on direct messages, where there is no server (see <see cref="Place.IsDirect"/>).</summary>
    bool WorksDirectly => false;

    Task<Response> HandleAsync(ControlUsed used, CancellationToken stop);
}

/// <summary>Hears of connections, servers and channels that come and go.</summary>
public interface INoticeListener
{
    Task HearAsync(Notice notice, CancellationToken stop);
}
