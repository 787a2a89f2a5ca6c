using Discord;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;

namespace StudyBot.DiscordNet.Messages;

/// <summary>Forms as the library's modals: text inputs in action rows, the older of Discord's two ways.</summary>
internal static class Forms
{
    public static Modal Of(Form form)
    {
        var modal = new ModalBuilder().WithTitle(form.Title).WithCustomId(CustomIds.Encode(form.OnSubmit, form.Id));
        foreach (var field in form.Fields)
        {
            modal.AddTextInput(
                field.Label,
                field.Id,
                field.Multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
                field.Placeholder,
                maxLength: field.MaxLength,
                required: field.Required,
                value: string.IsNullOrEmpty(field.Value) ? null : field.Value);
        }

        return modal.Build();
    }
}
