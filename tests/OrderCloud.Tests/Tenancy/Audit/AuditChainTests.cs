using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Features.Audit;

namespace OrderCloud.Tests.Tenancy.Audit;

/// <summary>That nobody can touch the audit log unseen, be he the owner of the database.</summary>
public sealed class AuditChainTests
{
    private const string Copied = "\"TenantId\", \"At\", \"ActorKind\", \"Operation\", \"RequestId\", \"Kind\", \"ObjectType\", \"ObjectId\", \"Changes\", \"PersonalHash\", \"Hash\"";

    private static readonly int Length = ModuleOnDatabase.IsFull ? 10_000 : 1_000;
    private static readonly int Middle = Length / 2;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Databases => ModuleOnDatabase.Databases;

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task Each_way_to_touch_it_is_found_at_its_first_place(string database)
    {
        // An entry without personal values, and none right before it has them.
        Assert.Equal(0, Middle % 10);
        var k = Middle + 5;

        await FoundAsync(database, new(k, AuditFaultKind.Altered), $"UPDATE {{entries}} SET \"Operation\" = 'forged' WHERE \"Sequence\" = {k}");
        await FoundAsync(database, new(k, AuditFaultKind.Altered), $"UPDATE {{entries}} SET \"At\" = \"At\" + 1 WHERE \"Sequence\" = {k}");
        await FoundAsync(database, new(k, AuditFaultKind.Altered), $"UPDATE {{entries}} SET \"Changes\" = '[]' WHERE \"Sequence\" = {k}");
        await FoundAsync(database, new(k, AuditFaultKind.Missing), $"DELETE FROM {{entries}} WHERE \"Sequence\" = {k}");
        await FoundAsync(
            database, new(k, AuditFaultKind.Altered),
            $"UPDATE {{entries}} SET \"Sequence\" = -1 WHERE \"Sequence\" = {k}", $"UPDATE {{entries}} SET \"Sequence\" = {k} WHERE \"Sequence\" = {k + 1}", $"UPDATE {{entries}} SET \"Sequence\" = {k + 1} WHERE \"Sequence\" = -1");
        await FoundAsync(
            database, new(k, AuditFaultKind.Altered),
            $"UPDATE {{entries}} SET \"Sequence\" = -\"Sequence\" - 1 WHERE \"Sequence\" >= {k}", "UPDATE {entries} SET \"Sequence\" = -\"Sequence\" WHERE \"Sequence\" < 0",
            $"INSERT INTO {{entries}} (\"Id\", \"Sequence\", {Copied}) SELECT {{id}}, {k}, {Copied} FROM {{entries}} WHERE \"Sequence\" = {k - 1}");
        await FoundAsync(database, new(Length + 1, AuditFaultKind.BehindTheEnd), $"INSERT INTO {{entries}} (\"Id\", \"Sequence\", {Copied}) SELECT {{id}}, {Length + 1}, {Copied} FROM {{entries}} WHERE \"Sequence\" = {k}");
        await FoundAsync(database, new(Length - 2, AuditFaultKind.Missing), $"DELETE FROM {{entries}} WHERE \"Sequence\" > {Length - 3}");
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task A_tail_that_is_cut_off_with_its_end_is_found_by_the_signed_one_alone(string database)
    {
        await using var trail = await Trail.OfAsync(database, Length);
        var signed = await trail.HeadAsync();
        await trail.TamperAsync(
            $"DELETE FROM {{entries}} WHERE \"Sequence\" > {Length - 3}",
            $"UPDATE {{heads}} SET \"Sequence\" = {Length - 3}, \"Hash\" = (SELECT \"Hash\" FROM {{entries}} WHERE \"Sequence\" = {Length - 3})");

        Assert.Null((await trail.CheckAsync()).FirstBad);
        Assert.Equal(new(Length - 2, AuditFaultKind.Missing), (await trail.CheckAsync(signed)).FirstBad);
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task A_chain_that_was_written_anew_is_found_by_the_signed_end_alone(string database)
    {
        await using var trail = await Trail.OfAsync(database, 50);
        var signed = await trail.HeadAsync();
        await trail.TeamAsync("later");
        await trail.RewriteAsync(40);

        Assert.Null((await trail.CheckAsync()).FirstBad);
        Assert.Equal(new(50, AuditFaultKind.NotAsSigned), (await trail.CheckAsync(signed)).FirstBad);
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task Forgetting_a_person_leaves_the_chain_whole_and_changing_what_is_kept_of_him_does_not(string database)
    {
        await using var trail = await Trail.OfAsync(database, 100);

        Assert.True(await trail.DoAsync(db => db.AuditPersonal.ExecuteDeleteAsync(Ct)) > 0);
        Assert.Equal((100, null), await OutcomeAsync(trail));

        await using var other = await Trail.OfAsync(database, 100);
        await other.TamperAsync("UPDATE {personal} SET \"Changes\" = '[]' WHERE \"Id\" = (SELECT \"Id\" FROM {entries} WHERE \"Sequence\" = 51)");

        Assert.Equal((50, new AuditFault(51, AuditFaultKind.PersonalValuesAltered)), await OutcomeAsync(other));
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task Thirty_two_writers_make_one_chain_without_a_fork(string database)
    {
        const int writers = 32, each = 8;
        await using var trail = await Trail.OpenAsync(database);

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var round = 0; round < each; round++)
                await trail.TeamAsync($"{writer} {round}");
        }, Ct)));

