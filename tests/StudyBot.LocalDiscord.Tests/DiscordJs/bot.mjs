// A small discord.js bot. It tells what happens to it on standard output, one JSON object a line, and does what it is
// told on standard input, one word a line.
import { createInterface } from 'node:readline';
import {
  ActionRowBuilder, ApplicationCommandOptionType, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, Events,
  GatewayIntentBits, ModalBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';

const [api, token, channelId] = process.argv.slice(2);
const tell = (event, more = {}) => process.stdout.write(JSON.stringify({ event, ...more }) + '\n');

const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });

const commands = [
  { name: 'hello', description: 'Says hello', options: [{ type: ApplicationCommandOptionType.String, name: 'to', description: 'Whom', required: true }] },
  { name: 'slow', description: 'Thinks first' },
  { name: 'find', description: 'Completes', options: [{ type: ApplicationCommandOptionType.String, name: 'word', description: 'A word', autocomplete: true }] },
  { name: 'form', description: 'Shows a form' },
];
const words = ['alpha', 'beta', 'alphabet'];

client.once(Events.ClientReady, async () => {
  await client.application.commands.set(commands);
  tell('ready', { guilds: client.guilds.cache.map(guild => guild.name), user: client.user.username });
});

client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond(words.filter(word => word.startsWith(typed)).map(word => ({ name: word, value: word })));
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'hello') {
    const row = new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('again').setLabel('Again').setStyle(ButtonStyle.Primary));
    await interaction.reply({ content: `Hello, ${interaction.options.getString('to')}`, components: [row] });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'slow') {
    await interaction.deferReply({ flags: 64 });
    await interaction.editReply({ content: 'Thought about it' });
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'form') {
    const field = new TextInputBuilder().setCustomId('why').setLabel('Why').setStyle(TextInputStyle.Paragraph);
    await interaction.showModal(new ModalBuilder().setCustomId('reasons').setTitle('Reasons').addComponents(new ActionRowBuilder().addComponents(field)));
  } else if (interaction.isButton()) {
    await interaction.update({ content: 'Hello again', components: [] });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply({ content: `Because ${interaction.fields.getTextInputValue('why')}`, flags: 64 });
  }
  tell('answered', { kind: interaction.type });
});

client.on(Events.ShardResume, (_, replayed) => tell('resumed', { replayed }));
client.on(Events.Error, error => tell('error', { message: error.message }));
process.on('unhandledRejection', error => tell('error', { message: String(error) }));

createInterface({ input: process.stdin }).on('line', async line => {
  if (line === 'post') {
    const channel = await client.channels.fetch(channelId);
    const message = await channel.send({ content: 'A file', files: [new AttachmentBuilder(Buffer.from('hello'), { name: 'note.txt' })] });
    tell('posted', { id: message.id, file: message.attachments.first().name, size: message.attachments.first().size });
  } else if (line === 'quit') {
    await client.destroy();
    process.exit(0);
  }
});

await client.login(token);
