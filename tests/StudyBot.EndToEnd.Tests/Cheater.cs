using StudyBot.Core.Daily;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

/// <summary>
/// A member who wants to know the answer early: asks for the question in every way, and presses every button that comes
/// up, and those behind it. Only what would end the question is left alone.
/// </summary>
internal sealed class Cheater(LocalServer server, LocalMember member, string channel, CancellationToken stop)
{
    private const int Deepest = 3;
    private static readonly string[] LeftAlone = ["Close now", "Post now", "Give a reason", "Confirm"];

    private readonly HashSet<string> _pressed = [];

    public int Presses => _pressed.Count;

    /// <param name="asked">The question; the cheater knows its name as well as its words.</param>
    public async Task TryAllAsync(ShownMessage post, AskedItem asked)
    {
        string[] words = [asked.Title, asked.Stem, asked.QuestionId, .. asked.Options.Select(option => option.Text)];
        foreach (var text in words.Select(text => text.Length <= 100 ? text : text[..100]))
        {
            await SeeAsync(await member.RunsAsync(channel, "ask", stop, ("question", text)));
            var typed = await member.TypesAsync(channel, "ask", "question", text[..Math.Min(20, text.Length)], stop);
            foreach (var choice in typed.Choices.Take(5))
            {
                await SeeAsync(await member.RunsAsync(channel, "ask", stop, ("question", choice)));
            }
        }

        foreach (var command in (string[])["daily status", "daily history", "daily setup", "daily post", "daily close", "leaderboard", "help"])
        {
            await SeeAsync(await member.RunsAsync(channel, command, stop));
        }

        Assert.Null((await member.TypesAsync(channel, "daily status", "pin", asked.Title[..Math.Min(10, asked.Title.Length)], stop)).Error);

        var offered = await server.GetAsync($"members/{member.Id}/commands?channel={channel}", stop);
        foreach (var name in offered.GetProperty("messageCommands").EnumerateArray().Select(name => name.GetString()))
        {
            await SeeAsync(await member.RunsOnMessageAsync(post, name!, stop));
        }

        await BrowseAsync(asked);
        await PressAllAsync(post, depth: 0);
    }

    private async Task BrowseAsync(AskedItem asked)
    {
        var chapter = (await member.RunsAsync(channel, "browse", stop, ("chapter", $"{asked.Chapter}"))).Reply;
        foreach (var section in chapter.Selects.Single().Values)
        {
            var again = (await member.RunsAsync(channel, "browse", stop, ("chapter", $"{asked.Chapter}"))).Reply;
            var list = (await member.ChoosesAsync(again, section, stop)).Reply;
            if (list.Selects.Single().Values.Contains(asked.QuestionId))
            {
                await SeeAsync(await member.ChoosesAsync(list, asked.QuestionId, stop));
            }
        }
    }

    private Task SeeAsync(ActOutcome came)
    {
        Assert.Null(came.Error);
        return came.Message is { } message ? PressAllAsync(message, depth: 0) : Task.CompletedTask;
    }

    private async Task PressAllAsync(ShownMessage message, int depth)
    {
        var buttons = message.Buttons.Where(button => !button.Disabled && button.CustomId.Length > 0 && !LeftAlone.Contains(button.Label));
        foreach (var button in buttons.Where(button => _pressed.Add(button.CustomId)))
        {
            // A press may change the message, and then some of its buttons are gone.
            var now = (await member.SeesAsync(message.ChannelId, stop)).FirstOrDefault(seen => seen.Id == message.Id);
            if (now?.Buttons.Any(there => there.CustomId == button.CustomId) != true)
            {
                _pressed.Remove(button.CustomId);
                continue;
            }

            var came = await member.ClicksAsync(message.Id, button.CustomId, stop);
            came = came.Form is { } form ? await member.SubmitsAsync(form, stop, [.. form.Fields.Select(field => (field, "Which?"))]) : came;
            Assert.Null(came.Error);
            if (came.Message is { } next && depth < Deepest)
            {
                await PressAllAsync(next, depth + 1);
            }
        }
    }
}
