using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Another worker took the import over, or its work is over.</summary>
internal sealed class LeaseLostException() : Exception("The import belongs to another worker.");

/// <summary>Rows that were good when the file was read are refused when they are written: a code, a price or a right has changed in between.</summary>
internal sealed class RowsRefusedException() : Exception("Rows that were good are refused now.");

/// <summary>A leased import at work: every step has a scope of its own, every write a transaction that holds only while the lease does.</summary>
internal sealed class ImportSession(IServiceProvider services, Database database, TenantContext tenant, Caller caller, ImportJob leased, string owner)
{
    private const int Attempts = 8;

    public TenantContext Tenant => tenant;

    public Guid ImportId => leased.Id;

    /// <summary>Whose rights the import has.</summary>
    public Caller Caller => caller;

    public async Task<TResult> ReadAsync<TResult>(Func<IServiceProvider, Task<TResult>> read, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, tenant, caller);

        return await read(scope.Services);
    }

    /// <summary>Does a step and moves the import on, together or not at all; a lost race runs it again in a fresh scope.</summary>
    /// <exception cref="LeaseLostException">Nothing was written.</exception>
    public Task<TResult> WriteAsync<TResult>(Func<IServiceProvider, ImportJob, Task<TResult>> write, CancellationToken ct) =>
        database.RepeatAsync(() => WriteOnceAsync(write, ct), ct, Attempts);

    /// <inheritdoc cref="WriteAsync{TResult}"/>
    public Task WriteAsync(Func<IServiceProvider, ImportJob, Task> write, CancellationToken ct) => WriteAsync<object?>(
        async (services, job) =>
        {
            await write(services, job);

            return null;
        },
        ct);

    /// <inheritdoc cref="WriteAsync{TResult}"/>
    public Task WriteAsync(Action<IServiceProvider, ImportJob> write, CancellationToken ct) => WriteAsync<object?>(
        (services, job) =>
        {
            write(services, job);

            return Task.FromResult<object?>(null);
        },
        ct);

    /// <summary>Looks whether whoever started the import may still import; from then on it has the rights that he has now.</summary>
    public async Task<bool> MayGoOnAsync(CancellationToken ct)
    {
        if (await ImportActor.FindAsync(services, tenant, leased, ct) is not { } now)
            return false;

        caller = now;

        return true;
    }

    public Task GiveUpAsync(ImportFailure why, DateTimeOffset at, CancellationToken ct) => WriteAsync((_, job) => job.GiveUp(why, at), ct);

    private async Task<TResult> WriteOnceAsync<TResult>(Func<IServiceProvider, ImportJob, Task<TResult>> write, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, tenant, caller, new Origin("import"));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        // The import's own entry stands for all the rows that it brings.
        unit.Changes.StandFor<ImportJob>();
        var db = scope.Services.GetRequiredService<OrdersDb>();
        await unit.BeginAsync(ct);

        var job = await db.Imports.SingleOrDefaultAsync(it => it.Id == ImportId && it.LeaseOwner == owner, ct) ?? throw new LeaseLostException();
        var result = await write(scope.Services, job);
        // A step that adds thousands of rows doesn't look for changes; this one row has changed.
        db.Entry(job).DetectChanges();
        await unit.CommitAsync(ct);

        return result;
    }
}
