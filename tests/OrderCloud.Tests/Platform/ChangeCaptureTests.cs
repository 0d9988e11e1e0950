using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

public sealed class ChangeCaptureTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly List<ObjectChange> told = [];

    [Fact, Trait("Capability", "A6/part")]
    public async Task What_is_saved_several_times_in_a_transaction_is_one_change_from_first_to_last()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "first" }); return Task.CompletedTask; });

        await host.WriteAsync(NotesHost.A, async (db, scope) =>
        {
            var note = await db.Notes.SingleAsync(Ct);
            note.Text = "second";
            await scope.GetRequiredService<UnitOfWork>().FlushAsync(Ct);
            note.Text = "third";
        });

        Assert.Equal(["Created Text: null → first", "Changed Text: first → third"], told.Select(Line));
    }

    [Fact]
    public async Task What_comes_out_as_it_was_is_no_change_and_what_nobody_ever_saw_is_none_either()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "first" }); return Task.CompletedTask; });
        told.Clear();

        await host.WriteAsync(NotesHost.A, async (db, scope) =>
        {
            var (note, passing) = (await db.Notes.SingleAsync(Ct), new Note { Text = "passing" });
            note.Text = "second";
            db.Add(passing);
            await scope.GetRequiredService<UnitOfWork>().FlushAsync(Ct);
            note.Text = "first";
            db.Remove(passing);
        });

        Assert.Empty(told);
    }

    [Fact]
    public async Task What_is_deleted_tells_what_it_was()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "first" }); return Task.CompletedTask; });
        told.Clear();

        await host.WriteAsync(NotesHost.A, async (db, _) => db.Remove(await db.Notes.SingleAsync(Ct)));

        Assert.Equal(["Deleted Text: first → null"], told.Select(Line));
    }

    [Fact]
    public async Task What_stands_for_all_is_told_alone_and_what_is_rolled_back_is_not_told()
    {
        await using var host = await StartAsync();

        await host.WriteAsync(NotesHost.A, (db, scope) =>
        {
            var note = new Note { Text = "the import" };
            scope.GetRequiredService<UnitOfWork>().Changes.StandFor<Note>();
            db.Add(note);
            db.Add(new NotePart { NoteId = note.Id });

            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new NotePart { NoteId = Guid.CreateVersion7() }); return Task.CompletedTask; }));

        Assert.Equal(["Created Text: null → the import"], told.Select(Line));
    }

    [Fact]
    public async Task A_change_that_cannot_be_written_down_is_not_made()
    {
        await using var host = await NotesHost.StartAsync(services => services.AddScoped<IChangeLog, BrokenLog>());

        await Assert.ThrowsAsync<TimeoutException>(() => host.WriteAsync(NotesHost.A, (db, _) => { db.Add(new Note { Text = "first" }); return Task.CompletedTask; }));

        Assert.Empty(await host.TextsAsync(NotesHost.A));
    }

    private static string Line(ObjectChange change) => $"{change.Kind} {string.Join(", ", change.Fields.Select(field => $"{field.Name}: {field.Old?.ToString() ?? "null"} → {field.New?.ToString() ?? "null"}"))}";

    private Task<NotesHost> StartAsync() => NotesHost.StartAsync(services => services.AddScoped<IChangeLog>(_ => new Log(told)));

    private sealed class Log(List<ObjectChange> told) : IChangeLog
    {
        public Task AppendAsync(IReadOnlyList<ObjectChange> changes, CancellationToken ct)
        {
            told.AddRange(changes);

            return Task.CompletedTask;
        }
    }

    private sealed class BrokenLog : IChangeLog
    {
        public Task AppendAsync(IReadOnlyList<ObjectChange> changes, CancellationToken ct) => throw new TimeoutException();
    }
}
