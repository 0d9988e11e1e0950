using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Customers;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Features;
using OrderCloud.Customers.Graph;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Customers;

/// <summary>Table of contents of the Customers module.</summary>
public sealed class CustomersModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddModuleDb<CustomersDb>(CustomersDb.SchemaName)
        .AddScoped<CustomerCodes>()
        .AddScoped<ICustomers, CustomerDirectory>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Customer, CustomerType>()
        .Type<CustomerAddress, CustomerAddressType>()
        .Add<GetCustomer>()
        .Add<ListCustomers>()
        .Add<CreateCustomer>()
        .Add<UpdateCustomer>()
        .Add<BlockCustomer>()
        .Add<UnblockCustomer>()
        .Add<EraseCustomer>()
        .Add<GetCustomerPersonalData>()
        .Add<AddCustomerAddress>()
        .Add<UpdateCustomerAddress>()
        .Add<RemoveCustomerAddress>()
        .Add<SetDefaultCustomerAddress>();
}
