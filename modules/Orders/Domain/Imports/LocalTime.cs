namespace OrderCloud.Orders.Domain.Imports;

/// <summary>A wall clock's time as an instant. No time is refused: a file can't be asked which of two it meant.</summary>
internal static class LocalTime
{
    /// <summary>A time that occurs twice is the earlier instant; one that is skipped moves forward by the gap.</summary>
    public static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, zone.GetAmbiguousTimeOffsets(local).Max()).ToUniversalTime();

        // The offset before the gap, read a day earlier: no zone changes its clock twice within a day.
        var offset = zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddDays(-1) : local);

        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
