using System.Net;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Rest;

public sealed partial class DiscordRestTests
{
    [Fact]
    public async Task After_A_Refused_Token_Nothing_More_Is_Sent_For_A_Minute_But_Answers_To_People()
    {
        _server.Answers(HttpStatusCode.Unauthorized, """{"message":"401: Unauthorized","code":0}""").Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.OK, Message);
        await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("one")));

        var refusal = await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("two")));
        await _rest.CallbackAsync(Interaction(), new CallbackBody(CallbackType.DeferredUpdate), [], TestContext.Current.CancellationToken);
        var askedInTheMinute = _server.Requests.Count;
        _time.Advance(RefusalGuard.AskAgainAfter);
        await PostAsync(new Reply("three"));

        Assert.Equal(HttpStatusCode.Unauthorized, refusal.Status);
        Assert.Equal(2, askedInTheMinute);
    }

    [Fact]
    public async Task A_Late_Answer_With_A_Dead_Interaction_Token_Says_Nothing_About_The_Bots_Own()
    {
        _server.Answers(HttpStatusCode.Unauthorized, """{"message":"Invalid Webhook Token","code":50027}""").Answers(HttpStatusCode.OK, Message);
        await Assert.ThrowsAsync<DiscordApiException>(() => _rest.EditOriginalAsync(Interaction(), MessageBodies.New(new Reply("x")), [], TestContext.Current.CancellationToken));

        await PostAsync(new Reply("goes"));

        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, 50001)]
    [InlineData(HttpStatusCode.Forbidden, 50013)]
    [InlineData(HttpStatusCode.NotFound, 10003)]
    public async Task A_Channel_That_Refuses_Posts_Is_Left_Alone_Until_Access_Changes_Or_A_Minute_Is_Over(HttpStatusCode status, int code)
    {
        var no = $$"""{"message":"no","code":{{code}}}""";
        _server.Answers(status, no).Answers(status, no).Answers(HttpStatusCode.OK, Message);
        await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("one")));

        var again = await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("two")));
        var askedAtFirst = _server.Requests.Count;
        _rest.AccessMayHaveChanged();
        await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("three")));
        _time.Advance(RefusalGuard.AskAgainAfter);
        await PostAsync(new Reply("four"));

        Assert.Equal(code, again.Code);
        Assert.Equal(1, askedAtFirst);
    }

    [Fact]
    public void After_Too_Many_Refusals_All_But_Interactions_Wait_For_Ten_Minutes()
    {
        var guard = new RefusalGuard();
        var edit = new RestRoute("PATCH channels/messages", "5");
        for (var n = 0; n < RefusalGuard.TooMany; n++)
        {
            Assert.Null(guard.Before(edit, TimeSpan.FromSeconds(n * 0.1)));
            guard.Learn(edit, new Refusal(HttpStatusCode.Forbidden, null), TimeSpan.FromSeconds(n * 0.1));
        }

        Assert.NotNull(guard.Before(edit, TimeSpan.FromMinutes(5)));
        Assert.Null(guard.Before(edit with { IsInteraction = true }, TimeSpan.FromMinutes(5)));
        Assert.Null(guard.Before(edit, TimeSpan.FromMinutes(14)));
    }

    [Fact]
    public async Task Who_May_Not_Post_May_Still_Edit()
    {
        _server.Answers(HttpStatusCode.Forbidden, """{"message":"Missing Permissions","code":50013}""").Answers(HttpStatusCode.OK, Message);
        await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("one")));

        await _rest.EditMessageAsync(new MessageRef(Channel, 7), MessageBodies.New(new Reply("closed")), [], Urgency.Edit, TestContext.Current.CancellationToken);

        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public void Limits_Count_As_Refusals_Each_Time_But_Not_Those_That_Others_Used_Up()
    {
        var guard = new RefusalGuard();
        var edit = new RestRoute("PATCH channels/messages", "5");
        for (var n = 0; n < RefusalGuard.TooMany; n++)
        {
            guard.Learn(edit, new Refusal(HttpStatusCode.TooManyRequests, null) { IsShared = true }, TimeSpan.Zero);
        }

        var afterShared = guard.Before(edit, TimeSpan.Zero);
        guard.Limited(RefusalGuard.TooMany, TimeSpan.Zero);

        Assert.Null(afterShared);
        Assert.Equal(HttpStatusCode.TooManyRequests, guard.Before(edit, TimeSpan.Zero)?.Status);
    }
}
