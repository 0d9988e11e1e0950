using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.CreateTable(
                name: "handled_events",
                schema: "platform",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    EventId = table.Column<Guid>(nullable: false),
                    Handler = table.Column<string>(maxLength: 100, nullable: false),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handled_events", x => new { x.TenantId, x.EventId, x.Handler });
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "platform",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Client = table.Column<string>(maxLength: 60, nullable: false),
                    Field = table.Column<string>(maxLength: 80, nullable: false),
                    Key = table.Column<string>(maxLength: 255, nullable: false),
                    Fingerprint = table.Column<string>(maxLength: 64, nullable: false),
                    ResultId = table.Column<Guid>(nullable: true),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => new { x.TenantId, x.Client, x.Field, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                schema: "platform",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Type = table.Column<string>(maxLength: 100, nullable: false),
                    AggregateId = table.Column<Guid>(nullable: false),
                    Payload = table.Column<string>(nullable: false),
                    OccurredAt = table.Column<long>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    DueAt = table.Column<long>(nullable: false),
                    LeaseOwner = table.Column<string>(maxLength: 32, nullable: true),
                    DispatchedAt = table.Column<long>(nullable: true),
                    ParkedAt = table.Column<long>(nullable: true),
                    LastFailure = table.Column<string>(maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_handled_events_At",
                schema: "platform",
                table: "handled_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_At",
                schema: "platform",
                table: "idempotency_keys",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_DispatchedAt_Position",
                schema: "platform",
                table: "outbox_messages",
                columns: new[] { "DispatchedAt", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_TenantId_AggregateId_Position",
                schema: "platform",
                table: "outbox_messages",
                columns: new[] { "TenantId", "AggregateId", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "handled_events",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "outbox_messages",
                schema: "platform");
        }
    }
}
