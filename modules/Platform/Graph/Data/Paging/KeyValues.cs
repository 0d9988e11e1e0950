using System.Text;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Key values as bytes, exact to the last tick. Read only after the seal has proven who wrote them.</summary>
internal static class KeyValues
{
    public static byte[] Write(IReadOnlyList<object?> values)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);

        foreach (var value in values)
        {
            writer.Write(value is not null);

            if (value is not null)
                Write(writer, value);
        }

        return stream.ToArray();
    }

    /// <returns>Null when the types are not those that were written.</returns>
    public static object?[]? Read(byte[] bytes, IReadOnlyList<Type> types)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);

        try
        {
            object?[] values = [.. types.Select(type => reader.ReadBoolean() ? Read(reader, type.Bare()) : null)];

            return reader.BaseStream.Position == bytes.Length ? values : null;
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException)
        {
            // Written before the key's type was changed or its enum lost a value: as good as any other broken cursor.
            return null;
        }
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text: writer.Write(text); break;
            case int number: writer.Write(number); break;
            case long number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case bool truth: writer.Write(truth); break;
            case Guid id: writer.Write(id.ToByteArray()); break;
            case DateTimeOffset instant: writer.Write(instant.UtcTicks); break;
            case DateOnly day: writer.Write(day.DayNumber); break;
            case Enum choice: writer.Write(choice.ToString()); break;
            default: throw new NotSupportedException($"Rows can't be sorted by a {value.GetType().Name}.");
        }
    }

    private static object? Read(BinaryReader reader, Type type)
    {
        if (type == typeof(string))
            return reader.ReadString();

        if (type == typeof(int))
            return reader.ReadInt32();

        if (type == typeof(long))
            return reader.ReadInt64();

        if (type == typeof(double))
            return reader.ReadDouble();

        if (type == typeof(bool))
            return reader.ReadBoolean();

        if (type == typeof(Guid))
            return new Guid(reader.ReadBytes(16));

        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);

        if (type == typeof(DateOnly))
            return DateOnly.FromDayNumber(reader.ReadInt32());

        return Enum.Parse(type, reader.ReadString());
    }
}
