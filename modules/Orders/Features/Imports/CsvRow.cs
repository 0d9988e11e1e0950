using OrderCloud.Orders.Domain.Imports;
using Sylvan.Data.Csv;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>The reader's current row: found to be whole and readable, it goes to the rules.</summary>
internal sealed class CsvRow(CsvDataReader csv, ImportLayout layout, IReadOnlyList<string> header, char delimiter, ImportSheet sheet)
{
    private readonly RowRules rules = new(layout, sheet);
    private readonly int[] columns = [.. layout.Columns.ByField().Select(name => name is null ? -1 : header.ToList().IndexOf(name))];

    /// <param name="line">The physical line on which the row begins.</param>
    public void Take(int line)
    {
        // An empty line is no row.
        if (csv.RowFieldCount == 1 && header.Count > 1 && csv.GetFieldSpan(0).IsEmpty)
            return;

        if (BadCell() is { } bad)
            RefuseEncoding(line, bad);
        else if (csv.RowFieldCount != header.Count)
            RefuseMalformed(line);
        else if (UnfitCell() is { } column)
            RefuseUnfit(line, column);
        else
            rules.Take(line, Cells());
    }

    /// <summary>Line breaks inside the row's quoted cells: the next row begins so many lines later.</summary>
    public int LineBreaks()
    {
        var breaks = 0;

        for (var column = 0; column < csv.RowFieldCount; column++)
            breaks += LineBreaksIn(csv.GetFieldSpan(column));

        return breaks;
    }

    private RowCells Cells() => new()
    {
        Number = Cell(ImportField.Number),
        Sku = Cell(ImportField.Sku),
        Description = Cell(ImportField.Description),
        Quantity = Cell(ImportField.Quantity),
        Time = Cell(ImportField.Time),
        UnitPrice = Cell(ImportField.UnitPrice),
        Customer = Cell(ImportField.Customer),
        Country = Cell(ImportField.Country),
    };

    private ReadOnlySpan<char> Cell(ImportField field) => columns[(int)field] is >= 0 and var column && column < csv.RowFieldCount ? csv.GetFieldSpan(column).Trim() : [];

    private int? BadCell()
    {
        for (var column = 0; column < csv.RowFieldCount; column++)
            if (csv.GetFieldSpan(column).IndexOf(MarkBadBytes.Mark) >= 0)
                return column;

        return null;
    }

    // NUL is no text either: databases refuse it.
    private int? UnfitCell()
    {
        for (var column = 0; column < csv.RowFieldCount; column++)
            if (csv.GetFieldSpan(column) is { Length: > ImportReader.MaxCell } || csv.GetFieldSpan(column).Contains('\0'))
                return column;

        return null;
    }

    private void RefuseEncoding(int line, int column)
    {
        var value = csv.GetFieldSpan(column).ToString().Replace(MarkBadBytes.Mark, "\uFFFD", StringComparison.Ordinal);
        sheet.Refuse(line, column < header.Count ? header[column] : null, value, RefusalCode.EncodingInvalid);
        SpoilUnlessBad(Cell(ImportField.Number));
    }

    private void RefuseUnfit(int line, int column)
    {
        sheet.Refuse(line, header[column], csv.GetFieldSpan(column), RefusalCode.RowMalformed);
        SpoilUnlessBad(Cell(ImportField.Number));
    }

    // A quotation mark that is not closed draws the lines after it into one row. Their documents are refused too: no line is lost in silence.
    private void RefuseMalformed(int line)
    {
        var breaks = LineBreaks();
        sheet.Refuse(line, null, breaks == 0 ? "" : $"{line}-{line + breaks}", RefusalCode.RowMalformed);
        SpoilUnlessBad(Cell(ImportField.Number));

        if (breaks == 0)
            return;

        var rest = csv.GetRawRecordSpan();

        for (var at = NextLine(rest); at > 0; at = NextLine(rest))
        {
            rest = rest[at..];
            SpoilUnlessBad(FirstGuess(rest));
        }
    }

    // The number's cell of a line that is not read as a row: cut at the delimiters.
    private ReadOnlySpan<char> FirstGuess(ReadOnlySpan<char> line)
    {
        line = line.IndexOfAny('\r', '\n') is >= 0 and var end ? line[..end] : line;

        for (var column = columns[(int)ImportField.Number]; column > 0; column--)
            line = line.IndexOf(delimiter) is >= 0 and var at ? line[(at + 1)..] : [];

        return (line.IndexOf(delimiter) is >= 0 and var stop ? line[..stop] : line).Trim().Trim('"');
    }

    private void SpoilUnlessBad(ReadOnlySpan<char> number)
    {
        if (number.Length <= RowRules.NumberLength && number.IndexOf(MarkBadBytes.Mark) < 0)
            sheet.Spoil(number);
    }

    /// <summary>How many lines end inside a cell.</summary>
    public static int LineBreaksIn(ReadOnlySpan<char> text)
    {
        var breaks = 0;

        for (var at = NextLine(text); at > 0; at = NextLine(text))
        {
            text = text[at..];
            breaks++;
        }

        return breaks;
    }

    /// <returns>Where the next line begins; 0 when there is none.</returns>
    private static int NextLine(ReadOnlySpan<char> text) =>
        text.IndexOfAny('\r', '\n') is >= 0 and var at ? at + (text[at..].StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1) : 0;
}
