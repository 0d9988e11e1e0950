using System.Runtime.CompilerServices;
using OrderCloud.Orders.Domain.Imports;
using Sylvan.Data.Csv;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Reads a CSV file row by row into a sheet. What can't be read row by row fails as a whole.</summary>
internal sealed class ImportReader(ImportLayout layout)
{
    /// <summary>Limits of a file.</summary>
    public const int MaxRows = 1_000_000, MaxColumns = 200, MaxCell = 32 * 1024;

    private readonly char delimiter = layout.Delimiter switch
    {
        ImportDelimiter.Comma => ',',
        ImportDelimiter.Semicolon => ';',
        ImportDelimiter.Tab => '\t',
    };

    /// <summary>The names in a file's first row.</summary>
    /// <returns>Null when there is no such row in this encoding.</returns>
    public async Task<IReadOnlyList<string>?> ReadHeaderAsync(Stream content, CancellationToken ct)
    {
        try
        {
            await using var csv = await OpenAsync(content, ct);

            return await csv.ReadAsync(ct) ? HeaderOf(csv) : null;
        }
        catch (Exception failure) when (failure is InvalidDataException or CsvFormatException)
        {
            return null;
        }
    }

    /// <returns>The sheet, or why there is none.</returns>
    public async Task<(ImportSheet Sheet, ImportFailure? Failure)> ReadAsync(Stream content, CancellationToken ct)
    {
        var sheet = new ImportSheet();

        try
        {
            await using var csv = await OpenAsync(content, ct);

            return (sheet, await ReadRowsAsync(csv, sheet, ct));
        }
        catch (Exception failure) when (failure is InvalidDataException or CsvFormatException)
        {
            return (sheet, new(ImportFailureCode.FileUnreadable, $"{sheet.RowsRead + 2}"));
        }
    }

    /// <summary>The rows as they stand in the file, the header among them, each with the physical line on which it begins and without its end of line.</summary>
    public async IAsyncEnumerable<(int Line, string Text)> RecordsAsync(Stream content, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var csv = await OpenAsync(content, ct);

        for (var line = 1; await csv.ReadAsync(ct); line++)
        {
            yield return (line, csv.GetRawRecordSpan().TrimEnd("\r\n").ToString());

            for (var column = 0; column < csv.RowFieldCount; column++)
                line += CsvRow.LineBreaksIn(csv.GetFieldSpan(column));
        }
    }

    private async Task<ImportFailure?> ReadRowsAsync(CsvDataReader csv, ImportSheet sheet, CancellationToken ct)
    {
        if (!await csv.ReadAsync(ct) || HeaderOf(csv) is not { } header)
            return new(ImportFailureCode.FileUnreadable, "1");

        if (header.Count > MaxColumns)
            return new(ImportFailureCode.FileTooLarge, $"{header.Count}");

        if (layout.Columns.MissingFrom(header) is { } missing)
            return new(ImportFailureCode.ColumnsMissing, missing);

        var rows = new CsvRow(csv, layout, header, delimiter, sheet);
        var line = 1 + rows.LineBreaks();

        while (await csv.ReadAsync(ct))
        {
            line++;
            rows.Take(line);
            line += rows.LineBreaks();

            if (sheet.RowsRead > MaxRows)
                return new(ImportFailureCode.FileTooLarge, $"{MaxRows}");
        }

        return sheet.RowsRead == 0 ? new(ImportFailureCode.NoRows) : null;
    }

    private static List<string>? HeaderOf(CsvDataReader csv)
    {
        var names = Enumerable.Range(0, csv.RowFieldCount).Select(column => csv.GetFieldSpan(column).Trim().ToString()).ToList();

        return names.Exists(name => name.Contains(MarkBadBytes.Mark, StringComparison.Ordinal)) ? null : names;
    }

    // Lax: text after a closing quotation mark belongs to the cell, as spreadsheets read it. Strict reading would end at the first such row.
    private Task<CsvDataReader> OpenAsync(Stream content, CancellationToken ct) => CsvDataReader.CreateAsync(ImportText.Open(content, layout.Encoding), new CsvDataReaderOptions
    {
        HasHeaders = false,
        Delimiter = delimiter,
        CsvStyle = CsvStyle.Lax,
        ResultSetMode = ResultSetMode.SingleResult,
        BufferSize = 1 << 16,
        MaxBufferSize = 1 << 21,
    }, ct);
}
