using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Teams;

/// <summary>Puts somebody into a team who may never have used the bot: the chat service knows the name.</summary>
internal sealed class TeamAssigning(ITeamStore teams, IChatClient chat, TimeProvider time)
{
    /// <param name="typed">The team's name; null takes the member out of any.</param>
    /// <returns>What to tell the lead.</returns>
    public async Task<string> AssignAsync(Course course, MemberId member, string? typed, MemberId by, CancellationToken stop)
    {
        var team = typed is null ? null : TeamOption.Find(await teams.SheetAsync(course.Id, stop), typed);
        if (typed is not null && team is null)
        {
            return TeamTexts.NoSuchTeam(typed);
        }

        try
        {
            if (await chat.MembershipAsync(course.Server, member, stop) is not Membership.Present(var present))
            {
                return TeamTexts.NotInServer;
            }

            var now = time.GetUtcNow();
            var who = new Respondent(course.Server, member, present.DisplayName);
            var ruling = new Ruling(RulingKind.TeamAssigned, by, now, team?.Name) { About = member };
            return TeamTexts.Assigned(present.DisplayName, team?.Name, await teams.AssignAsync(course.Id, team?.Id, who, ruling, stop));
        }
        catch (ChatException)
        {
            return TeamTexts.MemberNotKnownNow;
        }
    }
}
