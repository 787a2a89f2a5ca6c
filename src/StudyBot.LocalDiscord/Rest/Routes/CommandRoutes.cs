using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>Registration of commands, for every server or for one.</summary>
internal sealed class CommandRoutes(World world) : IRoutes
{
    private const int MaxInOneRequest = 130;

    private static readonly string[] Scopes = ["applications/{application}/commands", "applications/{application}/guilds/{guild}/commands"];

    public IEnumerable<RestRoute> All => Scopes.SelectMany(path => (RestRoute[])
    [
        new("GET", path, List),
        new("PUT", path, Replace),
        new("POST", path, Add),
        new("GET", path + "/{command}", call => RestAnswer.Ok(world.Read(state => Json(Find(state, call))))),
        new("PATCH", path + "/{command}", Edit),
        new("DELETE", path + "/{command}", Delete),
    ]);

    private static string KeyOf(AppCommand command) => $"{(int)command.Type} {command.Name}";

    private RestAnswer List(RestCall call) => RestAnswer.Ok(world.Read(state =>
    {
        var scope = ScopeOf(state, call);
        var localized = call.Asks("with_localizations");
        return Render.Array(InScope(state, scope).Select(command => Render.Command(command, world.Bot.Id, localized)));
    }));

    private RestAnswer Replace(RestCall call)
    {
        var errors = new FormErrors();
        if (call.Body is not { ValueKind: System.Text.Json.JsonValueKind.Array } body)
        {
            errors.Add("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            errors.ThrowIfAny();
            return RestAnswer.NoContent;
        }

        var commands = body.EnumerateArray().Index().Select(entry => CommandForm.Read(new Form(entry.Item, $"{entry.Index}", errors))).ToArray();
        CheckTogether(commands, errors);
        errors.ThrowIfAny();
        return RestAnswer.Ok(world.Write(writer =>
        {
            var scope = ScopeOf(writer.State, call);
            var existing = InScope(writer.State, scope).ToDictionary(KeyOf);
            var kept = commands.Select(command => Keep(writer, scope, existing.GetValueOrDefault(KeyOf(command)), command)).ToArray();
            foreach (var gone in existing.Values.Where(old => kept.All(command => command.Id != old.Id)))
            {
                writer.Remove(gone);
            }

            return Render.Array(kept.Select(Json));
        }));
    }

    private static void CheckTogether(AppCommand[] commands, FormErrors errors)
    {
        var seen = new HashSet<string>();
        foreach (var (index, command) in commands.Index())
        {
            if (!seen.Add(KeyOf(command)))
            {
                errors.Add($"{index}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }

        foreach (var (kind, max) in (ReadOnlySpan<(CommandKind, int)>)[(CommandKind.Slash, 100), (CommandKind.User, 15), (CommandKind.Message, 15), (CommandKind.EntryPoint, 1)])
        {
            if (commands.Count(command => command.Type == kind) > max || commands.Length > MaxInOneRequest)
            {
                throw new DiscordErrorException(400, 30032, $"Maximum number of application commands reached ({max}).");
            }
        }
    }

    private RestAnswer Add(RestCall call)
    {
        var errors = new FormErrors();
        var command = CommandForm.Read(Form.Of(call, errors));
        errors.ThrowIfAny();
        return world.Write(writer =>
        {
            var scope = ScopeOf(writer.State, call);
            var existing = InScope(writer.State, scope).FirstOrDefault(old => KeyOf(old) == KeyOf(command));
            return new RestAnswer(existing is null ? 201 : 200, Json(Keep(writer, scope, existing, command)));
        });
    }

    private RestAnswer Edit(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var existing = Find(writer.State, call);
        var errors = new FormErrors();
        var command = CommandForm.Read(Form.Of(call, errors), existing);
        errors.ThrowIfAny();
        return Json(Keep(writer, existing.GuildId, existing, command));
    }));

    private RestAnswer Delete(RestCall call)
    {
        world.Write(writer => writer.Remove(Find(writer.State, call)));
        return RestAnswer.NoContent;
    }

    private static AppCommand Keep(WorldWriter writer, Snowflake? scope, AppCommand? existing, AppCommand wanted)
    {
        var id = existing?.Id ?? writer.NextId();
        if (existing is not null && Same(existing, wanted))
        {
            return existing;
        }

        var kept = wanted with { Id = id, Version = writer.NextId(), GuildId = scope };
        writer.Put(kept);
        return kept;
    }

    private static bool Same(AppCommand existing, AppCommand wanted) =>
        JsonNode.DeepEquals(Text(existing), Text(wanted with { Id = existing.Id, Version = existing.Version, GuildId = existing.GuildId }));

    private static JsonNode? Text(AppCommand command) => System.Text.Json.JsonSerializer.SerializeToNode(command, ModelJson.Default.AppCommand);

    private static IEnumerable<AppCommand> InScope(WorldState state, Snowflake? scope) =>
        state.Commands.Values.Where(command => command.GuildId == scope).OrderBy(command => command.Id);

    private JsonObject Json(AppCommand command) => Render.Command(command, world.Bot.Id);

    private AppCommand Find(WorldState state, RestCall call)
    {
        var scope = ScopeOf(state, call);
        return state.Commands.GetValueOrDefault(call.Id("command")) is { } command && command.GuildId == scope ? command : throw DiscordErrorException.UnknownCommand;
    }

    private Snowflake? ScopeOf(WorldState state, RestCall call)
    {
        if (call.Id("application") != world.Bot.Id)
        {
            throw DiscordErrorException.UnknownApplication;
        }

        return call.Context.Request.RouteValues.ContainsKey("guild") ? state.GuildFor(call.Id("guild"), world.Bot.Id).Id : null;
    }
}
