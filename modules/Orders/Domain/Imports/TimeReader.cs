using System.Globalization;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>Reads the file's times. An invoice's rows mostly share one, so the last answer is kept.</summary>
internal sealed class TimeReader(ImportLayout layout)
{
    private readonly TimeZoneInfo zone = layout.FindZone();
    private readonly char[] last = new char[40];
    private int lastLength = -1;
    private long lastTicks;

    /// <returns>UTC ticks; null when the text doesn't fit the format or lies outside 1900 to 2200.</returns>
    public long? Read(ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual(last.AsSpan(0, Math.Max(lastLength, 0))) && lastLength >= 0)
            return lastTicks;

        if (text.Length > last.Length || !DateTime.TryParseExact(text, layout.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 2200)
            return null;

        text.CopyTo(last);
        (lastLength, lastTicks) = (text.Length, LocalTime.ToInstant(local, zone).UtcTicks);

        return lastTicks;
    }
}
