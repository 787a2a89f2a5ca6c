using System.Text;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Chat;
using StudyBot.Testing.Chat;

namespace StudyBot.Discord.Tests.Contract;

public sealed class FakeChatContractTests : ChatClientContract
{
    protected override Task<Stage> OpenAsync(ContractBot bot, CancellationToken stop)
    {
        var chat = new FakeChat(new FakeTimeProvider()) { Apologises = true };
        chat.OpenRoles.Add(FakeStage.OpenRole);
        chat.Connect(bot.Specs, bot);
        return Task.FromResult<Stage>(new FakeStage(chat));
    }

    private sealed class FakeStage(FakeChat chat) : Stage
    {
        public static readonly RoleId OpenRole = new(77);

        public override IChatClient Chat => chat;

        public override ServerId Server => chat.Server;

        public override ChannelId Channel => chat.General;

        public override RoleId Role => OpenRole;

        public override TimeSpan TooLong => TimeSpan.Zero;

        public override Task<Person> JoinsAsync(string name) => Task.FromResult<Person>(new FakePerson(chat, chat.As(name)));

        public override Task LeavesAsync(Person person)
        {
            chat.Leaves(((FakePerson)person).Name);
            return Task.CompletedTask;
        }

        public override Task DenyAsync(ChannelAbilities one)
        {
            chat.Allow(Channel, FakeChat.Everything & ~one);
            return Task.CompletedTask;
        }

        public override Task RefuseDirectMessagesAsync(Person person)
        {
            chat.RefuseDirectMessages(chat.As(((FakePerson)person).Name));
            return Task.CompletedTask;
        }

        public override Task RemoveBotAsync()
        {
            chat.IsInServer = false;
            return Task.CompletedTask;
        }

        public override Task BreakConnectionAsync() => chat.TellAsync(new Notice.Connected());

        public override void ExpectErrors()
        {
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FakePerson(FakeChat chat, FakeMember member) : Person
    {
        public string Name => member.Name;

        public override MemberId Id => member.Id;

        public override async Task<Shown> RunsAsync(string command, params (string Name, object Value)[] options) => Show(await member.RunsAsync(command, options));

        public override async Task<Shown> RunsInAsync(ChannelId channel, string command)
        {
            var home = member.Channel;
            try
            {
                return Show(await member.In(channel).RunsAsync(command));
            }
            finally
            {
                member.In(home);
            }
        }

        public override async Task<Shown> RunsOnMessageAsync(string command, string text) => Show(await member.RunsOnMessageAsync(command, text));

        public override Task<IReadOnlyList<Choice>> TypesAsync(string command, string option, string text) => member.TypesAsync(command, option, text);

        public override async Task<Shown> PressesAsync(Shown on, string label) => Show(await member.PressesAsync((FakeMessage)on.Handle!, label));

        public override async Task<Shown> ChoosesAsync(Shown on, params string[] values) => Show(await member.ChoosesAsync((FakeMessage)on.Handle!, values));

        public override async Task<Shown> PicksAsync(Shown on, ulong? id)
        {
            var message = (FakeMessage)on.Handle!;
            return Show(await member.PicksAsync(new Seen(message, message.Reply, null), message.Pickers.Single().Placeholder, id));
        }

        public override async Task<Shown> SubmitsAsync(Shown form, params (string Field, string Text)[] values) => Show(await member.SubmitsAsync((Seen)form.Handle!, values));

        public override Task<IReadOnlyList<Shown>> SeesAsync() => Task.FromResult<IReadOnlyList<Shown>>([.. chat.SeenBy(member, chat.General).Select(Show)]);

        public override Task<IReadOnlyList<Shown>> SeesDirectlyAsync() => Task.FromResult<IReadOnlyList<Shown>>([.. chat.WrittenTo(member).Select(Show)]);

        private static Shown Show(Seen seen) => seen.Form is { } form ? new Shown { Form = form.Title, Handle = seen } : Show(seen.Required);

        private static Shown Show(FakeMessage message) => new()
        {
            Id = message.Ref.Id,
            IsPrivate = message.IsPrivate,
            Text = message.Text,
            Titles = [.. message.Reply.Cards.Select(card => card.Title)],
            Buttons = [.. message.Buttons.Select(button => button.Label)],
            PictureDescriptions = [.. message.Reply.Pictures.Select(picture => picture.Description)],
            Documents = [.. message.Reply.Documents.Select(document => (document.FileName, Encoding.UTF8.GetString(document.Content.Span)))],
            PingedRoles = message.Reply.Pings is { } role ? [role] : [],
            Handle = message,
        };
    }
}
