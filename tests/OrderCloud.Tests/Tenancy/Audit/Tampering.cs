using OrderCloud.Tenancy.Features.Audit;

namespace OrderCloud.Tests.Tenancy.Audit;

/// <summary>One way to touch a chain, and the fault that must be named for it.</summary>
/// <param name="From">The first place that is another then.</param>
/// <param name="IsWithHead">The end was moved too: only the signed one tells.</param>
internal sealed record Touch(AuditFault Expected, long From, long To, IReadOnlyList<string> Sql, bool IsWithHead = false);

/// <summary>Draws entries, fields and ways to touch them; the same again from the same seed.</summary>
internal sealed class Tampering(Random random, int length)
{
    private const string Copied = "\"TenantId\", \"At\", \"ActorKind\", \"Operation\", \"RequestId\", \"Kind\", \"ObjectType\", \"ObjectId\", \"Changes\", \"PersonalHash\", \"Hash\"";

    // Each what it wasn't; some are nothing that an entry can have.
    private static readonly string[] Values =
    [
        "\"Id\" = {id}", "\"At\" = \"At\" + 1", "\"At\" = 9223372036854775807", "\"ActorKind\" = 'Member'", "\"ActorKind\" = 'Emperor'", "\"MemberId\" = {id}", "\"ApiClientId\" = {id}",
        "\"Operation\" = 'forged'", "\"RequestId\" = NULL", "\"RequestId\" = 'forged'", "\"Kind\" = 'Created'", "\"Kind\" = 'Nothing'", "\"ObjectType\" = 'Customer'", "\"ObjectId\" = {id}",
        "\"Changes\" = '[]'", "\"Changes\" = \"Changes\" || ' '", "\"PersonalHash\" = \"Hash\"", "\"Hash\" = (SELECT \"Hash\" FROM {entries} WHERE \"Sequence\" = 1)",
    ];

    public Touch Next() => random.Next(6) switch
    {
        0 => Deleted(random.Next(2, length)),
        1 => Swapped(random.Next(2, length - 30), random.Next(1, 30)),
        2 => Inserted(length - random.Next(1, 15)),
        3 => Cut(length - random.Next(1, 15), isWithHead: random.Next(2) == 0),
        4 => new(new(length + 1, AuditFaultKind.BehindTheEnd), length, length, [$"INSERT INTO {{entries}} (\"Id\", \"Sequence\", {Copied}) SELECT {{id}}, {length + 1}, {Copied} FROM {{entries}} WHERE \"Sequence\" = {random.Next(1, length)}"]),
        _ => Changed(random.Next(2, length), Values[random.Next(Values.Length)]),
    };

    private static Touch Changed(int k, string value) => new(new(k, AuditFaultKind.Altered), k, k, [$"UPDATE {{entries}} SET {value} WHERE \"Sequence\" = {k}"]);

    private static Touch Deleted(int k) => new(new(k, AuditFaultKind.Missing), k, k, [$"DELETE FROM {{entries}} WHERE \"Sequence\" = {k}"]);

    private static Touch Swapped(int k, int apart)
    {
        string Move(int from, int to) => $"UPDATE {{entries}} SET \"Sequence\" = {to} WHERE \"Sequence\" = {from}";

        return new(new(k, AuditFaultKind.Altered), k, k + apart, [Move(k, -1), Move(k + apart, k), Move(-1, k + apart)]);
    }

    private static Touch Inserted(int k) => new(new(k, AuditFaultKind.Altered), k, int.MaxValue,
    [
        $"UPDATE {{entries}} SET \"Sequence\" = -\"Sequence\" - 1 WHERE \"Sequence\" >= {k}", "UPDATE {entries} SET \"Sequence\" = -\"Sequence\" WHERE \"Sequence\" < 0",
        $"INSERT INTO {{entries}} (\"Id\", \"Sequence\", {Copied}) SELECT {{id}}, {k}, {Copied} FROM {{entries}} WHERE \"Sequence\" = {k - 1}",
    ]);

    private static Touch Cut(int last, bool isWithHead)
    {
        var cut = $"DELETE FROM {{entries}} WHERE \"Sequence\" > {last}";

        return new(new(last + 1, AuditFaultKind.Missing), last + 1, int.MaxValue, isWithHead ? [cut, $"UPDATE {{heads}} SET \"Sequence\" = {last}, \"Hash\" = (SELECT \"Hash\" FROM {{entries}} WHERE \"Sequence\" = {last})"] : [cut], isWithHead);
    }
}
