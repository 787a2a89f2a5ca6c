using StudyBot.Discord.Gateway;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class ReconnectDelaysTests
{
    [Fact]
    public void The_First_Is_Zero_And_The_Others_Double_Up_To_A_Minute_With_Half_By_Chance()
    {
        var delays = new ReconnectDelays(new Random(1)).All().Take(12).ToList();

        Assert.Equal(TimeSpan.Zero, delays[0]);
        for (var n = 1; n < delays.Count; n++)
        {
            var upper = Math.Min(60, Math.Pow(2, n - 1));
            Assert.InRange(delays[n].TotalSeconds, upper / 2, upper);
        }
    }

    [Fact]
    public void Two_Bots_Do_Not_Wait_Alike()
    {
        var one = new ReconnectDelays(new Random(1)).All().Take(5).ToList();
        var other = new ReconnectDelays(new Random(2)).All().Take(5).ToList();

        Assert.NotEqual(one, other);
    }
}
