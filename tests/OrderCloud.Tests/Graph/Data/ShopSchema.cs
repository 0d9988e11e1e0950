using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>A small schema over the shop, executed as the product does: queries run serially, in a scope of one tenant and caller.</summary>
internal sealed class ShopSchema : IDisposable
{
    private static readonly DocumentExecuter Executer = new(
        new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector([new ExecutionStrategyRegistration(new ValuesFirst(), OperationType.Query)]), []);

    private static readonly GraphQLSerializer Json = new();

    private readonly ShopDatabase database;

    public ShopSchema(params IEnumerable<Product> products) : this(new SqliteShop(), products) { }

    public ShopSchema(ShopDatabase database, IEnumerable<Product> products)
    {
        this.database = database;
        var types = new GraphTypes();
        Entities = new EntityTypes(types);
        Entities.Add(new ProductType());
        Entities.Add(new MakerType());
        Entities.Add(new ReviewType());

        var query = new ObjectGraphType { Name = "Query" };
        Entities.AddList(query, "products", typeof(ListProducts));
        Entities.ExtendList<MakerRef>("products", typeof(ListMakerProducts));
        Entities.Extend<MakerRef, string>("greeting", (maker, _) => ValueTask.FromResult($"Hello {maker.Id:N}"));
        Entities.AddNodeFields(query);

        Schema = new Schema { Query = query };

        foreach (var type in Entities.Complete().Concat(types.All).Concat(Scalars.All))
            Schema.RegisterType(type);

        Schema.Initialize();

        using var db = NewDb();
        db.Database.EnsureCreated();
        db.AddRange(products);
        db.SaveChanges();
    }

    public EntityTypes Entities { get; }

    public Schema Schema { get; }

    public TenantContext Tenant { get; set; } = new(Guid.CreateVersion7());

    public CursorKeys Keys { get; set; } = new(Enumerable.Range(1, 32).Select(it => (byte)it).ToArray());

    public Caller Caller { get; set; } = new(CallerKind.Member, Guid.CreateVersion7(), "Ada", new HashSet<string> { "shop:read", "shop:read-makers", "shop:read-cost" });

    /// <summary>The statements of all queries so far.</summary>
    public List<string> Statements { get; } = [];

    public ShopDb NewDb() => new(database.Use(new DbContextOptionsBuilder()).AddInterceptors(new StatementLog(Statements)).Options);

    public async Task<Answer> AskAsync(string query, string? variables = null)
    {
        var services = new ServiceCollection().AddGraphData(_ => Keys).AddSingleton(Tenant).AddSingleton(Caller).AddScoped(_ => NewDb());
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        var result = await Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = Schema,
            Query = query,
            Variables = Json.Deserialize<Inputs>(variables ?? "{}"),
            RequestServices = scope.ServiceProvider,
            ValidationRules = DocumentValidator.CoreRules.Append(new AuthorizationRule()),
            ThrowOnUnhandledException = true,
        });

        return Answer.Of(result, Json);
    }

    public void Dispose() => database.Dispose();
}
