using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Instants as UTC ticks of 100 ns: equal, comparable and sortable alike on the three databases.
/// SQLite can neither order nor compare its text form of DateTimeOffset.
/// </summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
