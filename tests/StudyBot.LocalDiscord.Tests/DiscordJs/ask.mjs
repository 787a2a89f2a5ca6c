// The least that a discord.js bot can do: answer /ask with a fixed card. It prints "ready" once it is connected and its
// command is registered.
import { ApplicationCommandOptionType, Client, EmbedBuilder, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

const [api, token] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });

client.once(Events.ClientReady, async () => {
  await client.application.commands.set([
    { name: 'ask', description: 'Asks', options: [{ type: ApplicationCommandOptionType.String, name: 'question', description: 'What', required: true }] },
  ]);
  process.stdout.write('ready\n');
});

client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isChatInputCommand()) {
    const card = new EmbedBuilder().setTitle('A fixed card').setDescription('The same words for every question, about as long as a short answer is.');
    await interaction.reply({ embeds: [card], flags: MessageFlags.Ephemeral });
  }
});

await client.login(token);
