using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Idempotency;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// Runs one mutation field: a scope, a connection and a transaction of its own; saved and committed once, only when there are
/// no errors. A lost race runs the whole field again in a fresh scope.
/// </summary>
internal sealed class MutationPipeline(IServiceProvider services, Database database, SecurityMeter meter, TimeProvider clock)
{
    public async Task<IOutcome> RunAsync(MutationCall call, CancellationToken ct)
    {
        // The operation's own connection rests until something of the result is read: a request that held two at once could lock a small pool up.
        await call.Current.GetRequiredService<UnitOfWork>().CloseAsync();
        var outcome = await RepeatAsync(call, ct);

        if (outcome.Errors?.Any(error => error is IRefusesGrant) is true)
            meter.RefusedGrant();

        return outcome;
    }

    private async Task<IOutcome> RepeatAsync(MutationCall call, CancellationToken ct)
    {
        try
        {
            return await database.RepeatAsync(() => RunOnceAsync(call, ct), ct);
        }
        catch (Exception race) when (call.Key is not null && database.IsTransient(race))
        {
            return new Refused(IdempotencyError.ConcurrentRequest);
        }
    }

    private async Task<IOutcome> RunOnceAsync(MutationCall call, CancellationToken ct)
    {
        var origin = new Origin(call.Field, call.RequestId, call.Address);
        await using var scope = call.CreatesTenant
            ? TenantScope.Of(services, new TenantContext(Guid.CreateVersion7()), Caller.Anonymous, origin)
            : TenantScope.Beside(call.Current, call.Requires, origin);

        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        var handler = (IMutation)ActivatorUtilities.CreateInstance(scope.Services, call.Handler);

        if (handler is IPrepares prepares)
            await prepares.PrepareAsync(call.Input, ct);

        await unit.BeginAsync(ct);
        var own = handler as IReplays;
        var key = own?.CanReplay(call.Input) is false ? null : await ClaimAsync(call, scope.Services, ct);

        if (key?.Replay is { } replay)
            return own is not null && replay is Replayed ? new Replayed(ResultId: null, await own.ReplayAsync(call.Input, ct)) : replay;

        var outcome = await handler.RunAsync(call.Input, ct);

        if (outcome.Errors is not null)
            return outcome;

        if (key is not null)
            key.Value.Row.ResultId = call.ResultId(outcome.Result!);

        await unit.CommitAsync(ct);

        return outcome;
    }

    // The earlier row is read for a replay. Two first calls are told apart by the key's insert: the loser runs again and finds the row.
    private async Task<(IdempotencyKey Row, IOutcome? Replay)?> ClaimAsync(MutationCall call, IServiceProvider scope, CancellationToken ct)
    {
        if (call.Key is null)
            return null;

        var db = scope.GetRequiredService<PlatformDb>();
        var now = clock.GetUtcNow();
        var row = new IdempotencyKey
        {
            Client = scope.GetRequiredService<Caller>().Key,
            Field = call.Field,
            Key = call.Key,
            Fingerprint = Fingerprint.Of(call.Input),
            At = now,
            KeptUntil = now + IdempotencyKey.KeptFor(call.Handler.IsAssignableTo(typeof(IMovesMoney))),
        };

        if (await db.FindKeyAsync(row, ct) is { } earlier)
            return (row, Fingerprint.Fits(earlier.Fingerprint, call.Input) ? new Replayed(earlier.ResultId) : new Refused(IdempotencyError.ParameterMismatch));

        db.Keys.Add(row);

        try
        {
            await scope.GetRequiredService<UnitOfWork>().FlushAsync(ct);
        }
        catch (Exception wait) when (database.IsTransient(wait))
        {
            // Nothing but a rival that has written the same key and not committed can stand in the way of this insert.
            return (row, new Refused(IdempotencyError.ConcurrentRequest));
        }

        return (row, null);
    }
}

/// <summary>One mutation field of a document, ready to run.</summary>
/// <param name="Current">The operation's scope: whose tenant and caller the field's own scope takes.</param>
/// <param name="Requires">The right that it asks for; null for a public one.</param>
/// <param name="ResultId">Reads the id that a replay will need from a result.</param>
/// <param name="RequestId">The request as the log knows it.</param>
/// <param name="Address">Where it came from.</param>
internal sealed record MutationCall(
    IServiceProvider Current, Type Handler, string Field, object Input, string? Key, bool CreatesTenant, Func<object, Guid?> ResultId, Permission? Requires = null, string? RequestId = null, string? Address = null);

/// <summary>Refused by the pipeline itself.</summary>
internal sealed record Refused(params Error[] Reasons) : IOutcome
{
    public object? Result => null;

    public IReadOnlyList<Error> Errors => Reasons;
}

/// <summary>Done before under the same key: the object is read again, as it is now.</summary>
/// <param name="ResultId">By which it is read when it is asked for.</param>
/// <param name="Result">Where the mutation has read it itself.</param>
internal sealed record Replayed(Guid? ResultId, object? Result = null) : IOutcome
{
    public IReadOnlyList<Error>? Errors => null;
}