        Assert.Equal((writers * each, null), await OutcomeAsync(trail));
        Assert.Equal(writers * each, await trail.ReadAsync(db => db.AuditEntries.Select(entry => entry.ObjectId).Distinct().CountAsync(Ct)));
        Assert.Equal(writers * each, await trail.ReadAsync(db => db.Teams.CountAsync(Ct)));
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task Whatever_is_touched_wherever_is_named_as_the_first_bad_entry(string database)
    {
        var (times, seed) = (ModuleOnDatabase.IsFull ? 10_000 : 100, Environment.TickCount);
        await using var trail = await Trail.OfAsync(database, Length);
        var signed = await trail.HeadAsync();
        await trail.KeepAsync();
        var tampering = new Tampering(new Random(seed), Length);

        for (var time = 0; time < times; time++)
        {
            var touch = tampering.Next();
            await trail.TamperAsync([.. touch.Sql]);
            var found = (await trail.CheckAsync(Math.Max(1, touch.Expected.Sequence - 20), 100, [.. touch.IsWithHead ? [signed] : Array.Empty<SignedHead>()])).FirstBad;
            Assert.True(touch.Expected == found, $"Seed {seed}, {string.Join("; ", touch.Sql)}: {found} instead of {touch.Expected}");
            await trail.PutBackAsync(touch.From, touch.To);
        }

        Assert.Equal((Length, null), await OutcomeAsync(trail));
    }

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20/part")]
    public async Task A_database_that_stands_still_is_no_entry_that_somebody_touched(string database)
    {
        Assert.SkipWhen(database == "sqlite", "SQLite's readers wait for nobody.");
        await using var trail = await Trail.OfAsync(database, 10);
        await trail.TamperAsync("BEGIN", "LOCK TABLE {entries} IN ACCESS EXCLUSIVE MODE");

        await Assert.ThrowsAnyAsync<Exception>(() => trail.CheckAsync());

        await trail.TamperAsync("ROLLBACK");
        Assert.Equal((10, null), await OutcomeAsync(trail));
    }

    [Fact]
    public void The_hash_covers_everything_that_an_entry_says()
    {
        var seen = new HashSet<string>();

        foreach (var entry in new[] { Entry(), Entry(operation: "b"), Entry(requestId: "b"), Entry(type: "B"), Entry(changes: "b"), Entry(member: Guid.AllBitsSet), Entry(client: Guid.AllBitsSet), Entry(at: 1), Entry(kind: CallerKind.Anonymous), Entry(personal: [1]), Entry(place: [1]) })
            Assert.True(seen.Add(Convert.ToHexString(entry.Chain(Guid.Empty, 1, AuditChain.Start))));

        Assert.True(seen.Add(Convert.ToHexString(Entry().Chain(Guid.Empty, 2, AuditChain.Start))));
        Assert.True(seen.Add(Convert.ToHexString(Entry().Chain(Guid.AllBitsSet, 1, AuditChain.Start))));
        Assert.True(seen.Add(Convert.ToHexString(Entry().Chain(Guid.Empty, 1, [.. Enumerable.Repeat((byte)1, AuditChain.HashLength)]))));
        // A letter that moves from one value into the next is another entry.
        Assert.NotEqual(Entry(operation: "ab", requestId: "c").Chain(Guid.Empty, 1, AuditChain.Start), Entry(operation: "a", requestId: "bc").Chain(Guid.Empty, 1, AuditChain.Start));
        Assert.Equal(Entry().Chain(Guid.Empty, 1, AuditChain.Start), Entry().Chain(Guid.Empty, 1, AuditChain.Start));
    }

    [Fact]
    public void An_entry_from_before_places_were_kept_has_the_hash_that_it_had() =>
        Assert.Equal("e2cde440b1b22552351d988bfc8100a22447d11f58d030de35231285068225df", Convert.ToHexStringLower(Entry().Chain(Guid.Empty, 1, AuditChain.Start)));

    private static async Task FoundAsync(string database, AuditFault expected, params string[] sql)
    {
        await using var trail = await Trail.OfAsync(database, Length);
        Assert.Equal((Length, null), await OutcomeAsync(trail));
        await trail.TamperAsync(sql);

        Assert.Equal((sql[0], expected), (sql[0], (await trail.CheckAsync()).FirstBad));
    }

    private static async Task<(long Checked, AuditFault? FirstBad)> OutcomeAsync(Trail trail)
    {
        var found = await trail.CheckAsync();

        return (found.Checked, found.FirstBad);
    }

    private static AuditEntry Entry(
        string operation = "a", string? requestId = "a", string type = "A", string changes = "a", Guid? member = null, Guid? client = null, long at = 0, CallerKind kind = CallerKind.System, byte[]? personal = null, byte[]? place = null) => new()
        {
            Id = Guid.Empty,
            At = DateTimeOffset.UnixEpoch.AddTicks(at),
            ActorKind = kind,
            MemberId = member,
            ApiClientId = client,
            Operation = operation,
            RequestId = requestId,
            Kind = 0,
            ObjectType = type,
            ObjectId = Guid.Empty,
            Changes = changes,
            PersonalHash = personal,
            PlaceHash = place,
        };
}
