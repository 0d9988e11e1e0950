using System.Globalization;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics.Features;

/// <summary>Days from the first to the last, both counted.</summary>
internal static class Period
{
    /// <summary>Ten years.</summary>
    public const int MaxDays = 3_660;

    /// <exception cref="ArgumentRefusal">It ends before it begins, or is too long.</exception>
    public static void Require(DateOnly from, DateOnly to, int maxDays = MaxDays)
    {
        RequireOrder(from, to);

        if (to.DayNumber - from.DayNumber >= maxDays)
            throw new ArgumentRefusal($"The period is too long: at most {maxDays} days are accepted.");
    }

    /// <exception cref="ArgumentRefusal">It ends before it begins.</exception>
    public static void RequireOrder(DateOnly from, DateOnly to)
    {
        if (to < from)
            throw new ArgumentRefusal("The period ends before it begins: to must not be earlier than from.");
    }

    /// <exception cref="ArgumentRefusal">The list is empty or too long.</exception>
    public static void RequireFirst(int first)
    {
        if (first is < 1 or > 100)
            throw new ArgumentRefusal("A report lists 1 to 100 entries: first must be one of these numbers.");
    }

    /// <summary>Year and month, e.g. 2010-12.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
