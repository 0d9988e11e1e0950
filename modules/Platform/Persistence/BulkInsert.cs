using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Inserts rows by the thousand, past the change tracker: for imports, whose rows nothing changes in the same transaction. The SQL
/// is made from the model, every value is a parameter, and the tenant is stamped and checked as the write guard does it.
/// </summary>
public sealed class BulkInsert(UnitOfWork unit, Database database, TenantContext tenant)
{
    /// <summary>Rows that hang on nothing of this transaction. What they hold of other rows is not written.</summary>
    public Task AddAsync<T>(ModuleDb db, IReadOnlyCollection<T> rows, CancellationToken ct) where T : class, ITenantOwned =>
        WriteAsync(BulkTable.Of(db.Model, typeof(T), parent: null), db, rows.Select(row => ((object)row, (Guid?)null)), rows.Count, ct);

    /// <summary>The children of rows that are written already; their foreign key is filled in.</summary>
    public Task AddAsync<TParent, T>(ModuleDb db, IReadOnlyCollection<TParent> parents, Func<TParent, Guid> id, Func<TParent, IReadOnlyCollection<T>> children, CancellationToken ct)
        where TParent : class, ITenantOwned where T : class, ITenantOwned =>
        WriteAsync(
            BulkTable.Of(db.Model, typeof(T), typeof(TParent)), db, parents.SelectMany(children, (parent, child) => ((object)child, (Guid?)id(parent))), parents.Sum(parent => children(parent).Count), ct);

    private async Task WriteAsync(BulkTable table, ModuleDb db, IEnumerable<(object Row, Guid? Parent)> rows, int count, CancellationToken ct)
    {
        if (count == 0)
            return;

        var atOnce = Math.Max(1, Math.Min(count, database.ParametersPerCommand / table.ColumnCount));
        await using var whole = table.Prepare(db, unit, atOnce, tenant.Id);
        var left = count;

        foreach (var batch in rows.Chunk(atOnce))
        {
            if (batch.Length == atOnce)
                await whole.ExecuteAsync(batch, ct);
            else
                await using (var rest = table.Prepare(db, unit, batch.Length, tenant.Id))
                    await rest.ExecuteAsync(batch, ct);

            left -= batch.Length;
        }

        if (left != 0)
            throw new InvalidOperationException($"{left} rows of {table.Name} were not written.");
    }
}
