using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>Seals the members of rows that have the mark on their way into the database, and opens them on their way out.</summary>
internal static class SealedRows
{
    private static readonly ConcurrentDictionary<IReadOnlyEntityType, SealedMember[]> Known = new();

    public static SealedMember[] MembersOf(IReadOnlyEntityType type) => Known.GetOrAdd(type, static it => SealedMember.Of(it));

    /// <summary>Opens what was read.</summary>
    /// <param name="only">Members that were read; null for all.</param>
    public static void Open(IReadOnlyEntityType type, object entity, DataKey? key, IReadOnlyCollection<string>? only = null)
    {
        foreach (var member in MembersOf(type))
            if ((only is null || only.Contains(member.Name)) && member.Of(entity) is { } value)
                member.Set(entity, member.Opened(value, key ?? throw NoKey(type), IdOf(entity)));
    }

    /// <summary>Puts sealed copies in place of what is about to be written.</summary>
    /// <returns>What to put back once it is.</returns>
    public static IReadOnlyList<ClosedMember> Close(ModuleDb db)
    {
        List<ClosedMember>? closed = null;

        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is EntityState.Added or EntityState.Modified && MembersOf(entry.Metadata) is [_, ..] members)
                foreach (var member in members)
                    if (member.Of(entry.Entity) is var value && ClosedMember.Make(entry, member, value, db.DataKey ?? throw NoKey(entry.Metadata), IdOf(entry.Entity)) is { } made)
                        (closed ??= []).Add(made);

        return closed ?? [];
    }

    /// <summary>The row to which sealed texts are bound.</summary>
    public static Guid IdOf(object entity) => (Guid)entity.GetType().GetProperty("Id")!.GetValue(entity)!;

    private static InvalidOperationException NoKey(IReadOnlyEntityType type) => new($"{type.ShortName()} has sealed columns, and its tenant's key isn't at hand: open the unit of work first.");
}

/// <summary>A member whose sealed copy stands in the entity until it is written.</summary>
internal sealed record ClosedMember(EntityEntry Entry, SealedMember Member, object? Open)
{
    /// <returns>Null where nothing is to be written.</returns>
    public static ClosedMember? Make(EntityEntry entry, SealedMember member, object? value, DataKey key, Guid row)
    {
        if (!IsWritten(entry, member.Name))
            return null;

        if (member.Index is { } index)
            entry.Property(index).CurrentValue = member.IndexOf(value, key);

        if (value is null)
            return null;

        Current(entry, member.Name).CurrentValue = member.Closed(value, key, row);

        return new(entry, member, value);
    }

    /// <summary>Puts the open value back, as what the database is known to hold.</summary>
    public void PutBack(bool isWritten)
    {
        Member.Set(Entry.Entity, Open);

        if (!isWritten || Entry.State is EntityState.Detached)
            return;

        if (Entry.Metadata.FindComplexProperty(Member.Name) is { } parts)
            foreach (var part in parts.ComplexType.GetProperties())
                Entry.ComplexProperty(Member.Name).Property(part.Name).OriginalValue = part.GetGetter().GetClrValue(Open!);
        else
            Entry.Property(Member.Name).OriginalValue = Open;
    }

    private static MemberEntry Current(EntityEntry entry, string name) => entry.Metadata.FindComplexProperty(name) is null ? entry.Property(name) : entry.ComplexProperty(name);

    private static bool IsWritten(EntityEntry entry, string name) => entry.State is EntityState.Added || Current(entry, name).IsModified;
}
