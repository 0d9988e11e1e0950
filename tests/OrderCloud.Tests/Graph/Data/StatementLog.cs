using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>Keeps the text of every statement that reads.</summary>
internal sealed class StatementLog(List<string> statements) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        statements.Add(command.CommandText);

        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        statements.Add(command.CommandText);

        return new(result);
    }
}
