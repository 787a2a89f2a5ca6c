using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal</summary>
internal static class ModalForm
{
    public static (string CustomId, string Title, IReadOnlyList<Component> Components) Read(Form form) => (
        form.Text("custom_id", 1, 100, required: true) ?? "",
        form.Text("title", 1, 45, required: true) ?? "",
        new ComponentForm(ComponentPlace.Modal).ReadAll(form) ?? []);
}
