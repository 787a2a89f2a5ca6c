using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Seasons;

/// <summary>The post of a season's result, held by <paramref name="owner"/>.</summary>
internal sealed class ReservedResult(Season season, Course course, string owner, ISeasonStore seasons, SeasonPosts posts, TimeProvider time) : ReservedPost
{
    public override string Name => $"The result of season {season.Id}";

    public override ChannelId Channel => season.Channel;

    public override DateTimeOffset ReservedAt => season.ClosedAt;

    public override DateTimeOffset? AttemptedAt => season.AttemptedAt;

    public override bool IsPostedAs(OwnMessage message) =>
        message.ControlIds.Any(id => SeasonControl.Parse(id) is { Action: SeasonControl.Mine } control && control.Season == season.Id);

    public override Task<bool> BeginAttemptAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        return seasons.BeginAttemptAsync(season.Id, new Lease(owner, now + DailyTimes.Lease), course.Settings.Channel, now, stop);
    }

    public override Task<MessageRef> SendAsync(CancellationToken stop) => posts.PostAsync(season, course, stop);

    // What changed since it was read is shown by the next turn.
    public override Task<bool> MarkPostedAsync(MessageRef message, DateTimeOffset at, CancellationToken stop) =>
        seasons.MarkPostedAsync(season.Id, message, at, season.AttemptedAt is null ? season.Version : 0, NoteOf(NoteKind.SeasonClosed), stop);

    public override Task ReleaseAsync(bool nothingPosted, CancellationToken stop) => seasons.ReleaseAsync(season.Id, owner, nothingPosted, stop);

    public override Task MarkRefusedAsync(CancellationToken stop) => seasons.MarkUnpostedAsync(season.Id, NoteOf(NoteKind.SeasonRefused), stop);

    public override Task MarkUncertainAsync(CancellationToken stop) => seasons.MarkUnpostedAsync(season.Id, NoteOf(NoteKind.SeasonUncertain), stop);

    private Note NoteOf(NoteKind kind) => new(kind, season.Dates.First, time.GetUtcNow());
}
