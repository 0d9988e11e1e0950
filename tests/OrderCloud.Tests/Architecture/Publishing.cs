using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using OrderCloud.Platform.Outbox;

namespace OrderCloud.Tests.Architecture;

/// <summary>Which events an assembly publishes, read from its calls of <see cref="EventPublisher.Publish{TEvent}"/>.</summary>
internal static class Publishing
{
    /// <summary>Full names of the published events.</summary>
    public static IEnumerable<string> Events(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();

        return [.. from number in Enumerable.Range(1, reader.GetTableRowCount(TableIndex.MethodSpec))
                   let call = reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(number))
                   where IsPublish(reader, call.Method)
                   select call.DecodeSignature(Names.Only, null)[0]];
    }

    /// <summary>The published events that another module owns: the folder of Contracts names the owner.</summary>
    public static IEnumerable<string> OfOthers(Assembly module) =>
        Events(module).Where(name => !name.StartsWith($"OrderCloud.Contracts.{Boundary.Name(module)}.", StringComparison.Ordinal));

    private static bool IsPublish(MetadataReader reader, EntityHandle method)
    {
        if (method.Kind is not HandleKind.MemberReference)
            return false;

        var reference = reader.GetMemberReference((MemberReferenceHandle)method);

        return reader.GetString(reference.Name) == nameof(EventPublisher.Publish)
            && reference.Parent.Kind is HandleKind.TypeReference
            && Names.Of(reader, (TypeReferenceHandle)reference.Parent) == typeof(EventPublisher).FullName;
    }

    /// <summary>Types by their full names.</summary>
    private sealed class Names : ISignatureTypeProvider<string, object?>
    {
        public static readonly Names Only = new();

        public static string Of(MetadataReader reader, TypeReferenceHandle handle) =>
            reader.GetTypeReference(handle) is var type ? $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}" : "";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(reader, handle);

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            reader.GetTypeDefinition(handle) is var type ? $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}" : "";

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;
        public string GetByReferenceType(string elementType) => elementType;
        public string GetFunctionPointerType(MethodSignature<string> signature) => "";
        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;
        public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";
        public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";
        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
        public string GetPinnedType(string elementType) => elementType;
        public string GetPointerType(string elementType) => elementType;
        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
        public string GetSZArrayType(string elementType) => elementType;
        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "";
    }
}
