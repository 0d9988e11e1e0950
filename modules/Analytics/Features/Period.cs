using System.Globalization;
using GraphQL;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Analytics.Features;

/// <summary>Days from the first to the last, both counted.</summary>
internal static class Period
{
    /// <summary>Ten years.</summary>
    public const int MaxDays = 3_660;

    /// <exception cref="InvalidArgumentException">It ends before it begins, or is too long.</exception>
    public static void Require(DateOnly from, DateOnly to, int maxDays = MaxDays)
    {
        if (to < from)
            throw new InvalidArgumentException("The period ends before it begins: to must not be earlier than from.");

        if (to.DayNumber - from.DayNumber >= maxDays)
            throw new InvalidArgumentException($"The period is too long: at most {maxDays} days are accepted.");
    }

    /// <exception cref="InvalidArgumentException">The list is empty or too long.</exception>
    public static void RequireFirst(int first)
    {
        if (first is < 1 or > 100)
            throw new InvalidArgumentException("first must be 1 to 100.");
    }

    /// <summary>Year and month, e.g. 2010-12.</summary>
    public static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>An argument of a report is out of range. A query has no payload to say so in: it is a field error.</summary>
internal sealed class InvalidArgumentException : ExecutionError
{
    public InvalidArgumentException(string message) : base(message) => Code = ErrorCodes.InputInvalid;
}
