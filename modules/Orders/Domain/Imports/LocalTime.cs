namespace OrderCloud.Orders.Domain.Imports;

/// <summary>A wall clock's time as an instant. No time is refused: a file can't be asked which of two it meant.</summary>
internal static class LocalTime
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>A time that occurs twice is the earlier instant; one that is skipped moves forward by the gap.</summary>
    /// <remarks>
    /// Asks a zone for offsets of instants alone. What it says of local times holds for summer time that goes forward, not for a zone
    /// that moves for good or, like Ireland's, takes its summer time for the standard.
    /// </remarks>
    public static DateTimeOffset ToInstant(DateTime local, TimeZoneInfo zone)
    {
        // Before and after the one change that may be near: no zone changes its clock twice within two days.
        var wall = new DateTimeOffset(local.Ticks, TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(wall - Day), zone.GetUtcOffset(wall + Day));
        var (one, other) = (wall - before, wall - after);

        // Where neither is what the clock showed the time was skipped: by the offset before, it lies as far behind the change as it says.
        return zone.GetUtcOffset(one) != before && zone.GetUtcOffset(other) == after ? other : one;
    }
}
