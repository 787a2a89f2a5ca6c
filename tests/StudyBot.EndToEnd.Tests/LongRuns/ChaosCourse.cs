using System.Globalization;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>One member at one question of a course.</summary>
internal sealed class Seat(LocalMember member)
{
    public LocalMember Member => member;

    public ExpectedAnswer Expected { get; } = new();

    /// <summary>The last one, while its buttons are known.</summary>
    public ShownMessage? Receipt { get; set; }

    public void Came(string what, ActOutcome came, Func<GivenAnswer, GivenAnswer> change)
    {
        var accepted = LongRuns.Receipt.Is(came);
        Expected.Changed(what, change, accepted);
        Receipt = accepted ? came.Message : null;
    }
}

/// <summary>A course in a channel of its own, watched by somebody who never answers.</summary>
/// <param name="Id">Of the course.</param>
internal sealed record ChaosCourse(long Id, string Channel, ThreadMode Thread, LocalMember Watcher, IReadOnlyList<LocalMember> Members)
{
    private readonly Dictionary<string, (int Right, int Answered)> _results = [];

    public IReadOnlyList<Seat> Seats { get; private set; } = [];

    public ShownMessage Post { get; private set; } = null!;

    public async Task BeginAsync(int day, CancellationToken stop)
    {
        Post = (await PostsAsync(day, stop))[^1];
        Seats = [.. Members.Select(member => new Seat(member))];
    }

    /// <summary>Fails unless the closed post, the discussion and the stored answers agree with what members were told.</summary>
    public async Task CheckAsync(int day, DailyQuestion question, IResponseStore responses, CancellationToken stop)
    {
        var post = (await PostsAsync(day, stop))[^1];
        Assert.Equal(Post.Id, post.Id);
        var closed = ClosedPost.Of(post);
        Assert.Equal((char)('A' + question.Asked!.Right), closed.Right);

        var answers = new List<GivenAnswer>();
        foreach (var seat in Seats)
        {
            var stored = await responses.FindAsync(question.Id, new MemberId(ulong.Parse(seat.Member.Id, CultureInfo.InvariantCulture)), stop);
            var answer = stored is null ? GivenAnswer.None : new GivenAnswer(stored.Option is { } option ? (char)('A' + option) : null, stored.Written);
            seat.Expected.IsNow(answer, $"The answer of {seat.Member.Name} to question {question.Id}, revision {stored?.Revision ?? 0},");
            Assert.InRange(stored?.Revision ?? 0, 0, seat.Expected.Tries);
            if (stored is not null && seat.Expected.Tries == seat.Expected.Receipts)
            {
                Assert.Equal(seat.Expected.Tries, stored.Revision);
            }

            answers.Add(answer);
            Note(seat.Member, answer, closed.Right);
        }

        closed.Counts(answers);
        await CheckThreadAsync(post, stop);
    }

    public async Task BoardAgreesAsync(CancellationToken stop)
    {
        var board = (await Watcher.RunsAsync(Channel, "leaderboard", stop, ("period", "all-time"))).Reply;
        var rows = board.Cards[0].Body.Split('\n');
        foreach (var (member, (right, answered)) in _results)
        {
            var row = Assert.Single(rows, row => row.Contains(member, StringComparison.Ordinal));
            Assert.Contains($"{right} of {answered} right", row, StringComparison.Ordinal);
        }
    }

    // One post for each day so far, each with a date of its own.
    private async Task<List<ShownMessage>> PostsAsync(int day, CancellationToken stop)
    {
        var posts = (await Watcher.SeesAsync(Channel, stop)).Where(message => !message.Private && message.Cards.Any(card => card.Title.StartsWith("Daily question", StringComparison.Ordinal))).ToList();
        Assert.Equal(day + 1, posts.Count);
        Assert.Equal(day + 1, posts.Select(post => post.Cards[0].Title).Distinct(StringComparer.Ordinal).Count());
        return posts;
    }

    private async Task CheckThreadAsync(ShownMessage post, CancellationToken stop)
    {
        if (Thread == ThreadMode.None)
        {
            Assert.Null(post.ThreadId);
            return;
        }

        var lines = await Watcher.SeesAsync(post.ThreadId!, stop);
        Assert.Single(lines, line => line.Content.StartsWith("The right option was", StringComparison.Ordinal));
    }

    private void Note(LocalMember member, GivenAnswer answer, char right)
    {
        if (answer.Option is { } option)
        {
            var before = _results.GetValueOrDefault(member.Name);
            _results[member.Name] = (before.Right + (option == right ? 1 : 0), before.Answered + 1);
        }
    }
}
