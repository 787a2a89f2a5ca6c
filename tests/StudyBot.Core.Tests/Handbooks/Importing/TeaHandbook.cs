namespace StudyBot.Core.Tests.Handbooks.Importing;

internal static class TeaHandbook
{
    /// <summary>A handbook as extraction from a PDF leaves it: cut lines, page heads and feet, lost signs.</summary>
    public const string Damaged =
        "TEA HANDBOOK\n\nFor those who brew\n\nTABLE OF CONTENTS\n\n01\n\nKETTLES\n\nTheory-Based Questions\t1\nTroubleshooting Questions\t2\n\n"
        + "Chapter 1: Kettles\n\nThis chapter is about kettles.\n\nTheory-Based Questions\n\n"
        + "1. Why does a kettle whistle, and how\ndo you stop it?\n\n"
        + "Situation: Steam is pressed through a small hole, which the “kettle book” calls a whi-\nstle.\n\n"
        + "**Ta****sk:** Find the source of the sound [cite: 3] and stop it with-\nout a burn. A whistle hurts without\n\n"
        + "7\n\fTea handbook 8\n\nany warning.\n\n"
        + "Action: First the ﬁre, then the lid:\n\n"
        + "•\nTurn off the stove.\n• **Lift the lid:** slowly, with a\ncloth.\n o Mind the steam.\n1. Wait.\n2. Pour.\n\n"
        + "```\nstove --off\n# 1. Is it off?\nkettle lid --open [cite: 4]\n``` [cite: 5]\n\n"
        + "Result: It is silent. Nobody is hurt. The water\n\nstays hot.\n\n"
        + "Tea handbook 9\n\n"
        + "2.\nWhat is a <spout>?\nSituation\nTea leaves the kettle through it.\n**Result**: It pours.\n\n"
        + "Troubleshooting Questions\n\n"
        + "**1. The lid does not fit. What now?**\n\n- **Situation:** Two kettles, two lids.\n- **Task:** Find the right one.\n- **Action:**\n 1. **Try one.**\n 2. Try the other.\n- **Result:** One of them fits.\n\n"
        + "Tea handbook 10\n\n"
        + "## Chapter 2: Cups and\nsaucers\n\n### Scenario-Based Questions\n\n"
        + "#### 1. Which cup keeps tea warm?\n\n**Situation:** It is winter.\n\n**Task:** Keep it warm.\n\n**Action:** Take the thick one:\n\n```yaml\ncup:\n  walls: thick\n\n**Result:** It stays warm.\n\n"
        + "Why has a saucer a rim?\n\nSituation: Tea is spilled.\n\nTask: Keep it off the table.\n\n# 12 Cups [cite: 9]\n\nAction: The rim holds it.\n";
}
