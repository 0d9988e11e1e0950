using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// The SQL that one request sends, told from all others by its trace. On PostgreSQL the driver itself reports each command;
/// elsewhere EF and what reads past it do, which leave out the session's setting: <see cref="Count"/> adds it.
/// </summary>
public sealed partial class SqlStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string[] Sources = ["Npgsql", "Microsoft.AspNetCore", "System.Net.Http"];
    private readonly ConcurrentQueue<string> fromDriver = new(), fromProduct = new();
    private readonly Activity trace = new("statements of one request");
    private readonly List<IDisposable> subscriptions = [];
    private readonly ActivityListener listener;

    public SqlStatements()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Note(activity),
        };
        ActivitySource.AddActivityListener(listener);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        trace.Start();
    }

    /// <summary>Every command of the request, credential check and session setting counted, BEGIN and COMMIT not.</summary>
    public int Count => fromDriver.IsEmpty ? fromProduct.Count + 1 : fromDriver.Count;

    public IReadOnlyCollection<string> Texts => fromDriver.IsEmpty ? fromProduct : fromDriver;

    /// <summary>Verb and first table of each statement of a command, e.g. "INSERT orders.orders, INSERT orders.order_lines".</summary>
    public static string InShort(string command) => string.Join(", ", command.Split(";\n", StringSplitOptions.RemoveEmptyEntries).Select(statement =>
        $"{Verb().Match(statement).Value} {(Table().Match(statement) is { Success: true } table ? table.Groups["name"].Value.Replace("\"", "", StringComparison.Ordinal) : Function().Match(statement).Value)}"));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is DbLoggerCategory or UnitOfWork.ListenerName)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if ((value.Value is CommandExecutedEventData executed ? executed.Command : value.Key is UnitOfWork.StatementExecuted ? value.Value as DbCommand : null) is { } command && Activity.Current?.TraceId == trace.TraceId)
            fromProduct.Enqueue(command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        trace.Dispose();
        subscriptions.ForEach(subscription => subscription.Dispose());
        listener.Dispose();
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private void Note(Activity activity)
    {
        if (activity.Source.Name == "Npgsql" && activity.TraceId == trace.TraceId
            && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string text && text is not ("BEGIN" or "COMMIT" or "ROLLBACK") && !text.StartsWith("BEGIN", StringComparison.Ordinal))
            foreach (var statement in WithItsSetting(text))
                fromDriver.Enqueue(statement);
    }

    // The session's setting goes along with the first statement, and is one nevertheless.
    private static string[] WithItsSetting(string text) => text.StartsWith("SELECT set_config(", StringComparison.Ordinal) ? text.Split(";\n", 2) : [text];

    [GeneratedRegex("[A-Z]+")]
    private static partial Regex Verb();

    [GeneratedRegex("(FROM|INTO|UPDATE)\\s+(?<name>[\\w\"]+\\.[\\w\"]+)")]
    private static partial Regex Table();

    [GeneratedRegex("\\w+(?=\\()")]
    private static partial Regex Function();
}
