using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

/// <summary>Each layer with the others out of the way: what A's scope can do to B's rows.</summary>
public sealed class TenantIsolationTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    /// <summary>Takes a layer away: see <see cref="LayerRemovalTests"/>.</summary>
    internal Action<IServiceCollection>? Removal { get; init; }

    /// <summary>On which the tests are asked.</summary>
    internal string Database { get; init; } = "sqlite";

    [Fact, Trait("Proves", "L3")]
    public async Task Reads_see_the_scopes_tenant_only()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => Add(db, "of A"));
        await host.WriteAsync(NotesHost.B, (db, _) => Add(db, "of B"));

        Assert.Equal(["of A"], await host.TextsAsync(NotesHost.A));
        Assert.Equal(["of B"], await host.TextsAsync(NotesHost.B));

        // The control: lifting the filter by name shows that the other row is there.
        Assert.Equal(2, await host.ReadAsync(NotesHost.A, db => db.Notes.IgnoreQueryFilters([ModuleDb.TenantFilter]).CountAsync(Ct)));
    }

    [Fact, Trait("Proves", "L3")]
    public async Task Set_based_updates_and_deletes_stay_within_the_tenant()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(NotesHost.B, (db, _) => Add(db, "of B"));

        await host.WriteAsync(NotesHost.A, async (db, _) =>
        {
            Assert.Equal(0, await db.Notes.ExecuteUpdateAsync(set => set.SetProperty(note => note.Text, "taken"), Ct));
            Assert.Equal(0, await db.Notes.ExecuteDeleteAsync(Ct));
        });

        Assert.Equal(["of B"], await host.TextsAsync(NotesHost.B));
    }

    [Fact, Trait("Proves", "L4")]
    public async Task An_added_row_is_stamped_and_a_foreign_one_throws()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => Add(db, "stamped"));

        Assert.Equal(["stamped"], await host.TextsAsync(NotesHost.A));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.WriteAsync(NotesHost.A, (db, _) => Add(db, "planted", NotesHost.B.Id)));
        Assert.Empty(await host.TextsAsync(NotesHost.B));
    }

    [Fact, Trait("Proves", "L4")]
    public async Task A_stub_with_a_foreign_key_can_be_neither_updated_nor_removed()
    {
        await using var host = await StartAsync();
        var id = Guid.CreateVersion7();
        await host.WriteAsync(NotesHost.B, (db, _) => { db.Add(new Note { Id = id, Text = "of B" }); return Task.CompletedTask; });

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.WriteAsync(NotesHost.A, (db, _) => Touch(db, id, note => db.Update(note))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.WriteAsync(NotesHost.A, (db, _) => Touch(db, id, note => db.Remove(note))));

        Assert.Equal(["of B"], await host.TextsAsync(NotesHost.B));
    }

    [Fact, Trait("Proves", "L5")]
    public async Task A_child_cannot_hang_on_another_tenants_parent_and_names_are_unique_per_tenant_only()
    {
        await using var host = await StartAsync();
        var parent = Guid.CreateVersion7();
        await host.WriteAsync(NotesHost.B, (db, _) => { db.Add(new Note { Id = parent, Text = "same" }); return Task.CompletedTask; });
        await host.WriteAsync(NotesHost.A, (db, _) => Add(db, "same"));

        await Assert.ThrowsAsync<DbUpdateException>(() => host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new NotePart { NoteId = parent }); return Task.CompletedTask; }));
        await host.WriteAsync(NotesHost.B, (db, _) => { db.Add(new NotePart { NoteId = parent }); return Task.CompletedTask; });
    }

    [Fact, Trait("Proves", "L2")]
    public async Task Nothing_of_a_tenant_can_be_resolved_outside_its_scope()
    {
        await using var host = await StartAsync();

        await using var bare = host.Services.CreateAsyncScope();
        await using var without = TenantScope.WithoutTenant(host.Services, Caller.Anonymous);

        Assert.Throws<InvalidOperationException>(() => bare.ServiceProvider.GetRequiredService<Caller>());
        Assert.Throws<InvalidOperationException>(() => bare.ServiceProvider.GetRequiredService<NotesDb>());
        Assert.Throws<InvalidOperationException>(() => without.Services.GetRequiredService<NotesDb>());
        Assert.Throws<ArgumentException>(() => new TenantContext(Guid.Empty));
    }

    [Fact, Trait("Proves", "L2")]
    public async Task What_EF_needs_open_is_opened_with_its_tenants_name_and_stays_open()
    {
        await using var host = await StartAsync();
        await using var scope = host.Scope(NotesHost.A);
        var db = scope.Services.GetRequiredService<NotesDb>();
        var connection = db.Database.GetDbConnection();
        Assert.Equal(ConnectionState.Closed, connection.State);

        await db.Notes.ToListAsync(Ct);

        Assert.Equal(ConnectionState.Open, connection.State);
        await using var asked = connection.CreateCommand();
        asked.CommandText = "SELECT app_tenant()";
        Assert.Equal(NotesHost.A.Id, Guid.Parse((string)(await asked.ExecuteScalarAsync(Ct))!));
    }

    [Fact, Trait("Proves", "L2")]
    public async Task EF_opens_no_connection_where_nobody_could_wait_for_its_tenants_name()
    {
        await using var host = await StartAsync();
        await using var scope = host.Scope(NotesHost.A);

        Assert.Throws<InvalidOperationException>(() => scope.Services.GetRequiredService<NotesDb>().Notes.ToList());
    }

    [Fact, Trait("Proves", "L7")]
    public void A_tenant_key_never_meets_another_tenants()
    {
        var (a, b) = (TenantKey.For(NotesHost.A, "topic", "order:1"), TenantKey.For(NotesHost.B, "topic", "order:1"));

        Assert.NotEqual(a, b);
        Assert.Equal(a, TenantKey.For(NotesHost.A, "topic", "order:1"));
        Assert.NotEqual(b, TenantKey.For(NotesHost.A, $"x:{NotesHost.B.Id:N}:topic", "order:1"));
        Assert.Throws<InvalidOperationException>(() => default(TenantKey).ToString());
    }

    [Fact, Trait("Proves", "L8")]
    public async Task A_context_across_tenants_cannot_be_given_to_a_request()
    {
        await using var host = await StartAsync();
        await using var scope = host.Scope(NotesHost.A);

        Assert.Null(scope.Services.GetService<OrderCloud.Platform.Outbox.OutboxPump>());
        Assert.NotNull(scope.Services.GetService<NotesDb>());
    }

    private Task<NotesHost> StartAsync() => NotesHost.StartAsync(Removal, Database);

    private static Task Add(NotesDb db, string text, Guid tenant = default)
    {
        db.Add(new Note { Text = text, TenantId = tenant });

        return Task.CompletedTask;
    }

    private static Task Touch(NotesDb db, Guid id, Action<Note> touch)
    {
        touch(new Note { Id = id, TenantId = NotesHost.B.Id, Text = "mine now" });

        return Task.CompletedTask;
    }
}
