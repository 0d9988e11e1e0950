using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Tells whether a document of the file is the one imported before: a hash over its head and the bag of its lines, whose order doesn't matter.</summary>
internal sealed class DocumentHash(ImportSheet sheet, SheetDocuments documents)
{
    /// <summary>Hexadecimal digits.</summary>
    public const int Length = 64;

    private readonly byte[] buffer = new byte[4096];

    public string Of(SheetDocument document)
    {
        var lines = documents.RowsOf(document).Select(LineHash).ToArray();
        Array.Sort(lines);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Head(document));

        foreach (var line in lines)
        {
            BinaryPrimitives.WriteUInt128BigEndian(buffer, line);
            hash.AppendData(buffer, 0, 16);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private byte[] Head(SheetDocument document)
    {
        var head = documents.HeadOf(document.Invoice);

        return Encoding.UTF8.GetBytes($"1\n{document.Kind}\n{documents.NumberOf(document)}\n{head.At}\n{sheet.Customers.Find(head.Customer)}\n{sheet.Countries.Find(head.Country)}\n");
    }

    // A row's own time is left out: the document keeps the earliest only.
    private UInt128 LineHash(SheetRow row)
    {
        var text = $"{sheet.SkuKeys[sheet.SkuKeyOf(row.Sku)]}\n{sheet.Texts.Find(row.Text)}\n{row.Quantity}\n{row.UnitPrice}";
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), digest);

        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
