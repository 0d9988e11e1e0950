using System.Globalization;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>Makes a layout of what was entered, and notes everything that is wrong with it.</summary>
internal static class LayoutInput
{
    private const int ColumnLength = 100, FormatLength = 40, PrefixLength = 20, MaxFeeSkus = 250;

    public static ImportLayout Read(SaveImportProfileInput input, Problems problems)
    {
        problems.Require(IsTimeFormat(input.TimeFormat), $"A format of times names year, month and day and no offset, e.g. yyyy-MM-dd HH:mm:ss, in at most {FormatLength} characters.", "timeFormat");
        problems.Require(TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone, out _), "This is no time zone. Give its IANA name, e.g. Europe/London.", "timeZone");
        problems.Require(input.IsHistory || input.ReturnPrefix is null, "Only a history has returns: leave returnPrefix out, or set isHistory.", "returnPrefix");

        return new(
            Columns(input, problems), input.Encoding, input.Delimiter, input.DecimalMark, input.TimeFormat, input.TimeZone,
            problems.Line(input.Channel, OrderConfiguration.ChannelLength, "channel"), input.IsHistory, input.UnknownSku, input.UnknownCustomer,
            problems.OptionalLine(input.ReturnPrefix, PrefixLength, "returnPrefix"), FeeSkus(input.FeeSkus ?? [], problems),
            problems.OptionalLine(input.VoucherPrefix, PrefixLength, "voucherPrefix"), TagUnusualNumbers: false);
    }

    private static ImportColumns Columns(SaveImportProfileInput input, Problems problems)
    {
        var columns = input.Columns;
        problems.Require(!input.IsHistory || columns.Time is not null, "A history needs to know when things were sold: name the column.", "columns", "time");
        problems.Require(!input.IsHistory || columns.UnitPrice is not null, "A history needs the prices: name the column.", "columns", "unitPrice");

        string Needed(string name, string field) => problems.Line(name, ColumnLength, "columns", field);
        string? Optional(string? name, string field) => problems.OptionalLine(name, ColumnLength, "columns", field);

        return new(
            Needed(columns.Number, "number"), Needed(columns.Sku, "sku"), Needed(columns.Quantity, "quantity"), Optional(columns.Description, "description"), Optional(columns.Time, "time"),
            Optional(columns.UnitPrice, "unitPrice"), Optional(columns.Customer, "customer"), Optional(columns.Country, "country"));
    }

    private static List<string> FeeSkus(IReadOnlyList<string> skus, Problems problems)
    {
        problems.Require(skus.Count <= MaxFeeSkus, $"At most {MaxFeeSkus} codes are accepted.", "feeSkus");

        return [.. skus.Take(MaxFeeSkus).Select((sku, index) => problems.Line(sku, RowRules.SkuLength, "feeSkus", $"{index}"))];
    }

    // A time that was written by the format must come back from it.
    private static bool IsTimeFormat(string format)
    {
        var sample = new DateTime(2011, 5, 27, 13, 45, 0);

        try
        {
            return format.Length <= FormatLength && format.IndexOfAny(['z', 'K']) < 0
                && DateTime.TryParseExact(sample.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Date == sample.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
