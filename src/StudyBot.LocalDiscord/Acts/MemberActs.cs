using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>
/// What members do here: the page and the HTTP API both act through this. An act that a member cannot do throws
/// <see cref="ActRefusedException"/>; a bot that does not answer is an <see cref="ActResult.Error"/>.
/// </summary>
internal sealed partial class MemberActs(World world, Render render)
{
    public const string NoResponse = "The application did not respond";

    // https://docs.discord.com/developers/interactions/receiving-and-responding: "within 3 seconds"
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan ResultWithin = TimeSpan.FromSeconds(15);

    // Long after the token's end, so that a late request still hears why it is refused.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private async Task<ActResult> ActAsync(InteractionKind kind, Snowflake member, Func<WorldState, Draft> draft, CancellationToken stop)
    {
        var interaction = world.Write(writer =>
        {
            writer.State.Person(member);
            var (channel, origin, message, details) = draft(writer.State);
            var id = writer.NextId();
            var started = new Interaction(id, World.NewSecret(32), kind, channel, member, world.Clock.GetTimestamp())
            {
                Origin = origin with { Id = id },
                MessageId = message,
            };
            writer.Then(() =>
            {
                Forget(writer.State);
                writer.State.Interactions[id] = started;
                writer.State.InteractionsByToken[started.Token] = started;
            });
            writer.Send(new Dispatch("INTERACTION_CREATE", channel.GuildId, 0, () => render.Interaction(writer.State, started, details)));
            return started;
        });

        return await ResultOfAsync(interaction, stop);
    }

    private async Task<ActResult> ResultOfAsync(Interaction interaction, CancellationToken stop)
    {
        if (!await HappensAsync(interaction.Acknowledged.Task, AnswerWithin, stop) && world.Write(_ => interaction.Dead = interaction.AcknowledgedMs is null))
        {
            return new ActResult(interaction.Id, null) { Error = NoResponse };
        }

        var left = ResultWithin - world.SinceStart(interaction);
        await HappensAsync(interaction.Settled.Task, left > TimeSpan.Zero ? left : TimeSpan.Zero, stop);
        return world.Read(state => new ActResult(interaction.Id, interaction.AcknowledgedMs)
        {
            Modal = interaction.Modal,
            Choices = interaction.Choices,
            Message = ShownBy(interaction, state),
        });
    }

    private void Forget(WorldState state)
    {
        if (state.Interactions.Count % 500 == 499)
        {
            foreach (var old in state.Interactions.Values.Where(interaction => world.SinceStart(interaction) > KeptFor).ToArray())
            {
                state.Interactions.Remove(old.Id);
                state.InteractionsByToken.Remove(old.Token);
                state.Modals.Remove(old.Id);
            }
        }
    }

    private static Message? ShownBy(Interaction interaction, WorldState state)
    {
        if (interaction.Modal is not null || interaction.Choices is not null)
        {
            return null;
        }

        var shown = interaction.Settled.Task.IsCompletedSuccessfully ? interaction.Settled.Task.Result : interaction.OriginalId;
        return shown is { } id ? state.Messages.GetValueOrDefault(id) : null;
    }

    private async Task<bool> HappensAsync(Task task, TimeSpan within, CancellationToken stop)
    {
        try
        {
            await task.WaitAsync(within, world.Clock, stop);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private sealed record Draft(Channel Channel, InteractionOrigin Origin, Snowflake? MessageId, JsonObject Details);
}
