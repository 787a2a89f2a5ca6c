using StudyBot.Core.Chat;

namespace StudyBot.DiscordNet.Interactions;

/// <summary>An interaction in the seam's words.</summary>
internal abstract record Incoming
{
    private Incoming()
    {
    }

    /// <param name="Declared">What it leads to, as declared by the command or the control.</param>
    /// <param name="MayUpdate">It came from a message, which can be changed.</param>
    /// <param name="MayOpenForm">Discord allows a form as its answer.</param>
    public sealed record ToAnswer(Interaction Interaction, Visibility Declared, bool MayUpdate, bool MayOpenForm) : Incoming
    {
        public bool Updates => Declared == Visibility.UpdatesMessage && MayUpdate;

        public bool MayBeForm => Declared == Visibility.OpensForm && MayOpenForm;
    }

    public sealed record ToSuggest(OptionTyped Typed) : Incoming;

    /// <summary>Did not come from a server.</summary>
    public sealed record Elsewhere : Incoming;

    /// <summary>Nothing that this version knows.</summary>
    public sealed record Unknown(string Why) : Incoming;
}
