using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// Does something just before a statement of one request is sent, told from all others by its trace: fails it, as if the database had gone
/// just there, or does what somebody else might have done at that very moment.
/// </summary>
public sealed class BeforeStatement : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Activity trace = new("statements of one request");
    private readonly List<IDisposable> subscriptions = [];
    private readonly ActivityListener listener;
    private readonly Action<string, int> act;
    private int sent;

    /// <param name="act">Is told the statement's text and its number, from 1, of those that the product sends.</param>
    public BeforeStatement(Action<string, int> act)
    {
        this.act = act;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        trace.Start();
    }

    /// <summary>How many statements there were.</summary>
    public int Sent => sent;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name is DbLoggerCategory or UnitOfWork.ListenerName)
            subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name || name == UnitOfWork.StatementExecuting));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if ((value.Value is CommandEventData sending ? sending.Command : value.Value as DbCommand) is { } command && Activity.Current?.TraceId == trace.TraceId)
            act(command.CommandText, Interlocked.Increment(ref sent));
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
}
