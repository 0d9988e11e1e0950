using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Platform.Audit;

/// <summary>
/// Sees every row that the contexts of a unit of work save, and adds up what became of each object: one change, whatever the number
/// of its rows and of saves. It sees tracked rows, as the write guard does; what moves by a conditional UPDATE notes itself.
/// </summary>
public sealed class ChangeCapture
{
    private readonly Dictionary<(string Type, Guid Id), Seen> objects = [];
    private string? only;

    /// <summary>From here on objects of this type alone are recorded: a mass import is one entry, not one per row.</summary>
    public void StandFor<T>() where T : class => only = Names.Of(typeof(T));

    /// <summary>From here on nothing is recorded: what a stranger does with a draft of his own is no change of the company's.</summary>
    public void StandForNothing() => only = "";

    /// <summary>Notes what no saved row tells.</summary>
    public void Note<T>(Guid id, string property, JsonNode? old, JsonNode? now) where T : class
    {
        if (only is null && !JsonNode.DeepEquals(old, now))
            At(Names.Of(typeof(T)), id).Put(ObjectPart.Itself, property, isPersonal: false, old, now);
    }

    /// <summary>Looks at what is about to be saved.</summary>
    internal void Look(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries())
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Recording.For(entry.Metadata) is { } recording && (only is null || only == (recording.Of ?? recording.Type)))
                Look(entry, recording);
    }

    /// <summary>What there is to tell, the first object first.</summary>
    internal IReadOnlyList<ObjectChange> Take()
    {
        List<ObjectChange> changes = [.. objects.Select(it => it.Value.Told(it.Key.Type, it.Key.Id)).OfType<ObjectChange>()];
        objects.Clear();

        return changes;
    }

    private void Look(EntityEntry entry, Recording recording)
    {
        var (root, part) = recording.Locate(entry);
        var seen = At(recording.Of ?? recording.Type, root);

        if (recording.Of is null)
            seen.Became(entry.State);

        foreach (var field in recording.Fields)
        {
            var value = field.In(entry);

            if (entry.State is EntityState.Modified && !value.IsModified)
                continue;

            var old = entry.State is EntityState.Added ? null : RecordedValue.Of(value.OriginalValue);
            var now = entry.State is EntityState.Deleted ? null : RecordedValue.Of(value.CurrentValue);

            if (field.IsValueObject)
                PutEach(seen, part, field, old as JsonObject, now as JsonObject);
            else
                seen.Put(part, field.Name, field.IsPersonal, old, now);
        }
    }

    private static void PutEach(Seen seen, ObjectPart part, RecordedField field, JsonObject? old, JsonObject? now)
    {
        foreach (var name in (old ?? []).Concat(now ?? []).Select(it => it.Key).Distinct())
            seen.Put(part, $"{field.Name}.{name}", field.IsPersonal, old?[name]?.DeepClone(), now?[name]?.DeepClone());
    }

    private Seen At(string type, Guid id) => objects.TryGetValue((type, id), out var seen) ? seen : objects[(type, id)] = new();

    /// <summary>What is known of an object so far.</summary>
    private sealed class Seen
    {
        private readonly Dictionary<(ObjectPart, string), FieldChange> fields = [];
        private ChangeKind kind = ChangeKind.Changed;
        private bool isVain;

        public void Became(EntityState state)
        {
            // Made and taken away in one transaction: nobody ever saw it.
            isVain = state is EntityState.Deleted && kind is ChangeKind.Created;
            kind = state switch { EntityState.Added => ChangeKind.Created, EntityState.Deleted => ChangeKind.Deleted, _ => kind };
        }

        public void Put(ObjectPart part, string name, bool isPersonal, JsonNode? old, JsonNode? now) => fields[(part, name)] =
            fields.TryGetValue((part, name), out var before) ? before with { New = now } : new(part, name, isPersonal, old, now);

        public ObjectChange? Told(string type, Guid id)
        {
            List<FieldChange> told = [.. fields.Values.Where(it => !JsonNode.DeepEquals(it.Old, it.New) && !(RecordedValue.IsNothing(it.Old) && RecordedValue.IsNothing(it.New)))];

            return isVain || (told is [] && kind is ChangeKind.Changed) ? null : new(type, id, kind, told);
        }
    }
}
