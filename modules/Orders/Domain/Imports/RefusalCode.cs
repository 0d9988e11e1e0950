namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Why a row is not imported. The list is closed: every row is either imported or listed under one of these.</summary>
internal enum RefusalCode
{
    /// <summary>Bytes that are no text in the profile's encoding.</summary>
    EncodingInvalid,

    /// <summary>The row has more or fewer cells than the header, or a cell that is too long.</summary>
    RowMalformed,

    /// <summary>The document's number is empty.</summary>
    NumberMissing,

    /// <summary>The product's code is empty.</summary>
    SkuMissing,

    /// <summary>A quantity or price that is no number, has too many digits or is too large.</summary>
    NumberInvalid,

    /// <summary>The quantity is zero.</summary>
    QuantityZero,

    /// <summary>Only a history may hold negative quantities.</summary>
    QuantityNegative,

    /// <summary>A time that doesn't fit the profile's format.</summary>
    DateInvalid,

    /// <summary>The price is less than zero.</summary>
    PriceNegative,

    /// <summary>No product has this code, and the profile makes none.</summary>
    SkuUnknown,

    /// <summary>The product is no longer sold: no new order may have it.</summary>
    SkuInactive,

    /// <summary>No customer has this code, and the profile makes none.</summary>
    CustomerUnknown,

    /// <summary>No product has this code, and whoever imports may make none.</summary>
    ProductCreationNotAllowed,

    /// <summary>No customer has this code, and whoever imports may make none.</summary>
    CustomerCreationNotAllowed,

    /// <summary>Another price than the catalogue's needs the right to override prices.</summary>
    PriceOverrideNotAllowed,

    /// <summary>The row is good; another row of its document is not, and half a document is never imported.</summary>
    OrderHasErrors,
}

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Row">The physical line in the file on which the row begins; the header is 1.</param>
/// <param name="Column">As the header names it; null where the whole row is meant.</param>
/// <param name="Value">What stands there, cut to a readable length.</param>
internal sealed record Refusal(int Row, string? Column, string? Value, RefusalCode Code)
{
    public const int ValueLength = 100;
}
