#pragma warning disable EF1001 // EF has no other way to give out a statement together with what reads its rows; a new version of it that changes them doesn't compile, or fails the first test.

using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// A query that EF has translated: its statement, and what makes rows of the answer. The statement is sent past EF, which would make some
/// twenty objects for each context that reads; these cost more than the rest of a page (<c>docs/adr/0017</c>). Filters, conversions and
/// names of columns are EF's: the context is asked for what its filters read, and is nothing else here.
/// </summary>
internal sealed class CompiledRows<TRow>
{
    private readonly Func<QueryContext, IAsyncEnumerable<TRow>> translated;
    private readonly string[] names;

    /// <param name="query">Built on tables of the context, and with no row tracked.</param>
    /// <param name="values">Stand in the query for its values.</param>
    public CompiledRows(DbContext db, IQueryable<TRow> query, params IEnumerable<QueryParameterExpression> values) =>
        (translated, names) = (db.GetService<IQueryCompiler>().CreateCompiledAsyncQuery<IAsyncEnumerable<TRow>>(query.Expression), [.. values.Select(it => it.Name)]);

    /// <param name="values">One for each of those that the query was built with, in their order.</param>
    public async Task<List<TRow>> ReadAsync(DbContext db, IReadOnlyList<object> values, CancellationToken ct)
    {
        if (db is not UnitDb { Unit: { } unit } context)
            return await translated(With(values, db.GetService<IQueryContextFactory>().Create())).ToListAsync(ct);

        var asked = With(values, new RelationalQueryContext(new(new Current(context), null!, null!, null!, null!, null!), null!));
        var rows = (SingleQueryingEnumerable<TRow>)translated(asked);
        var statement = StatementOf(rows)(asked.Parameters);
        await using var command = unit.Connection.CreateCommand();
        command.CommandText = statement.CommandText;

        foreach (var parameter in statement.Parameters)
            parameter.AddDbParameter(command, asked.Parameters);

        await using var reader = await unit.ReadAsync(context, command, ct);
        var (read, row, found) = (ReadOf(rows), new SingleQueryResultCoordinator(), new List<TRow>());

        while (await reader.ReadAsync(ct))
        {
            found.Add(read(asked, reader, row.ResultContext, row));
            row.ResultContext.Values = null;
        }

        return found;
    }

    private QueryContext With(IReadOnlyList<object> values, QueryContext asked)
    {
        for (var index = 0; index < names.Length; index++)
            asked.Parameters.Add(names[index], values[index]);

        return asked;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_relationalCommandResolver")]
    private static extern ref RelationalCommandResolver StatementOf(SingleQueryingEnumerable<TRow> rows);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_shaper")]
    private static extern ref Func<QueryContext, DbDataReader, ResultContext, SingleQueryResultCoordinator, TRow> ReadOf(SingleQueryingEnumerable<TRow> rows);

    private sealed class Current(DbContext context) : ICurrentDbContext
    {
        public DbContext Context => context;
    }
}
