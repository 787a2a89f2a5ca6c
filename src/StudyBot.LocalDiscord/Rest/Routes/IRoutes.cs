namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>A chapter of the API.</summary>
internal interface IRoutes
{
    IEnumerable<RestRoute> All { get; }
}
