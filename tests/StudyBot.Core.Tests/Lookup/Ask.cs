using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Tests.Lookup;

/// <summary>Somebody who uses /ask and its buttons on one handbook.</summary>
internal sealed class Ask(Handbook handbook) : IHandbooks, IServerHandbook, IOpenQuestions, ISharers
{
    public static readonly MemberId Ada = new(42);

    private static readonly Member Member = new(Ada, "Ada *the* first", []);
    private static readonly Place Place = new(new ServerId(1), new ChannelId(2), null, ChannelAbilities.View);

    private readonly Dictionary<QuestionKey, DateTimeOffset> _open = [];
    private int _interactions;

    IReadOnlyList<Handbook> IHandbooks.All => [handbook];

    Handbook IHandbooks.Default => handbook;

    /// <summary>Null for openly.</summary>
    public Sharer? Appears { get; set; }

    public void Opens(string questionId, DateTimeOffset until) => _open[new QuestionKey(handbook.Id, questionId)] = until;

    public async Task<Reply> Runs(string text)
    {
        var options = new OptionValues(new Dictionary<string, OptionValue>(StringComparer.Ordinal) { [AskCommand.OptionName] = new OptionValue.Text(text) });
        return (Reply)await new AskCommand(this, this).RunAsync(new CommandInvoked(NextId(), Member, Place, "en-US", default, "ask", options), TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<Choice>> Types(string text) =>
        await new AskCommand(this, this).SuggestAsync(new OptionTyped(NextId(), Member, Place, "en-US", default, "ask", AskCommand.OptionName, text, OptionValues.None), TestContext.Current.CancellationToken);

    public async Task<Reply> Presses(string controlId) =>
        (Reply)await Handler(controlId).HandleAsync(new ButtonPressed(NextId(), Member, Place, "en-US", default, controlId, null), TestContext.Current.CancellationToken);

    public Task<Reply> Presses(Reply reply, string label) => Presses(Button(reply, label).Id);

    public static Button Button(Reply reply, string label) => Buttons(reply).Single(button => button.Label == label);

    public static IEnumerable<Button> Buttons(Reply reply) => reply.Rows.SelectMany(row => row.Controls).OfType<Button>();

    public static IEnumerable<string> Labels(Reply reply) => Buttons(reply).Select(button => button.Label);

    Handbook? IHandbooks.Find(string packId) => packId == handbook.Id ? handbook : null;

    Task<Handbook> IServerHandbook.ForAsync(Place place, CancellationToken stop) => Task.FromResult(handbook);

    Task<IReadOnlyDictionary<QuestionKey, DateTimeOffset>> IOpenQuestions.InServerAsync(ServerId server, CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<QuestionKey, DateTimeOffset>>(_open);

    Task<Sharer> ISharers.OfAsync(Place place, Member who, CancellationToken stop) => Task.FromResult(Appears ?? new Sharer.Openly(who.Id));

    private IControlHandler Handler(string controlId) =>
        controlId.StartsWith(BrowseControlId.Prefix + ":", StringComparison.Ordinal) ? new BrowseControls(this, this) : new AskControls(this, this, this);

    private string NextId() => (++_interactions).ToString();
}
