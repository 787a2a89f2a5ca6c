using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

public sealed class WelcomeTests : BotTest
{
    [Fact]
    public async Task A_New_Server_Is_Greeted_Once_And_Set_Up_From_The_Card_Step_By_Step()
    {
        string general;
        await using (var first = await RunningBot.StartAsync(Folder, Stop))
        {
            general = await first.Server.ChannelAsync("general", Stop);
            var (ada, grace) = (await first.MemberAsync("Ada", Stop), await first.MemberAsync("Grace", Stop));
            var card = await CardAsync(ada, general);
            var questions = await first.Server.ChannelAsync("daily-questions", Stop);

            var help = await grace.PressesAsync(card, "What can I do here?", Stop);
            var proposal = (await ada.PressesAsync(card, "Set up", Stop)).Reply;
            var form = (await ada.PressesAsync(proposal, "Time and days", Stop)).Form!;
            proposal = (await ada.SubmitsAsync(form, Stop, ("time", "8:15"), ("zone", "Paris"), ("weekdays", "Mon-Sun"), ("window", "20"))).Reply;
            proposal = (await ada.PicksAsync(proposal, questions, Stop)).Reply;
            var done = await ada.PressesAsync(proposal, "Confirm", Stop);
            var asLead = await ada.RunsAsync(questions, "help", Stop);

            Assert.True(help.Reply.Private);
            Assert.Contains("There is no daily question in this server yet", help.Reply.AllText, StringComparison.Ordinal);
            Assert.Contains("every day at 08:15 (Europe/Paris)", proposal.AllText, StringComparison.OrdinalIgnoreCase);
            Assert.Contains($"The next question comes in <#{questions}>", done.Reply.Content, StringComparison.Ordinal);
            Assert.Contains("As a lead", asLead.Reply.AllText, StringComparison.Ordinal);
            Assert.Empty(first.Warnings);
        }

        await using var second = await RunningBot.StartAsync(Folder, Stop);
        await CardAsync(await second.MemberAsync("Linus", Stop), general);
        Assert.Empty(second.Warnings);
    }

    private static async Task<ShownMessage> CardAsync(LocalMember member, string channel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (true)
        {
            var cards = (await member.SeesAsync(channel, Stop)).Where(message => message.Cards.Any(card => card.Title == "Hello, I am StudyBot")).ToList();
            if (cards.Count > 0)
            {
                return Assert.Single(cards);
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
