using System.Buffers.Binary;
using System.Security.Cryptography;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Analytics.Domain;

/// <summary>What is counted of one day, one subject and one member's sales. Counting adds row to row, so neither the order of events nor their grouping matters.</summary>
[NotAudited("Counted from events; can be counted again.")]
internal abstract class DailyRow : ITenantOwned, IVersioned, IAssigned
{
    public Guid TenantId { get; private set; }

    /// <summary>Whose sales they are; null for nobody's.</summary>
    public Guid? AssigneeId { get; protected init; }

    /// <summary>Made of day, subject and assignee, so that many rows are found by one list of ids.</summary>
    public Guid Id { get; private set; }

    /// <summary>In the tenant's time zone.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Of two handlers that add to one row at once, one loses and runs again.</summary>
    public int Version { get; private set; }

    /// <summary>What was sold, or to whom; empty for everything and for walk-in sales.</summary>
    protected abstract Guid Subject { get; }

    /// <exception cref="InvalidOperationException">The rows are of different subjects.</exception>
    public void Add(DailyRow other)
    {
        // 96 bits of subject and assignee are in the row's id. That two share them is next to impossible, and would mix their sales.
        if ((other.Day, other.Subject, other.AssigneeId, other.GetType()) != (Day, Subject, AssigneeId, GetType()))
            throw new InvalidOperationException($"Different rows share the id {Id}.");

        AddFigures(other);
    }

    protected abstract void AddFigures(DailyRow other);

    protected void Identify(DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[16];
        Subject.TryWriteBytes(bytes, bigEndian: true, out _);

        if (AssigneeId is { } member)
            SHA256.HashData([.. bytes, .. member.ToByteArray(bigEndian: true)]).AsSpan(0, bytes.Length).CopyTo(bytes);

        BinaryPrimitives.WriteInt32BigEndian(bytes, day.DayNumber);
        (Day, Id) = (day, new Guid(bytes, bigEndian: true));
    }
}
