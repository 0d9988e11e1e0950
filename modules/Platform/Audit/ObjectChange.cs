using System.Text.Json.Nodes;

namespace OrderCloud.Platform.Audit;

/// <summary>What became of an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new; only new values are told.</summary>
    Created,

    /// <summary>Some of its values, or of its parts', are others.</summary>
    Changed,

    /// <summary>It is gone; only old values are told.</summary>
    Deleted,
}

/// <summary>What one transaction did to an object and its parts: one audit entry.</summary>
/// <param name="Type">As in the schema, e.g. <c>Order</c>.</param>
public sealed record ObjectChange(string Type, Guid Id, ChangeKind Kind, IReadOnlyList<FieldChange> Fields);

/// <summary>A value that is another one now.</summary>
/// <param name="Part">The part of the object that has it.</param>
/// <param name="Name">The property as the code calls it; of a value object's with a point, e.g. <c>ShipTo.City</c>.</param>
/// <param name="IsPersonal">Tells of a person: it must be possible to forget it.</param>
/// <param name="Old">Null for none.</param>
/// <param name="New">Null for none.</param>
public sealed record FieldChange(ObjectPart Part, string Name, bool IsPersonal, JsonNode? Old, JsonNode? New);

/// <summary>A part of an object, e.g. a line of an order.</summary>
/// <param name="Type">Null for the object itself.</param>
/// <param name="Key">What tells it from the object's other parts.</param>
public readonly record struct ObjectPart(string? Type, Guid? Key)
{
    public static ObjectPart Itself { get; }
}

/// <summary>Where changes are written down. Asked at the very end of a transaction, so that what it locks is locked for as short as can be.</summary>
public interface IChangeLog
{
    Task AppendAsync(IReadOnlyList<ObjectChange> changes, CancellationToken ct);
}
