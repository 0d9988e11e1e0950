using GraphQL.Types;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph;

/// <summary>A small file that came with a multipart request.</summary>
/// <param name="Name">As the client calls it: to be shown, never to be trusted.</param>
public sealed record UploadFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Takes the place of a file in a mutation's variables.</summary>
public sealed class UploadScalar : ScalarGraphType
{
    public UploadScalar() => (Name, Description) = ("Upload", "A file, sent by the GraphQL multipart request specification: variables only, 1 MiB at most. Larger ones go to POST /uploads.");

    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLNullValue;

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLNullValue ? null : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => value is null or UploadFile ? value : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => null;
}
