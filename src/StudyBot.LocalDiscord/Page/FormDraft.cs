using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page;

/// <summary>An open form with what was typed into it so far.</summary>
public sealed class FormDraft
{
    private readonly Dictionary<string, string> _values = [];

    internal FormDraft(Modal modal)
    {
        Modal = modal;
        foreach (var field in modal.Fields)
        {
            _values[field.CustomId!] = field.Value ?? string.Join(',', (field.Options ?? []).Where(option => option.Default is true).Select(option => option.Value));
        }
    }

    internal Modal Modal { get; }

    internal bool IsSending { get; set; }

    internal string? Problem { get; set; }

    internal string this[string customId]
    {
        get => _values.GetValueOrDefault(customId, "");
        set => _values[customId] = value;
    }

    internal bool Has(string customId, string value) => this[customId].Split(',').Contains(value, StringComparer.Ordinal);

    /// <summary>Chooses or drops one value of a field that takes several.</summary>
    internal void Toggle(string customId, string value, bool chosen)
    {
        var others = this[customId].Split(',', StringSplitOptions.RemoveEmptyEntries).Where(each => each != value);
        this[customId] = string.Join(',', chosen ? others.Append(value) : others);
    }

    internal IReadOnlyDictionary<string, string> Values() => _values;
}
