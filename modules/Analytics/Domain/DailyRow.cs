using System.Buffers.Binary;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Analytics.Domain;

/// <summary>What is counted of one day and one subject. Counting adds row to row, so neither the order of events nor their grouping matters.</summary>
[NotAudited("Counted from events; can be counted again.")]
internal abstract class DailyRow : ITenantOwned, IVersioned
{
    public Guid TenantId { get; private set; }

    /// <summary>Made of day and subject, so that many rows are found by one list of ids.</summary>
    public Guid Id { get; private set; }

    /// <summary>In the tenant's time zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Of two handlers that add to one row at once, one loses and runs again.</summary>
    public int Version { get; private set; }

    /// <summary>Whose sales they are; empty for everybody's and for walk-in sales.</summary>
    protected abstract Guid Subject { get; }

    /// <exception cref="InvalidOperationException">The rows are of different subjects.</exception>
    public void Add(DailyRow other)
    {
        // 96 bits of the subject's id are in the row's. That two subjects share them is next to impossible, and would mix their sales.
        if ((other.Day, other.Subject, other.GetType()) != (Day, Subject, GetType()))
            throw new InvalidOperationException($"Different rows share the id {Id}.");

        AddFigures(other);
    }

    protected abstract void AddFigures(DailyRow other);

    protected void Identify(DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[16];
        Subject.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes, day.DayNumber);
        (Day, Id) = (day, new Guid(bytes, bigEndian: true));
    }
}
