namespace OrderCloud.Orders.Domain.Imports;

/// <summary>How far an import is.</summary>
internal enum ImportStatus
{
    /// <summary>Waits to be checked.</summary>
    Uploaded,

    /// <summary>Every row is being checked; nothing is written.</summary>
    Validating,

    /// <summary>Checked; waits for its commit.</summary>
    Ready,

    /// <summary>The file can't be read, or no document of it can be written; final.</summary>
    Invalid,

    /// <summary>Documents are being written.</summary>
    Running,

    /// <summary>Every good document is written; final.</summary>
    Done,

    /// <summary>Stopped after some documents were written.</summary>
    Partial,

    /// <summary>Stopped before any document was written.</summary>
    Failed,

    /// <summary>Somebody cancelled it before any document was written; final.</summary>
    Cancelled,
}

/// <summary>What moves an import on.</summary>
internal enum ImportCommand
{
    /// <summary>The worker starts to check it.</summary>
    Validate,

    /// <summary>The check found something to write.</summary>
    Accept,

    /// <summary>The check found nothing to write.</summary>
    Reject,

    Commit,

    Finish,

    /// <summary>Given up between two chunks.</summary>
    Stop,

    /// <summary>Given up before the first chunk.</summary>
    Fail,

    Resume,

    /// <summary>Somebody wants it no longer, and nothing is written yet.</summary>
    Cancel,
}

/// <summary>What a commit does with a file that has bad rows.</summary>
internal enum ImportMode
{
    /// <summary>Any bad row stops it all.</summary>
    All,

    /// <summary>Whole documents without a bad row are written, the others left out.</summary>
    ValidOrders,
}

/// <summary>One row of the imports' table of transitions.</summary>
/// <param name="Field">The mutation field that asks for it; null for what the worker does.</param>
internal sealed record ImportTransition(ImportStatus From, ImportCommand Command, ImportStatus To, string? Field);

/// <summary>The imports' state machine as data.</summary>
internal static class ImportLifecycle
{
    public static readonly IReadOnlyList<ImportTransition> Rows =
    [
        new(ImportStatus.Uploaded, ImportCommand.Validate, ImportStatus.Validating, null),
        new(ImportStatus.Validating, ImportCommand.Accept, ImportStatus.Ready, null),
        new(ImportStatus.Validating, ImportCommand.Reject, ImportStatus.Invalid, null),
        new(ImportStatus.Ready, ImportCommand.Commit, ImportStatus.Running, "commitImport"),
        new(ImportStatus.Running, ImportCommand.Finish, ImportStatus.Done, null),
        new(ImportStatus.Running, ImportCommand.Stop, ImportStatus.Partial, null),
        new(ImportStatus.Running, ImportCommand.Fail, ImportStatus.Failed, null),
        new(ImportStatus.Partial, ImportCommand.Resume, ImportStatus.Running, "resumeImport"),
        new(ImportStatus.Failed, ImportCommand.Resume, ImportStatus.Running, "resumeImport"),
        new(ImportStatus.Uploaded, ImportCommand.Cancel, ImportStatus.Cancelled, "cancelImport"),
        new(ImportStatus.Validating, ImportCommand.Cancel, ImportStatus.Cancelled, "cancelImport"),
        new(ImportStatus.Ready, ImportCommand.Cancel, ImportStatus.Cancelled, "cancelImport"),
        new(ImportStatus.Running, ImportCommand.Cancel, ImportStatus.Cancelled, "cancelImport"),
    ];

    private static readonly Dictionary<(ImportStatus From, ImportCommand Command), ImportStatus> Transitions = Rows.ToDictionary(row => (row.From, row.Command), row => row.To);

    extension(ImportStatus status)
    {
        /// <summary>The status that the command leads to; null where it is not allowed.</summary>
        public ImportStatus? After(ImportCommand command) => Transitions.TryGetValue((status, command), out var next) ? next : null;

        /// <summary>The mutation fields allowed now.</summary>
        public IReadOnlyList<string> Fields => [.. ImportLifecycle.Rows.Where(row => row.From == status).Select(row => row.Field).OfType<string>()];
    }
}
