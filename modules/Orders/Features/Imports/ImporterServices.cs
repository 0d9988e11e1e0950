using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderCloud.Platform.Files;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>What the importer works with, behind its use cases.</summary>
internal static class ImporterServices
{
    private const int SmallImport = 2_000;

    public static IServiceCollection AddImporter(this IServiceCollection services) => services
        .AddSingleton<ImportSignal>()
        .AddSingleton<ImportNotices>()
        .AddWorker(int.MaxValue)
        .AddWorker(SmallImport)
        .AddScoped<ImportProfiles>()
        .AddScoped<IUploadCheck, OrderFileCheck>()
        .AddScoped<ImportPlanner>()
        .AddScoped<ImportCodesReader>()
        .AddScoped<HistoryWriter>()
        .AddScoped<DraftWriter>()
        .AddScoped<ImportWriter>();

    private static IServiceCollection AddWorker(this IServiceCollection services, int mostDocuments) =>
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<ImportWorker>(provider, mostDocuments));
}
