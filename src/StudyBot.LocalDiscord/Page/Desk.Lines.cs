using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Page.Text;

namespace StudyBot.LocalDiscord.Page;

public sealed partial class Desk
{
    private static readonly TimeSpan GroupWithin = TimeSpan.FromMinutes(7);

    /// <summary>The open channel as its list shows it, oldest first.</summary>
    internal IReadOnlyList<MessageLine> Lines()
    {
        var messages = Here(Newest).Where(message => !_marks.IsDismissed(message.Id)).ToArray();
        return _world.Read(state =>
        {
            var lines = new List<MessageLine>(messages.Length);
            Message? before = null;
            var unreadShown = false;
            foreach (var message in messages)
            {
                var day = Moments.Day(message.At, Zone);
                var newDay = before is null || Moments.Day(before.At, Zone) != day;
                var firstUnread = !unreadShown && before is not null && message.Id > ReadUpTo && message.Id <= OpenedAt && before.Id <= ReadUpTo && message.AuthorId != Me.Id;
                unreadShown |= firstUnread;
                var replied = message.ReplyTo is { } id && state.Messages.GetValueOrDefault(id) is { } seen && seen.IsVisibleTo(Me.Id) ? seen : null;
                lines.Add(new MessageLine(message, PersonOf(message.AuthorId))
                {
                    StartsGroup = newDay || firstUnread || !Continues(before!, message),
                    NewDay = newDay ? day : null,
                    FirstUnread = firstUnread,
                    RepliedTo = replied,
                    RepliedAuthor = replied is null ? null : NameOf(replied.AuthorId),
                    UsedBy = message.Origin is { Command: not null } origin ? NameOf(origin.UserId) : null,
                    Thread = message.Flags.HasFlag(MessageFlags.HasThread) ? state.Channels.GetValueOrDefault(message.Id) : null,
                    BusyControl = BusyIn(message.Id),
                    Failure = Failures.FindLast(failure => failure.Message == message.Id),
                });
                before = message;
            }

            return lines;
        });
    }

    /// <summary>How many messages say that the bot is thinking.</summary>
    internal int Thinking() => Here(Newest).Count(message => message.IsLoading);

    internal void Dismiss(Message message)
    {
        _marks.Dismiss(message.Id);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    internal void Dismiss(Failure failure)
    {
        Failures.Remove(failure);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private IReadOnlyList<Message> Newest(Snowflake member, Snowflake channel) => _acts.Seen(member, channel);

    private static bool Continues(Message before, Message message) =>
        before.AuthorId == message.AuthorId
        && before.VisibleTo == message.VisibleTo
        && message.Origin?.Command is null
        && message.ReplyTo is null
        && message.At - before.At < GroupWithin;
}
