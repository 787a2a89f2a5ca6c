using System.Buffers.Binary;
using System.Security.Cryptography;
using StudyBot.Core.Daily;

namespace StudyBot.Hosting;

/// <summary>Seeds that nobody can guess, from the operating system.</summary>
internal sealed class SystemSeeds : ISeedSource
{
    public long Next() => BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));
}
