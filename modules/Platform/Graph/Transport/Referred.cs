using System.Collections;
using GraphQL;
using GraphQL.DataLoader;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>The objects to which those of a list refer.</summary>
internal sealed class Referred
{
    // Records are compared by all that they hold.
    private readonly Dictionary<SelectedField, Dictionary<Guid, object?>> all = new(ReferenceEqualityComparer.Instance);

    /// <returns>Null where something can't be read: the engine tries all again and makes errors of it.</returns>
    public static async Task<Referred?> LoadAsync(Selection selection, IEnumerable sources, IResolveFieldContext context)
    {
        try
        {
            var referred = new Referred();

            foreach (var source in sources)
                referred.Note(selection, source);

            // All are asked for before the first is awaited: one statement per type.
            foreach (var (field, objects) in referred.all)
                foreach (var id in objects.Keys)
                    objects[id] = field.Reference!.Load(context, id);

            foreach (var objects in referred.all.Values)
                foreach (var (id, load) in objects)
                    objects[id] = await ((IDataLoaderResult)load!).GetResultAsync(context.CancellationToken);

            return referred;
        }
        catch (Exception) when (!context.CancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>Null where it refers to nothing, or to what isn't there for this caller.</returns>
    public object? Of(SelectedField field, object source) => field.Reference!.IdOf(source) is { } id ? all[field][id] : null;

    private void Note(Selection selection, object? source)
    {
        if (source is null)
            return;

        foreach (var field in selection.Fields)
            if (field.Reference is not null)
                Note(field, field.Reference.IdOf(source));
            else if (field.Inner is { Refers: true } inner)
                Note(inner, field.Read!(source));
    }

    private void Note(SelectedField field, Guid? id)
    {
        if (!all.TryGetValue(field, out var objects))
            all.Add(field, objects = []);

        if (id is { } wanted)
            objects[wanted] = null;
    }
}
