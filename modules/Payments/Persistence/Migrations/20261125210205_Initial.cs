using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Payments.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "payments");

            migrationBuilder.CreateTable(
                name: "receipts",
                schema: "payments",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 60, nullable: false),
                    Method = table.Column<string>(maxLength: 40, nullable: false),
                    Amount = table.Column<long>(nullable: false),
                    Matched = table.Column<long>(nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    ReceivedAt = table.Column<long>(nullable: false),
                    Reference = table.Column<string>(maxLength: 140, nullable: true),
                    CustomerId = table.Column<Guid>(nullable: true),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    RecordedAt = table.Column<long>(nullable: false),
                    ReversedAt = table.Column<long>(nullable: true),
                    ReversalReason = table.Column<string>(maxLength: 500, nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipts", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("ck_receipts_matched", "\"Matched\" >= 0 AND \"Matched\" <= \"Amount\"");
                });

            migrationBuilder.CreateTable(
                name: "payment_events",
                schema: "payments",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Amount = table.Column<long>(nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    Method = table.Column<string>(maxLength: 40, nullable: false),
                    OrderId = table.Column<Guid>(nullable: true),
                    ReturnId = table.Column<Guid>(nullable: true),
                    ReceiptId = table.Column<Guid>(nullable: true),
                    Key = table.Column<string>(maxLength: 100, nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_events", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_payment_events_receipts_TenantId_ReceiptId",
                        columns: x => new { x.TenantId, x.ReceiptId },
                        principalSchema: "payments",
                        principalTable: "receipts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_matches",
                schema: "payments",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ReceiptId = table.Column<Guid>(nullable: false),
                    OrderId = table.Column<Guid>(nullable: false),
                    Amount = table.Column<long>(nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    MatchedAt = table.Column<long>(nullable: false),
                    TakenBackAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receipt_matches", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_receipt_matches_receipts_TenantId_ReceiptId",
                        columns: x => new { x.TenantId, x.ReceiptId },
                        principalSchema: "payments",
                        principalTable: "receipts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_TenantId_At_Id",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "TenantId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_TenantId_Key",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_TenantId_Kind_At_Id",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "TenantId", "Kind", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_TenantId_Method_At_Id",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "TenantId", "Method", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_TenantId_OrderId_At_Id",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "TenantId", "OrderId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_payment_events_TenantId_ReceiptId_At_Id",
                schema: "payments",
                table: "payment_events",
                columns: new[] { "TenantId", "ReceiptId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_receipt_matches_TenantId_OrderId",
                schema: "payments",
                table: "receipt_matches",
                columns: new[] { "TenantId", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_receipt_matches_TenantId_ReceiptId",
                schema: "payments",
                table: "receipt_matches",
                columns: new[] { "TenantId", "ReceiptId" });

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_CustomerId_ReceivedAt_Id",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "CustomerId", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_Method_ReceivedAt_Id",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "Method", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_Number",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_ReceivedAt_Id",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_Reference",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_Status_ReceivedAt_Id",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "Status", "ReceivedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payment_events",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "receipt_matches",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "receipts",
                schema: "payments");
        }
    }
}
