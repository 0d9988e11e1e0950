using Microsoft.EntityFrameworkCore;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features;

/// <summary>A file to be imported, and how to read it.</summary>
/// <param name="Profile">Name of a saved or built-in profile, e.g. online-retail; see importProfiles.</param>
/// <param name="FileId">What POST /uploads answered; for files of any size.</param>
/// <param name="File">The file itself in place of its id, where it is small.</param>
/// <param name="FileName">As the file is called where it comes from, cut after 200 characters; a file that comes with the mutation tells its own.</param>
internal sealed record UploadImportInput(string Profile, Id<UploadedFile>? FileId = null, UploadFile? File = null, string? FileName = null);

/// <summary>Takes a file in and has every row checked in the background. Nothing is written but what the check finds: see importJob, then commitImport.</summary>
internal sealed class UploadImport(OrdersDb db, IFileStore files, ImportProfiles profiles, ImportSignal signal, UnitOfWork unit, TenantContext tenant, Caller caller, TimeProvider clock)
    : Mutation<UploadImportInput, ImportJob, ImportRightMissingError, UploadedFileNotFoundError, UploadedFileUnreadableError, ImportProfileNotFoundError, ImportColumnsMissingError, TooManyImportsError>, IGuarded
{
    private const int MaxWaiting = 20;

    public static Permission Requires => OrderPermissions.Import;

    public override async Task<Outcome> HandleAsync(UploadImportInput input, CancellationToken ct)
    {
        if (await profiles.FindAsync(input.Profile, ct) is not { } profile)
            return new ImportProfileNotFoundError();

        if (caller.RefusesImport(profile.Layout, "profile") is { } denied)
            return denied;

        if (input.FileId is null == input.File is null)
            return new InvalidInputError("Give either the file or its id.", "input", "fileId");

        string[] field = ["input", input.File is null ? "fileId" : "file"];
        Guid fileId;

        try
        {
            fileId = input.FileId ?? (await files.SaveAsync(tenant, new MemoryStream(input.File!.Content.ToArray()), ct)).Id;
        }
        catch (FileRefusedException refused)
        {
            return new UploadedFileUnreadableError(refused.Why, field);
        }

        if (files.Open(tenant, fileId) is not { } content)
            return new UploadedFileNotFoundError();

        await using (content)
        {
            if (await new ImportReader(profile.Layout).ReadHeaderAsync(content, ct) is not { } header)
                return UploadedFileUnreadableError.InEncoding with { Field = field };

            if (profile.Layout.Columns.MissingFrom(header) is { } missing)
                return new ImportColumnsMissingError(missing, field);
        }

        if (await db.Imports.IgnoreQueryFilters([ModuleDb.ScopeFilter]).CountAsync(job => job.Status == ImportStatus.Uploaded || job.Status == ImportStatus.Validating, ct) >= MaxWaiting)
            return new TooManyImportsError(MaxWaiting, field);

        var job = new ImportJob(fileId, NameOf(input), profile.Name, profile.Layout, caller, clock.GetUtcNow());
        db.Imports.Add(job);
        unit.AfterCommit(signal.Raise);

        return job;
    }

    // Nobody can be asked to call a file otherwise.
    private static string? NameOf(UploadImportInput input) =>
        InputText.Tidy(input.FileName ?? input.File?.Name ?? "", ImportJobConfiguration.FileNameLength) is { Length: > 0 } name ? name : null;
}
