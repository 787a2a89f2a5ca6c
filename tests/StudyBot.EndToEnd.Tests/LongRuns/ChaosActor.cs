using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>One thing that a member does: mostly answering, sometimes changing, writing, taking back or looking around.</summary>
internal sealed class ChaosActor(ChaosCourse course, Seat seat, Blame blame, Random random, CancellationToken stop)
{
    // Whole: an option may begin with "Write" as well.
    private const string WriteButton = "Write your answer";

    private LocalMember Member => seat.Member;

    public Task ActAsync() => random.Next(20) switch
    {
        < 5 when seat.Receipt is not null => ChangeAsync(),
        5 when seat.Receipt is not null => RemoveAsync(),
        < 8 => WriteAsync(),
        8 => CountAsync("/leaderboard", Member.RunsAsync(course.Channel, "leaderboard", stop, ("period", "all-time"))),
        9 => CountAsync("/ask", Member.RunsAsync(course.Channel, "ask", stop, ("question", "why does npm install run again on every build"))),
        10 => CountAsync("typing", Member.TypesAsync(course.Channel, "ask", "question", "vol", stop)),
        11 => CountAsync("/daily status", Member.RunsAsync(course.Channel, "daily status", stop)),
        _ => ChooseAsync(course.Post),
    };

    private async Task ChooseAsync(ShownMessage where)
    {
        var option = (char)('A' + random.Next(4));
        seat.Came($"{option}", await CountAsync("an option", Member.PressesAsync(where, $"{option} ·", stop)), given => given with { Option = option });
    }

    private async Task ChangeAsync()
    {
        var shown = await CountAsync("Change", Member.PressesAsync(seat.Receipt!, "Change", stop));
        seat.Receipt = null;
        if (shown is { Error: null, Message: { } options } && options.Buttons.Any(button => button.Label.StartsWith("A ·", StringComparison.Ordinal)))
        {
            await ChooseAsync(options);
        }
    }

    private async Task RemoveAsync()
    {
        var receipt = seat.Receipt!;
        seat.Came("removed", await CountAsync("Remove", Member.PressesAsync(receipt, "Remove", stop)), _ => GivenAnswer.None);

        // What is left of the receipt has other buttons.
        seat.Receipt = null;
    }

    private async Task WriteAsync()
    {
        var opened = await CountAsync("the form", Member.PressesAsync(course.Post, WriteButton, stop));
        if (opened.Form is { } form)
        {
            var words = $"My words, number {random.Next(1_000)}";
            seat.Came("words", await CountAsync("words", Member.SubmitsAsync(form, stop, ("text", words))), given => given with { Words = words });
        }
    }

    private Task<ActOutcome> CountAsync(string what, Task<ActOutcome> act) => blame.CountAsync(what, act);
}
