using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.Testing.Daily;

namespace StudyBot.Core.Tests.Daily;

public sealed class CourseHandbookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Course_Looks_Up_In_Its_Own_Handbook_And_Other_Places_In_The_Default_One()
    {
        await using var world = new DailyWorld();
        world.Books.All = [.. world.Books.All, TestHandbook.With("linux", 2)];
        var other = new ServerId(world.Chat.Server.Value + 1);

        Assert.Equal("docker", (await In(world, world.Chat.Server)).Id);
        await world.CourseAsync(settings => settings with { Pack = "linux" });

        Assert.Equal("linux", (await In(world, world.Chat.Server)).Id);
        Assert.Equal("docker", (await In(world, other)).Id);
    }

    [Fact]
    public async Task A_Handbook_That_Was_Taken_Away_Gives_Way_To_The_Default_One()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync(settings => settings with { Pack = "gone" });

        Assert.Equal("docker", (await In(world, world.Chat.Server)).Id);
    }

    private static Task<Handbook> In(DailyWorld world, ServerId server) =>
        world.Get<IServerHandbook>().ForAsync(new Place(server, world.Chat.General, Parent: null, ChannelAbilities.None), Stop);
}
