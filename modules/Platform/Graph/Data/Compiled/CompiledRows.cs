#pragma warning disable EF1001 // EF has no other way to give out a statement together with what reads its rows; a new version of it that changes them doesn't compile, or fails the first test.

using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// A query that EF has translated: its statement, and what makes rows of the answer. The statement is sent past EF, and no context is made
/// for it: a page has no use for what comes with one (<c>docs/adr/0017</c>). Filters, conversions and names of columns are EF's; what the
/// filters read comes from the <see cref="Bounds"/> of the scope that asks.
/// </summary>
internal sealed class CompiledRows<TRow>
{
    // EF names what a filter reads of the context after the member, with a number behind it for the second time and on.
    private const string FilterValue = "ef_filter__";

    private readonly Type context;
    private readonly string[] names;
    private readonly Func<QueryContext, IAsyncEnumerable<TRow>> translated;
    private readonly PastEf? past;

    // How many rows there were the last time: mostly as many as there will be.
    private int usual;

    /// <param name="query">Built on tables of the context, and with no row tracked.</param>
    /// <param name="values">Stand in the query for its values.</param>
    /// <exception cref="InvalidOperationException">A filter reads something that <see cref="Bounds"/> doesn't have.</exception>
    public CompiledRows(DbContext db, IQueryable<TRow> query, params IEnumerable<QueryParameterExpression> values)
    {
        (context, names) = (db.GetType(), [.. values.Select(it => it.Name)]);
        translated = db.GetService<IQueryCompiler>().CreateCompiledAsyncQuery<IAsyncEnumerable<TRow>>(query.Expression);
        past = db is ModuleDb { Unit: not null } module ? PastEf.Of(translated, module) : null;
    }

    /// <param name="values">One for each of those that the query was built with, in their order.</param>
    public async Task<List<TRow>> ReadAsync(IServiceProvider services, IReadOnlyList<object> values, CancellationToken ct)
    {
        if (past is null)
            return await translated(With(values, ((DbContext)services.GetRequiredService(context)).GetService<IQueryContextFactory>().Create())).ToListAsync(ct);

        var asked = new Asked(services, context);
        past.Bound(services, With(values, asked));
        var unit = services.GetRequiredService<UnitOfWork>();
        await using var command = unit.Connection.CreateCommand();
        past.Fill(command, asked.Parameters, unit.NumbersParameters);
        await using var reader = await unit.ReadAsync(asked, command, ct);
        var (row, found) = (new SingleQueryResultCoordinator(), new List<TRow>(Math.Min(usual, ListQuery.MaxPageSize + 1)));

        while (await reader.ReadAsync(ct))
        {
            found.Add(past.Read(asked, reader, row.ResultContext, row));
            row.ResultContext.Values = null;
        }

        usual = found.Count;

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

    /// <summary>What EF has made of a query, the same for all who ask.</summary>
    private sealed record PastEf(RelationalCommandResolver Statement, Func<QueryContext, DbDataReader, ResultContext, SingleQueryResultCoordinator, TRow> Read, Type Bounds, IReadOnlyList<(string Name, Func<object, object?> Of)> FilterValues)
    {
        public static PastEf Of(Func<QueryContext, IAsyncEnumerable<TRow>> translated, ModuleDb context)
        {
            var asked = new RelationalQueryContext(new(context.GetService<ICurrentDbContext>(), null!, null!, null!, null!, null!), null!);
            var (rows, bounds) = ((SingleQueryingEnumerable<TRow>)translated(asked), context.Bounds.GetType());

            return new(StatementOf(rows), ReadOf(rows), bounds, [.. asked.Parameters.Keys.Select(name => (name, ValueOf(name, bounds)))]);
        }

        private NumberedText? numbered;

        /// <param name="byNumber">Whether values have places in place of names: the driver would look for these in the text, each time anew, and put numbers there itself.</param>
        public void Fill(DbCommand command, Dictionary<string, object?> values, bool byNumber)
        {
            var statement = Statement(values);

            foreach (var parameter in statement.Parameters)
                parameter.AddDbParameter(command, values);

            command.CommandText = byNumber ? (numbered?.Of == statement ? numbered : numbered = NumberedText.Make(statement, command)).Text : statement.CommandText;

            if (byNumber)
                foreach (DbParameter parameter in command.Parameters)
                    parameter.ParameterName = "";
        }

        public void Bound(IServiceProvider services, QueryContext asked)
        {
            var bounds = services.GetRequiredService(Bounds);

            foreach (var (name, of) in FilterValues)
                asked.Parameters.Add(name, of(bounds));
        }

        private static Func<object, object?> ValueOf(string name, Type bounds) => name.StartsWith(FilterValue, StringComparison.Ordinal) && bounds.GetProperty(name[FilterValue.Length..].TrimEnd([.. "0123456789"])) is { } property
            ? Getters.For(property)
            : throw new InvalidOperationException($"A filter reads {name}, which {bounds.Name} doesn't have: what filters read of their context must be there too.");
    }

    /// <summary>The values of one reading. The context is made for what asks for it after all: for what reads whole entities.</summary>
    private sealed class Asked(IServiceProvider services, Type context) : RelationalQueryContext(Without, null!), ICurrentDbContext
    {
        private static readonly QueryContextDependencies Without = new(new NoContext(), null!, null!, null!, null!, null!);

        public override DbContext Context => field ??= (DbContext)services.GetRequiredService(context);
    }

    // EF asks for it at once.
    private sealed class NoContext : ICurrentDbContext
    {
        public DbContext Context => null!;
    }
}
