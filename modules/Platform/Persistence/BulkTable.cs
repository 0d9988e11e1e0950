using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

/// <summary>How rows of an entity are inserted, as its model says: columns, converters, and what is filled in here.</summary>
internal sealed class BulkTable
{
    private static readonly ConcurrentDictionary<(IModel Model, Type Row, Type? Parent), BulkTable> Known = new();

    private readonly IEntityType type;
    private readonly BulkColumn[] columns;

    private BulkTable(IEntityType type, Type? parent)
    {
        this.type = type;
        var parentKey = parent is null ? null : type.GetForeignKeys().Single(key => key.PrincipalEntityType.ClrType == parent).Properties[^1].Name;
        var members = SealedRows.MembersOf(type);
        columns =
        [
            .. type.GetProperties().Select(property => new BulkColumn(
                property, property.Name == parentKey, Array.Find(members, member => member.Name == property.Name), Array.Find(members, member => member.Index == property.Name))),
        ];
    }

    public string Name => type.GetTableName()!;

    public int ColumnCount => columns.Length;

    /// <param name="parent">The principal whose id each row is given; null where rows know all they need.</param>
    public static BulkTable Of(IModel model, Type row, Type? parent) => Known.GetOrAdd((model, row, parent), static it => new(it.Model.FindEntityType(it.Row)!, it.Parent));

    public BulkCommand Prepare(ModuleDb db, UnitOfWork unit, int rows, Guid tenant)
    {
        var names = db.GetService<ISqlGenerationHelper>();
        var sql = new StringBuilder($"INSERT INTO {names.DelimitIdentifier(Name, type.GetSchema())} ({string.Join(", ", columns.Select(column => names.DelimitIdentifier(column.Name)))}) VALUES ");

        for (var row = 0; row < rows; row++)
            sql.Append(row == 0 ? "(" : ", (").AppendJoin(", ", columns.Select((_, column) => names.GenerateParameterName(ParameterName(row, column)))).Append(')');

        var command = unit.Connection.CreateCommand();
        command.Transaction = unit.Transaction ?? throw new InvalidOperationException("Nothing is written outside a transaction.");
        command.CommandText = sql.ToString();

        for (var row = 0; row < rows; row++)
            foreach (var (index, column) in columns.Index())
                command.Parameters.Add(column.Parameter(command, ParameterName(row, index)));

        return new(command, columns, tenant, unit.DataKey);
    }

    private static string ParameterName(int row, int column) => $"p{row}_{column}";
}

/// <summary>A column, and where its value comes from.</summary>
/// <param name="closedBy">Seals the value.</param>
/// <param name="indexes">The sealed member that it is the index of.</param>
internal sealed class BulkColumn(IProperty property, bool isParent, SealedMember? closedBy, SealedMember? indexes)
{
    private readonly IClrPropertyGetter getter = property.GetGetter();
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
    private readonly bool isTenant = property.Name == nameof(ITenantOwned.TenantId);
    private readonly bool isVersion = property.Name == nameof(IVersioned.Version) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IVersioned));

    public string Name { get; } = property.GetColumnName();

    public DbParameter Parameter(DbCommand command, string name) => mapping.CreateParameter(command, name, value: null, nullable: property.IsNullable);

    public object ValueOf(object row, Guid? parent, Guid tenant, DataKey? key)
    {
        if (isTenant)
            return Stored(Stamped((Guid)getter.GetClrValue(row)!, tenant));

        if (isParent)
            return Stored(parent!.Value);

        if (indexes is not null)
            return Stored(indexes.IndexOf(indexes.Of(row), key!));

        var value = getter.GetClrValue(row);

        if (closedBy is not null && value is not null)
            return Stored(closedBy.Closed(value, key!, SealedRows.IdOf(row)));

        // As the write guard begins them.
        return isVersion ? 1 : Stored(value);
    }

    private object Stored(object? value) => value is null ? DBNull.Value : mapping.Converter is { } converter ? converter.ConvertToProvider(value)! : value;

    private Guid Stamped(Guid given, Guid tenant) => given == Guid.Empty || given == tenant
        ? tenant
        : throw new InvalidOperationException($"A {property.DeclaringType.ClrType.Name} of another tenant was about to be written.");
}

/// <summary>An INSERT of so many rows, prepared once and run for each batch.</summary>
internal sealed class BulkCommand(DbCommand command, BulkColumn[] columns, Guid tenant, DataKey? key) : IAsyncDisposable
{
    public Task ExecuteAsync((object Row, Guid? Parent)[] rows, CancellationToken ct)
    {
        var parameter = 0;

        foreach (var (row, parent) in rows)
            foreach (var column in columns)
                command.Parameters[parameter++].Value = column.ValueOf(row, parent, tenant, key);

        return command.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
