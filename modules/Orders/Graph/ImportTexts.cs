using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Graph;

/// <summary>What is wrong with a row or a file, for people, and what to do about it.</summary>
internal static class ImportTexts
{
    public static Text Of(RefusalCode code) => code switch
    {
        RefusalCode.EncodingInvalid => "The row holds bytes that are no text in the profile's encoding.",
        RefusalCode.RowMalformed => "The row has more or fewer cells than the header, or a cell that is too long.",
        RefusalCode.NumberMissing => "The document's number is missing.",
        RefusalCode.SkuMissing => "The product's code is missing.",
        RefusalCode.NumberInvalid => "This is no number, or it has too many digits or is too large.",
        RefusalCode.QuantityZero => "The quantity is zero.",
        RefusalCode.QuantityNegative => "The quantity is negative, which only a history may have.",
        RefusalCode.DateInvalid => "This time doesn't fit the profile's format.",
        RefusalCode.PriceNegative => "The price is negative.",
        RefusalCode.SkuUnknown => "No product has this code.",
        RefusalCode.SkuInactive => "This product is no longer sold.",
        RefusalCode.CustomerUnknown => "No customer has this code.",
        RefusalCode.ProductCreationNotAllowed => "No product has this code, and you may not add products.",
        RefusalCode.CustomerCreationNotAllowed => "No customer has this code, and you may not add customers.",
        RefusalCode.PriceOverrideNotAllowed => "This is not the product's list price, and you may sell at no other.",
        RefusalCode.OrderHasErrors => "Another row of this document is refused, and half a document is never imported.",
    };

    public static Text Hint(RefusalCode code) => code switch
    {
        RefusalCode.EncodingInvalid => "Save the file in the profile's encoding, e.g. UTF-8.",
        RefusalCode.RowMalformed => "Look for a missing or doubled delimiter, or a quotation mark that isn't closed.",
        RefusalCode.NumberMissing => "Fill the number in.",
        RefusalCode.SkuMissing => "Fill the code in.",
        RefusalCode.NumberInvalid => "Write digits and one decimal mark, without thousands and currency: quantities up to 3 decimals, prices up to 6.",
        RefusalCode.QuantityZero or RefusalCode.QuantityNegative => "Correct the quantity, or take the row out.",
        RefusalCode.DateInvalid => "Write the time as the profile says.",
        RefusalCode.PriceNegative => "Correct the price, or take the document out.",
        RefusalCode.SkuUnknown => "Add the product first, or use a profile that makes unknown products.",
        RefusalCode.SkuInactive => "Switch the product on again, or take the document out.",
        RefusalCode.CustomerUnknown => "Add the customer first, or use a profile that makes unknown customers.",
        RefusalCode.ProductCreationNotAllowed => "Have the product added first, or have the file imported by somebody who may add products.",
        RefusalCode.CustomerCreationNotAllowed => "Have the customer added first, or have the file imported by somebody who may add customers.",
        RefusalCode.PriceOverrideNotAllowed => "Leave the price empty, or have the file imported by somebody who may change prices.",
        RefusalCode.OrderHasErrors => "Mend the document's other row.",
    };

    public static Text Of(ImportFailureCode code, string? detail) => code switch
    {
        ImportFailureCode.FileUnreadable => (Text)$"The file can't be read in the profile's encoding near row {detail}. Mend it and upload it again.",
        ImportFailureCode.ColumnsMissing => (Text)$"The file has no column '{detail}'. Add it, or choose a profile that names the file's own columns.",
        ImportFailureCode.NoRows => "The file has no rows below its header. Export it again and upload that.",
        ImportFailureCode.FileTooLarge => "The file has more than 1,000,000 rows or 200 columns. Split it and upload the parts.",
        ImportFailureCode.FileNotFound => "The uploaded file was removed. Upload it again.",
        ImportFailureCode.RowsRefused => "Rows that were good when the file was checked are refused now. Upload the file again.",
        ImportFailureCode.AccessLost => "Whoever started the import may no longer import. Somebody who may can resume it.",
        ImportFailureCode.Cancelled => "Somebody stopped the import. What is written stays; resume it for the rest.",
        ImportFailureCode.Internal => "The import was stopped by a failure of the server. Resume it.",
    };
}
