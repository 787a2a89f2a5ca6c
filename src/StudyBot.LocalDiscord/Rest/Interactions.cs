using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest;

internal static class Interactions
{
    /// <summary>Marks a message as an answer: whose it is, what it answers, and who alone sees it if it is ephemeral.</summary>
    public static Message Answering(Interaction interaction, Message message) => message with
    {
        VisibleTo = message.IsEphemeral ? interaction.MemberId : null,
        Origin = interaction.Origin,
        Kind = interaction.Kind switch
        {
            InteractionKind.Command when interaction.Origin?.TargetMessageId is not null => MessageKind.ContextCommand,
            InteractionKind.Command => MessageKind.SlashCommand,
            _ => interaction.MessageId is null ? MessageKind.Ordinary : MessageKind.Reply,
        },
        ReplyTo = interaction.Kind == InteractionKind.Command ? null : interaction.MessageId,
    };
}
