using Dapper;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>
/// Carries out what the register says. An entry is done in a database when it stands in its table, which the transaction of
/// the deletion writes: so an older copy has the work to do again, and somebody who came back is not deleted twice.
/// </summary>
internal static class Deletions
{
    /// <summary>Entries of the register that were not carried out in this database.</summary>
    public static IReadOnlyList<Deletion> Pending(SqliteConnection connection, DeletionRegister register) => register.All.Count == 0
        ? []
        : [.. register.All.ExceptBy(connection.Query<string>("select entry from deletion_done"), entry => entry.ToString())];

    /// <summary>Deletes one member, within the transaction that is open.</summary>
    public static void Do(SqliteConnection connection, ulong server, ulong member, Deletion entry)
    {
        Erasure.OfMember(connection, server, member, entry.At);
        Done(connection, entry);
    }

    /// <summary>Carries out what is pending, within the transaction that is open.</summary>
    /// <param name="servers">Whole servers as well; else they stay pending, to be done in parts.</param>
    /// <returns>How many members and servers were deleted.</returns>
    public static int Settle(SqliteConnection connection, DeletionRegister register, bool servers)
    {
        var (pending, deleted) = (Pending(connection, register), 0);
        if (pending.Count == 0)
        {
            return 0;
        }

        var (whole, people) = (Servers(connection, pending), MemberColumns.People(connection));
        foreach (var (server, entry) in whole.Where(_ => servers))
        {
            while (!ServerErasure.Next(connection, server, entry.At))
            {
            }

            deleted++;
        }

        foreach (var entry in pending.Where(entry => servers || whole.All(one => one.Entry != entry)))
        {
            foreach (var (server, member) in people.Where(known => entry.IsOf(known.Server, known.Member)))
            {
                Erasure.OfMember(connection, server, member, entry.At);
                deleted++;
            }

            Done(connection, entry);
        }

        return deleted;
    }

    /// <summary>The servers that some entries are about as a whole.</summary>
    public static IReadOnlyList<(ulong Server, Deletion Entry)> Servers(SqliteConnection connection, IReadOnlyList<Deletion> entries)
    {
        var known = connection.Query<long>("select id from server").Select(Columns.Id).ToList();
        return [.. entries.SelectMany(entry => known.Where(server => entry.IsOf(server, Deletion.Everybody)).Select(server => (server, entry)))];
    }

    public static void Done(SqliteConnection connection, Deletion entry) =>
        connection.Execute("insert into deletion_done (entry) values (@entry) on conflict do nothing", new { entry = entry.ToString() });
}
