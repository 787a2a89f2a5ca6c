namespace StudyBot.Discord.Rest;

/// <summary>Which requests go first when there are more than Discord takes in a second. Answers to interactions are not counted at all.</summary>
internal enum Urgency
{
    Post,

    /// <summary>An edit that people wait for, such as the answer of a closed question.</summary>
    Edit,

    Thread,

    Usual,

    /// <summary>What may as well come later, such as a count.</summary>
    CanWait,
}
