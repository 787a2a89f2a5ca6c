namespace StudyBot.Core.Chat;

public readonly record struct ServerId(ulong Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct ChannelId(ulong Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct MemberId(ulong Value)
{
    /// <summary>From here on ids are substitutes, which no chat service gives to anybody.</summary>
    public const ulong FirstFormer = 1UL << 63;

    /// <summary>Stands for somebody who had everything deleted, and leads to nobody.</summary>
    public bool IsFormer => Value >= FirstFormer;

    public override string ToString() => Value.ToString();
}

public readonly record struct RoleId(ulong Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A message, and the channel or thread it stands in.</summary>
public readonly record struct MessageRef(ChannelId Channel, ulong Id);
