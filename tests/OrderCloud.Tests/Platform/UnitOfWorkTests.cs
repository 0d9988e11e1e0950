using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

public sealed class UnitOfWorkTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_contexts_of_a_scope_commit_together_or_not_at_all()
    {
        await using var host = await NotesHost.StartAsync();

        await Assert.ThrowsAsync<DbUpdateException>(() => host.WriteAsync(NotesHost.A, (db, scope) =>
        {
            scope.GetRequiredService<EventPublisher>().Publish(new NoteWritten("lost"), Guid.CreateVersion7());
            db.Add(new NotePart { NoteId = Guid.CreateVersion7() });

            return Task.CompletedTask;
        }));

        Assert.Equal(0, await CountMessagesAsync(host));
        await host.WriteAsync(NotesHost.A, (_, scope) =>
        {
            scope.GetRequiredService<EventPublisher>().Publish(new NoteWritten("kept"), Guid.CreateVersion7());

            return Task.CompletedTask;
        });
        Assert.Equal(1, await CountMessagesAsync(host));
    }

    [Fact]
    public async Task A_version_rises_on_every_save_and_a_stale_one_loses()
    {
        await using var host = await NotesHost.StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "first" }); return Task.CompletedTask; });

        await using var early = host.Scope(NotesHost.A);
        await early.Services.GetRequiredService<UnitOfWork>().OpenAsync(Ct);
        var stale = await early.Services.GetRequiredService<NotesDb>().Notes.SingleAsync(Ct);
        await host.WriteAsync(NotesHost.A, async (db, _) => (await db.Notes.SingleAsync(Ct)).Text = "second");
        stale.Text = "third";
        await early.Services.GetRequiredService<UnitOfWork>().BeginAsync(Ct);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => early.Services.GetRequiredService<UnitOfWork>().CommitAsync(Ct));
        Assert.Equal((1, 2), (stale.Version - 1, await host.ReadAsync(NotesHost.A, db => db.Notes.Select(note => note.Version).SingleAsync(Ct))));
        Assert.Equal(["second"], await host.TextsAsync(NotesHost.A));
    }

    [Fact]
    public async Task A_connection_that_could_not_be_given_its_tenants_name_is_closed_again()
    {
        await using var host = await NotesHost.StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "mine" }); return Task.CompletedTask; });
        using var stop = new CancellationTokenSource();
        await using var scope = host.Scope(NotesHost.A);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        unit.Connection.StateChange += (_, _) => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unit.OpenAsync(stop.Token));

        Assert.Equal(ConnectionState.Closed, unit.Connection.State);
        Assert.Equal(["mine"], await scope.Services.GetRequiredService<NotesDb>().Notes.Select(note => note.Text).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_waits_for_the_commit_never_runs_after_a_roll_back()
    {
        await using var host = await NotesHost.StartAsync();
        var ran = new List<string>();

        await Assert.ThrowsAsync<DbUpdateException>(() => host.WriteAsync(NotesHost.A, (db, scope) =>
        {
            scope.GetRequiredService<UnitOfWork>().AfterCommit(() => ran.Add("rolled back"));
            db.Add(new NotePart { NoteId = Guid.CreateVersion7() });

            return Task.CompletedTask;
        }));
        await host.WriteAsync(NotesHost.A, (_, scope) =>
        {
            scope.GetRequiredService<UnitOfWork>().AfterCommit(() => ran.Add("committed"));

            return Task.CompletedTask;
        });

        Assert.Equal(["committed"], ran);
    }

    private static async Task<int> CountMessagesAsync(NotesHost host)
    {
        await using var scope = host.Scope(NotesHost.A);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(Ct);

        return await scope.Services.GetRequiredService<PlatformDb>().Outbox.CountAsync(Ct);
    }
}
