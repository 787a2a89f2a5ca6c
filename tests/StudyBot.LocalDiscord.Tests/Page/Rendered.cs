using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Page;
using StudyBot.LocalDiscord.Page.Text;

namespace StudyBot.LocalDiscord.Tests.Page;

/// <summary>Writes texts as HTML, seen by the first member of a new server.</summary>
internal sealed class Rendered : IAsyncDisposable
{
    private readonly LocalDiscord _discord;
    private readonly HtmlRenderer _html;

    private Rendered(LocalDiscord discord)
    {
        _discord = discord;
        Desk = DeskOf(discord);
        Desk.Zone = TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two");
        _html = new HtmlRenderer(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
    }

    public Desk Desk { get; }

    public World World => _discord.Server.Services.GetRequiredService<World>();

    public static async Task<Rendered> StartAsync() => new(await LocalDiscord.StartAsync());

    public static Desk DeskOf(LocalDiscord discord)
    {
        var services = discord.Server.Services;
        return new Desk(services.GetRequiredService<World>(), services.GetRequiredService<MemberActs>(), services.GetRequiredService<ReadMarks>());
    }

    public Task<string> TextAsync(string text) => _html.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Frame.Desk)] = Desk, [nameof(Frame.Text)] = text });
        return (await _html.RenderComponentAsync<Frame>(parameters)).ToHtmlString();
    });

    public async ValueTask DisposeAsync()
    {
        await _html.DisposeAsync();
        Desk.Dispose();
        await _discord.DisposeAsync();
    }

    private sealed class Frame : ComponentBase
    {
        [Parameter]
        public Desk Desk { get; set; } = null!;

        [Parameter]
        public string Text { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<Desk>>(0);
            builder.AddComponentParameter(1, "Value", Desk);
            builder.AddComponentParameter(2, "ChildContent", (RenderFragment)(inner =>
            {
                inner.OpenComponent<DiscordText>(0);
                inner.AddComponentParameter(1, "Text", Text);
                inner.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }
}
