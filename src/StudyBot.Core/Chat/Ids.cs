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
    public override string ToString() => Value.ToString();
}

public readonly record struct RoleId(ulong Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A message, and the channel or thread it stands in.</summary>
public readonly record struct MessageRef(ChannelId Channel, ulong Id);
