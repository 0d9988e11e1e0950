namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Why a whole import failed.</summary>
internal enum ImportFailureCode
{
    /// <summary>Not a table of text in the profile's encoding, or a quotation mark that is never closed.</summary>
    FileUnreadable,

    /// <summary>The header lacks a column that the profile names.</summary>
    ColumnsMissing,

    /// <summary>A header and nothing below it.</summary>
    NoRows,

    /// <summary>More rows or columns than are read.</summary>
    FileTooLarge,

    /// <summary>The uploaded file was removed; upload it again.</summary>
    FileNotFound,

    /// <summary>Rows that were good when the file was checked are refused now, and the commit was for all of them.</summary>
    RowsRefused,

    /// <summary>Whoever started the import may no longer import.</summary>
    AccessLost,

    /// <summary>The server failed; resume the import.</summary>
    Internal,

    /// <summary>Somebody cancelled it after some documents were written; resume the import for the rest.</summary>
    Cancelled,
}

/// <param name="Detail">The column that is missing, the row that can't be read; null where there is nothing to add.</param>
internal sealed record ImportFailure(ImportFailureCode Code, string? Detail = null);
