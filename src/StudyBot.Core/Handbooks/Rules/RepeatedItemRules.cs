namespace StudyBot.Core.Handbooks.Rules;

/// <summary>No two choice items of a pack ask the same: whoever remembers one would answer the other without knowing.</summary>
internal static class RepeatedItemRules
{
    public static IEnumerable<ContentProblem> Check(LintScope scope)
    {
        var places = scope.Files.SelectMany(file => file.Question.Items.Select((item, index) => (file, item, index))).ToArray();
        foreach (var (later, earlier, likeness) in RepeatedItems.In([.. places.Select(place => place.item)]))
        {
            var (file, item, index) = places[later];
            var (other, otherItem, _) = places[earlier];
            var where = other == file ? "" : $" of {other.Question.Id}";
            yield return file.Problem(
                file.Lines.Of($"items/{index}"),
                "repeated-item",
                $"Item {item.Id} asks nearly the same as item {otherItem.Id}{where}: {likeness:0 %} of their words are the same.",
                "Ask about something else, or remove one of them.");
        }
    }
}
