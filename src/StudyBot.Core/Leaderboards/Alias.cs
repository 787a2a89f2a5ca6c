using System.Buffers.Binary;
using System.Security.Cryptography;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>Stable pseudonyms: the same member has the same one in a course for ever, and it tells nothing about who it is.</summary>
internal static class Alias
{
    private static readonly string[] Kinds =
    [
        "Amber", "Bold", "Brave", "Bright", "Calm", "Clever", "Cosmic", "Crimson", "Curious", "Dapper", "Eager", "Early", "Fabled", "Gentle", "Golden", "Happy",
        "Honest", "Humble", "Indigo", "Jolly", "Keen", "Kind", "Lively", "Lucky", "Lunar", "Mellow", "Merry", "Misty", "Noble", "Patient", "Polar", "Proud",
        "Quick", "Quiet", "Rapid", "Roaming", "Scarlet", "Serene", "Silver", "Sleepy", "Solar", "Steady", "Sunny", "Swift", "Tidy", "Velvet", "Wandering", "Witty",
    ];

    private static readonly string[] Animals =
    [
        "Badger", "Bear", "Beaver", "Bison", "Cat", "Crane", "Crow", "Deer", "Dolphin", "Eagle", "Falcon", "Ferret", "Finch", "Fox", "Gecko", "Goose",
        "Hare", "Hawk", "Hedgehog", "Heron", "Ibis", "Jay", "Koala", "Lark", "Lemur", "Lynx", "Marten", "Mole", "Moose", "Newt", "Octopus", "Orca",
        "Otter", "Owl", "Panda", "Penguin", "Puffin", "Raven", "Robin", "Seal", "Sparrow", "Squirrel", "Stork", "Swan", "Tiger", "Toad", "Whale", "Wolf",
    ];

    public static string Of(MemberId member, long seed)
    {
        Span<byte> key = stackalloc byte[8];
        Span<byte> text = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64LittleEndian(key, seed);
        BinaryPrimitives.WriteUInt64LittleEndian(text, member.Value);
        HMACSHA256.HashData(key, text, hash);
        var number = BinaryPrimitives.ReadUInt64LittleEndian(hash);
        var (kind, rest) = (number % (ulong)Kinds.Length, number / (ulong)Kinds.Length);
        var (animal, left) = (rest % (ulong)Animals.Length, rest / (ulong)Animals.Length);
        return $"{Kinds[kind]} {Animals[animal]} {10 + (left % 90)}";
    }
}
