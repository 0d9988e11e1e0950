using System.Collections;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>What is asked of objects of one type.</summary>
/// <param name="Fields">None where they must be collected for each object.</param>
internal sealed record Selection(IObjectGraphType Type, SelectedField[] Fields)
{
    /// <summary>Whether all of it, of the objects within it too, are values, or values of objects that are referred to.</summary>
    public bool IsReadWhole { get; } = Fields is not [] && Array.TrueForAll(Fields, field => field.Scalar is not null || field.Inner is not null);

    /// <summary>Whether there are references in it, at any depth.</summary>
    public bool Refers { get; } = Array.Exists(Fields, field => field.Reference is not null || field.Inner is { Refers: true });

    /// <summary>Whether the caller may follow all references. Where he may not, the engine says so of each.</summary>
    public bool Admits(ExecutionContext context) => Admits(context.RequestServices?.GetRequiredService<Caller>());

    private bool Admits(Caller? caller) => Array.TrueForAll(Fields, field => (field.Gate is null || (caller is not null && field.Gate.Admits(caller))) && (field.Inner is null || field.Inner.Admits(caller)));
}

/// <summary>One field of a selection.</summary>
/// <param name="Read">Null where it is no value of its object.</param>
/// <param name="Text">Writes the value; false where there is none. Null where only its scalar can.</param>
/// <param name="Scalar">Null for what is no value, and for an object.</param>
/// <param name="Inner">Of an object that is a value, or is referred to, and of which values alone are asked.</param>
/// <param name="Reference">Leads to such an object.</param>
/// <param name="Items">Of a list that is a value, and of whose objects values alone are asked.</param>
/// <param name="Gate">Null where whoever sees the object may see this.</param>
internal sealed record SelectedField(
    GraphQLField Asked, FieldType Definition, JsonEncodedText Name, Func<object, object?>? Read, Func<Utf8JsonWriter, object, bool>? Text, ScalarGraphType? Scalar, Selection? Inner, ReferenceResolver? Reference, Gated? Gate, bool IsNullable, Selection? Items)
{
    /// <returns>False for what can't be read or written: the engine tries it again and makes an error of it.</returns>
    public bool TryRead(object source, out object? written)
    {
        written = null;

        try
        {
            var value = Read!(source);
            written = value is null || IsWrittenAsIs(value) ? value : Scalar!.Serialize(value);

            return written is not null || (value is null && IsNullable);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <returns>Null for what is null or can't be read: the engine tries it again.</returns>
    public IEnumerable? ItemsOf(object source)
    {
        try
        {
            return Read!(source) as IEnumerable;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <exception cref="Exception">It can't be read or written.</exception>
    public void Write(Utf8JsonWriter json, object source)
    {
        if (Text is null)
            ValueWriter.Write(json, TryRead(source, out var written) ? written : throw NotWritten());
        else if (!Text(json, source))
            WriteNull(json);
    }

    public void WriteNull(Utf8JsonWriter json)
    {
        if (!IsNullable)
            throw NotWritten();

        json.WriteNullValue();
    }

    private InvalidOperationException NotWritten() => new($"{Definition.Name} isn't what its type says.");

    // Their scalars would give back the same value, in another box.
    private bool IsWrittenAsIs(object value) => (value is int && Scalar == Scalars.Int) || (value is bool && Scalar == Scalars.Boolean);
}
