using System.Diagnostics.CodeAnalysis;

// Every call in Platform that BannedSymbols.txt refuses elsewhere, with the reason why it may stand here.
[assembly: SuppressMessage("ApiDesign", "RS0030", Scope = "type", Target = "~T:OrderCloud.Platform.Persistence.UnitOfWork", Justification = "The one place that saves.")]
[assembly: SuppressMessage("ApiDesign", "RS0030", Scope = "type", Target = "~T:OrderCloud.Platform.Persistence.SqliteDatabase", Justification = "Makes the connections that UnitOfWork opens.")]
[assembly: SuppressMessage("ApiDesign", "RS0030", Scope = "type", Target = "~T:OrderCloud.Platform.Persistence.SqlServerDatabase", Justification = "Makes the connections that UnitOfWork opens.")]
[assembly: SuppressMessage("ApiDesign", "RS0030", Scope = "type", Target = "~T:OrderCloud.Platform.Persistence.PostgresDatabase", Justification = "Makes the connections that UnitOfWork opens.")]
[assembly: SuppressMessage("ApiDesign", "RS0030", Scope = "type", Target = "~T:OrderCloud.Platform.Graph.Transport.WebSockets.SocketOperations", Justification = "A socket's operation enters a scope of its own off the loop that receives.")]
