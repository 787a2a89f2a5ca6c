using StudyBot.Core.Handbooks;

namespace StudyBot.Testing.Handbooks;

/// <summary>A small pack in a temporary folder. What it writes by itself has no problems.</summary>
public sealed class PackBuilder : IDisposable
{
    public PackBuilder(string id = "small-pack", bool complete = false, string chapters = "- { number: 1, folder: ch1-basics, title: Basics }")
    {
        ContentPath = Directory.CreateTempSubdirectory("studybot-pack-").FullName;
        Id = id;
        Write(
            "pack.yml",
            $"""
            title: Small handbook
            language: en
            complete: {(complete ? "true" : "false")}
            sections:
              - {"{"} id: theory, title: Theory {"}"}
              - {"{"} id: scenario, title: Scenario {"}"}
            parts:
              - {"{"} id: task, title: Task {"}"}
              - {"{"} id: action, title: Action {"}"}
            chapters:
              {chapters.ReplaceLineEndings("\n  ")}
            """);
    }

    public string Id { get; }

    public string ContentPath { get; }

    public string Folder => Path.Combine(ContentPath, Id);

    public PackBuilder Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    public PackBuilder WriteBytes(string path, byte[] bytes)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return this;
    }

    public PackBuilder Question(string path = "ch1-basics/theory-1.md", Func<string, string>? edit = null)
    {
        var chapter = path[..path.IndexOf('-', StringComparison.Ordinal)];
        var text = QuestionText($"{chapter}-{Path.GetFileNameWithoutExtension(path)}");
        return Write(path, edit is null ? text : edit(text));
    }

    public PackResult Read() => PackReader.Read(Folder);

    public Handbook Handbook() => Read().Handbook ?? throw new InvalidOperationException("The pack cannot be used.");

    public LintReport Lint() => Core.Handbooks.Lint.Run(ContentPath);

    public void Dispose() => Directory.Delete(ContentPath, recursive: true);

    public static string QuestionText(string id) =>
        $"""
        ---
        id: {id}
        title: Kettles of {id}
        difficulty: easy
        tags: [kettle, water]
        aliases:
          - tea is cold in {id}
        checked: 2026-11-23
        sources:
          - title: The kettle book
            url: https://kettles.example/book
        related: []
        ---

        # Question

        Why does the kettle of {id} whistle?

        # Answer

        Steam is pressed through a small hole. Take it off the **heat**.

        # Task

        Silence the kettle.

        # Action

        Turn the knob:

        ```bash
        # This is no heading
        stove --off
        ```

        # Pitfalls

        - Often taught: shout at it. In fact it cannot hear.
        - A lid that is open
          never whistles.

        # Key points

        ## Steam makes the sound

        The whistle needs pressure of `steam`.

        - Steam is pressed through the hole.
        - Pressure makes it whistle.

        ## Heat makes the steam

        Water boils when it is hot.

        - The stove heats the water.
        - It boils because of the heat.

        ## The hole must be small

        A wide opening stays silent.

        - Only a narrow hole whistles.
        - A small opening is needed.

        # Misconceptions

        ## The bell rings

        There is no bell in it.

        - A bell inside makes the sound.
        - It rings its bell.

        ## Cold water whistles

        Only steam does.

        - Cold water makes the noise.
        - It whistles before it boils.

        # Choice items

        ## Item 1

        What makes the kettle of {id} whistle?

        - [x] Steam in a small hole
          It is pressed through and swings.
        - [ ] A bell under the lid
          There is no bell in a kettle.
        - [ ] The handle when warm
          A handle makes no sound at all.
        - [ ] Bubbles at the bottom
          They are heard, but do not whistle.

        ## Item 2

        How is the kettle of {id} silenced?

        - [ ] Shout at it loudly
          It cannot hear you.
        - [ ] Add a little salt
          Salt changes next to nothing.
        - [x] Turn off the stove
          Without heat the steam ends.
        - [ ] Close the window
          The window has no part in it.
        """ + "\n";
}
