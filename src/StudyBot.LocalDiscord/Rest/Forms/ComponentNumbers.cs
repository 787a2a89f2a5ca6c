using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>Gives each component without an id the next free number, parents before children.</summary>
internal static class ComponentNumbers
{
    public static IReadOnlyList<Component> Fill(IReadOnlyList<Component> components)
    {
        var taken = components.SelectMany(component => component.Tree).Select(component => component.Id).Where(id => id > 0).ToHashSet();
        var last = 0;

        Component Number(Component component)
        {
            var id = component.Id;
            if (id == 0)
            {
                do
                {
                    last++;
                }
                while (taken.Contains(last));

                id = last;
            }

            return component with
            {
                Id = id,
                Components = component.Components?.Select(Number).ToArray(),
                Accessory = component.Accessory is { } accessory ? Number(accessory) : null,
                Inner = component.Inner is { } inner ? Number(inner) : null,
            };
        }

        return [.. components.Select(Number)];
    }
}
