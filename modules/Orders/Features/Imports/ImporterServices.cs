using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Files;

namespace OrderCloud.Orders.Features.Imports;

/// <summary>What the importer works with, behind its use cases.</summary>
internal static class ImporterServices
{
    public static IServiceCollection AddImporter(this IServiceCollection services) => services
        .AddSingleton<ImportSignal>()
        .AddSingleton<ImportNotices>()
        .AddHostedService<ImportWorker>()
        .AddScoped<ImportProfiles>()
        .AddScoped<IUploadCheck, OrderFileCheck>()
        .AddScoped<ImportPlanner>()
        .AddScoped<ImportCodesReader>()
        .AddScoped<HistoryWriter>()
        .AddScoped<DraftWriter>()
        .AddScoped<ImportWriter>();
}
