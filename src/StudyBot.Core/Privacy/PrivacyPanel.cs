using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Privacy;

/// <summary>The private panel of one member in one server. Its buttons name nobody: they act for whoever presses them.</summary>
internal sealed class PrivacyPanel(IPrivacyStore store, ICourseStore courses)
{
    public const string Prefix = "privacy";
    public const string Name = "name";
    public const string Show = "show";
    public const string Export = "export";

    public static readonly IReadOnlyList<BoardNaming> Choices = [BoardNaming.Named, BoardNaming.Alias, BoardNaming.Off];

    private const int LongestField = 1_024;

    /// <param name="said">What just happened; may be empty.</param>
    public async Task<Reply> ShowAsync(ServerId server, Member member, string said, CancellationToken stop)
    {
        var held = await store.HeldAsync(server, member.Id, stop);
        var lines = (await courses.InServerAsync(server, stop))
            .Select(course => PrivacyTexts.AppearsIn(course, held.Naming, PublicNames.Of(course, member, held.Naming)));
        return new Reply(said)
        {
            Cards =
            [
                new Card(PrivacyTexts.Title, PrivacyTexts.What(held))
                {
                    Tone = CardTone.Info,
                    Fields =
                    [
                        new CardField(PrivacyTexts.FieldKept, PrivacyTexts.Kept),
                        new CardField(PrivacyTexts.FieldNaming, DailyCards.Clip(string.Join('\n', [PrivacyTexts.Naming(held.Naming), .. lines, PrivacyTexts.LeadsSee]), LongestField)),
                    ],
                    Footer = PrivacyTexts.Footer,
                },
            ],
            Rows = Rows(held),
        };
    }

    private static IReadOnlyList<ControlRow> Rows(Held held) =>
    [
        new ControlRow(
        [
            .. Choices.Select(naming => new Button($"{Prefix}:{Name}:{naming}", PrivacyTexts.Choose(naming, held.Naming == naming), Visibility.UpdatesMessage)
            {
                Style = held.Naming == naming ? ButtonStyle.Primary : ButtonStyle.Secondary,
            }),
        ]),
        ControlRow.Of(new Button($"{Prefix}:{Export}", PrivacyTexts.ExportButton, Visibility.Private), DeletionDesk.Button),
    ];
}
