using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>When members were last seen, and who left. A member is seen by answering, or by being found when asked about.</summary>
public interface IMembershipStore
{
    /// <summary>Those of the given members who are not known to have left and were not seen since; longest unseen first.</summary>
    Task<IReadOnlyList<MemberId>> UnseenAsync(ServerId server, IReadOnlyCollection<MemberId> members, DateTimeOffset since, CancellationToken stop);

    /// <summary>Members of all servers that the bot is in: first those not seen since, then those who left and were not asked about for longer.</summary>
    Task<IReadOnlyList<(ServerId Server, MemberId Member)>> LongestUnseenAsync(DateTimeOffset since, DateTimeOffset goneSince, int most, CancellationToken stop);

    /// <summary>Notes what the chat service said. Who left did so at the last sign of life.</summary>
    Task CheckedAsync(ServerId server, MemberId member, bool present, DateTimeOffset now, CancellationToken stop);

    /// <summary>Notes that somebody is there again; nothing for anyone else.</summary>
    Task CameBackAsync(ServerId server, MemberId member, DateTimeOffset now, CancellationToken stop);
}
