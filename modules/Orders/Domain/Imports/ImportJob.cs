using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>One file on its way in: first every row is checked, then, once somebody says so, whole documents are written in chunks.</summary>
internal sealed class ImportJob : ITenantOwned
{
    private ImportJob() { }

    public ImportJob(Guid fileId, string? fileName, string profileName, ImportLayout layout, Caller by, DateTimeOffset at)
    {
        (FileId, FileName, ProfileName, Layout, Channel, UploaderId, CreatedAt, UpdatedAt) = (fileId, fileName, profileName, layout, layout.Channel, by.SubjectId, at, at);
        ActFor(by);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid FileId { get; private set; }

    /// <summary>As whoever uploaded it calls the file; null where he didn't say.</summary>
    [Personal]
    public string? FileName { get; private set; }

    /// <summary>The profile by which the file is read, as it was when the file was taken in.</summary>
    public string ProfileName { get; private set; } = "";

    /// <summary>A copy: a profile that is changed later doesn't change what was checked.</summary>
    public ImportLayout Layout { get; private set; } = ImportLayout.OnlineRetail;

    /// <summary>Where the documents come from; a part of each one's natural key.</summary>
    public string Channel { get; private set; } = "";

    public ImportStatus Status { get; private set; }

    /// <summary>How it was committed; null before.</summary>
    public ImportMode? Mode { get; private set; }

    /// <summary>Why it failed; null while nothing did.</summary>
    public ImportFailureCode? FailureCode { get; private set; }

    /// <summary>The column that is missing, the row that can't be read.</summary>
    public string? FailureDetail { get; private set; }

    /// <summary>Rows of the file, header and empty lines not counted.</summary>
    public int RowsRead { get; private set; }

    /// <summary>Rows that are not imported: refused themselves, or part of a document with a refused row.</summary>
    public int RowsRejected { get; private set; }

    /// <summary>Everything that is wrong with rows; a row may have several errors.</summary>
    public int ErrorCount { get; private set; }

    public ImportPlan Plan { get; private set; } = ImportPlan.Empty;

    [NotAudited("Moves with each chunk.")]
    public ImportTally Tally { get; private set; } = ImportTally.Empty;

    /// <summary>Good documents in the file.</summary>
    public int DocumentsTotal { get; private set; }

    /// <summary>The checkpoint: so many of them are dealt with for good.</summary>
    [NotAudited("Moves with each chunk.")]
    public int DocumentsDone { get; private set; }

    /// <summary>Who uploaded it: it stays his when somebody else goes on with it. Null for imports from before this was kept.</summary>
    public Guid? UploaderId { get; private set; }

    /// <summary>Whose rights the work has: who uploaded it, then who committed or resumed it.</summary>
    public CallerKind ActorKind { get; private set; }

    public Guid ActorId { get; private set; }

    /// <summary>The application through which he did, without which the work doesn't go on; null for the console.</summary>
    public Guid? ClientId { get; private set; }

    /// <summary>As he was called then.</summary>
    [Personal(OfMember = true)]
    public string ActorName { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was committed.</summary>
    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>When it was done, given up or cancelled.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The worker that has it; null when none.</summary>
    [NotAudited("Between workers.")]
    public string? LeaseOwner { get; private set; }

    /// <summary>Another worker may take it from then on.</summary>
    [NotAudited("Between workers.")]
    public DateTimeOffset LeaseUntil { get; private set; }

    /// <summary>How often it was taken up without getting on.</summary>
    [NotAudited("Between workers.")]
    public int Tries { get; private set; }

    /// <summary>The mutation fields allowed now.</summary>
    public IReadOnlyList<string> Allowed => Status.Fields;

    public bool Allows(ImportCommand command) => Status.After(command) is not null;

    /// <summary>The worker begins, or begins again, to check the rows.</summary>
    public void BeginValidating(DateTimeOffset at)
    {
        if (Status is not ImportStatus.Validating)
            Move(ImportCommand.Validate, at);
    }

    public void Validated(ImportSheetSummary summary, ImportPlan plan, DateTimeOffset at)
    {
        (RowsRead, RowsRejected, ErrorCount, Plan, DocumentsTotal) = (summary.Rows, summary.RejectedRows, summary.Errors, plan, plan.Valid);
        Move(plan.Valid > 0 ? ImportCommand.Accept : ImportCommand.Reject, at);
    }

    public void Commit(ImportMode mode, Caller by, DateTimeOffset at)
    {
        Move(ImportCommand.Commit, at);
        (Mode, CommittedAt) = (mode, at);
        ActFor(by);
    }

    public void Resume(Caller by, DateTimeOffset at)
    {
        Move(ImportCommand.Resume, at);
        (FailureCode, FailureDetail, FinishedAt, Tries) = (null, null, null, 0);
        ActFor(by);
    }

    /// <summary>Moves the checkpoint, in the transaction that wrote the chunk.</summary>
    public void Advance(int documents, ImportTally tally, DateTimeOffset at)
    {
        (DocumentsDone, Tally, UpdatedAt, Tries) = (DocumentsDone + documents, Tally + tally, at, 0);

        if (DocumentsDone >= DocumentsTotal)
            Finish(at);
    }

    /// <summary>The number of good documents can grow between check and commit: a code that was unknown may be known by now.</summary>
    public void Recount(int documents, DateTimeOffset at)
    {
        DocumentsTotal = documents;

        if (DocumentsDone >= documents)
            Finish(at);
    }

    /// <summary>Gives up: a file that can't be checked is invalid, a commit stops where it is.</summary>
    public void GiveUp(ImportFailure why, DateTimeOffset at)
    {
        if (Status is ImportStatus.Uploaded)
            BeginValidating(at);

        Move(Status is ImportStatus.Validating ? ImportCommand.Reject : DocumentsDone > 0 ? ImportCommand.Stop : ImportCommand.Fail, at);
        (FailureCode, FailureDetail, FinishedAt) = (why.Code, why.Detail, at);
    }

    /// <summary>Somebody thinks better of it. What is written stays and can be added to; where nothing is, it is over.</summary>
    public void Cancel(DateTimeOffset at)
    {
        if (Status is ImportStatus.Running && DocumentsDone > 0)
        {
            GiveUp(new(ImportFailureCode.Cancelled), at);

            return;
        }

        Move(ImportCommand.Cancel, at);
        FinishedAt = at;
    }

    private void Finish(DateTimeOffset at)
    {
        Move(ImportCommand.Finish, at);
        FinishedAt = at;
    }

    private void Move(ImportCommand command, DateTimeOffset at)
    {
        Status = Status.After(command) ?? throw new InvalidOperationException($"{command} is not allowed on an import that is {Status}.");
        (LeaseOwner, LeaseUntil, UpdatedAt) = command is ImportCommand.Validate ? (LeaseOwner, LeaseUntil, at) : (null, at, at);
    }

    private void ActFor(Caller by) => (ActorKind, ActorId, ActorName, ClientId) = (by.Kind, by.SubjectId, by.Name, by.ClientId);
}

/// <summary>What reading a file came to.</summary>
internal sealed record ImportSheetSummary(int Rows, int RejectedRows, int Errors);
