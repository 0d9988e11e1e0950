using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>No upload of this company has the id, or it was removed after its time.</summary>
internal sealed record UploadedFileNotFoundError()
    : Error("UPLOADED_FILE_NOT_FOUND", "There is no such upload. Uploads are removed after some days: upload the file again.", "input", "fileId");

/// <summary>The file is none that can be imported, or its first row can't be read.</summary>
internal sealed record UploadedFileUnreadableError(Text Message, params string[] Field) : Error("FILE_UNREADABLE", Message, Field)
{
    public static UploadedFileUnreadableError InEncoding { get; } =
        new("The file's first row can't be read in the profile's encoding. Save the file in that encoding, or choose another profile.");
}

/// <summary>The file lacks a column that the profile names.</summary>
/// <param name="Column">As the profile names it.</param>
internal sealed record ImportColumnsMissingError(string Column, params string[] Field)
    : Error("COLUMNS_MISSING", $"The file has no column '{Column}'. Add it, or choose a profile that names the file's own columns.", Field);

/// <summary>No profile has this name.</summary>
internal sealed record ImportProfileNotFoundError()
    : Error("IMPORT_PROFILE_NOT_FOUND", "There is no profile of this name. Choose one of importProfiles, or save it first.", "input", "profile");

/// <summary>The company has too many files waiting to be checked.</summary>
internal sealed record TooManyImportsError(int Limit, params string[] Field)
    : Error("IMPORT_LIMIT_REACHED", $"{Limit} imports are waiting to be checked. Wait until some of them are.", Field);

/// <summary>No import of this company has the id.</summary>
internal sealed record ImportJobNotFoundError()
    : Error("IMPORT_JOB_NOT_FOUND", "There is no such import.", "input", "id");

/// <summary>The import is not checked yet, can't be written, or was committed already.</summary>
/// <param name="Allowed">The mutations that are possible with it now.</param>
internal sealed record ImportNotReadyError(ImportStatus Status, IReadOnlyList<string> Allowed)
    : Error("IMPORT_NOT_READY", "Only an import that is checked and not yet committed can be committed.", "input", "id");

/// <summary>Some rows are bad.</summary>
/// <param name="RowsRejected">Rows that would not be imported.</param>
/// <param name="ErrorCount">How many faults were found.</param>
internal sealed record ImportHasErrorsError(int ErrorCount, int RowsRejected)
    : Error("IMPORT_HAS_ERRORS", $"The file has {ErrorCount} errors. Mend it and upload it again, or commit the valid orders only.", "input", "mode");

/// <summary>The import didn't stop half-way.</summary>
/// <param name="Allowed">The mutations that are possible with it now.</param>
internal sealed record ImportNotResumableError(ImportStatus Status, IReadOnlyList<string> Allowed)
    : Error("IMPORT_NOT_RESUMABLE", "Only an import that has stopped can be resumed.", "input", "id");

/// <summary>The import is over, or has stopped already.</summary>
/// <param name="Allowed">The mutations that are possible with it now.</param>
internal sealed record ImportNotCancellableError(ImportStatus Status, IReadOnlyList<string> Allowed)
    : Error("IMPORT_NOT_CANCELLABLE", "Only an import that waits or is under way can be cancelled.", "input", "id");

/// <summary>The profile's name belongs to one that comes with the product.</summary>
internal sealed record ImportProfileBuiltInError()
    : Error("IMPORT_PROFILE_BUILT_IN", "This profile comes with the product and can't be changed. Save yours under another name.", "input", "name");

/// <summary>Somebody changed the profile since it was read, or it is there already.</summary>
/// <param name="ExpectedVersion">Null where a new profile was meant.</param>
/// <param name="Current">The profile as it is now; null when there is none.</param>
internal sealed record ImportProfileVersionConflictError(int? ExpectedVersion, ImportProfile? Current)
    : Error("VERSION_CONFLICT", "The profile was changed by someone else. Look at it again and repeat your change.", "input", "expectedVersion");

/// <summary>The company has too many profiles.</summary>
internal sealed record TooManyImportProfilesError(int Limit)
    : Error("IMPORT_PROFILE_LIMIT_REACHED", $"At most {Limit} profiles are kept. Change one that is no longer needed.", "input", "name");
