using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Inventory.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "inventory");

            migrationBuilder.CreateTable(
                name: "warehouses",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    NameKey = table.Column<string>(maxLength: 100, nullable: false),
                    Rank = table.Column<int>(nullable: false),
                    IsActive = table.Column<bool>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    CreatedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warehouses", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "goods_receipts",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 60, nullable: false),
                    WarehouseId = table.Column<Guid>(nullable: false),
                    Reference = table.Column<string>(maxLength: 100, nullable: true),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    PostedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goods_receipts", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_goods_receipts_warehouses_TenantId_WarehouseId",
                        columns: x => new { x.TenantId, x.WarehouseId },
                        principalSchema: "inventory",
                        principalTable: "warehouses",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_adjustments",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 60, nullable: false),
                    IsHistory = table.Column<bool>(nullable: false),
                    WarehouseId = table.Column<Guid>(nullable: true),
                    ReasonCode = table.Column<string>(maxLength: 40, nullable: true),
                    Note = table.Column<string>(maxLength: 500, nullable: true),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    PostedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_adjustments", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_stock_adjustments_warehouses_TenantId_WarehouseId",
                        columns: x => new { x.TenantId, x.WarehouseId },
                        principalSchema: "inventory",
                        principalTable: "warehouses",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_allocations",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OrderId = table.Column<Guid>(nullable: false),
                    LineId = table.Column<Guid>(nullable: false),
                    WarehouseId = table.Column<Guid>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Quantity = table.Column<long>(nullable: false),
                    Issued = table.Column<long>(nullable: false),
                    Released = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_allocations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_stock_allocations_warehouses_TenantId_WarehouseId",
                        columns: x => new { x.TenantId, x.WarehouseId },
                        principalSchema: "inventory",
                        principalTable: "warehouses",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_ledger_entries",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    WarehouseId = table.Column<Guid>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    OnHand = table.Column<long>(nullable: false),
                    Allocated = table.Column<long>(nullable: false),
                    Reserved = table.Column<long>(nullable: false),
                    Unavailable = table.Column<long>(nullable: false),
                    DocumentType = table.Column<string>(maxLength: 40, nullable: false),
                    DocumentId = table.Column<Guid>(nullable: false),
                    DocumentNumber = table.Column<string>(maxLength: 60, nullable: true),
                    OrderId = table.Column<Guid>(nullable: true),
                    By = table.Column<string>(maxLength: 200, nullable: false),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_ledger_entries", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_stock_ledger_entries_warehouses_TenantId_WarehouseId",
                        columns: x => new { x.TenantId, x.WarehouseId },
                        principalSchema: "inventory",
                        principalTable: "warehouses",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_levels",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    WarehouseId = table.Column<Guid>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    OnHand = table.Column<long>(nullable: false),
                    Allocated = table.Column<long>(nullable: false),
                    Reserved = table.Column<long>(nullable: false),
                    Unavailable = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_levels", x => new { x.TenantId, x.Id });
                    table.CheckConstraint("ck_stock_levels_not_negative", "\"Allocated\" >= 0 AND \"Reserved\" >= 0 AND \"Unavailable\" >= 0");
                    table.ForeignKey(
                        name: "FK_stock_levels_warehouses_TenantId_WarehouseId",
                        columns: x => new { x.TenantId, x.WarehouseId },
                        principalSchema: "inventory",
                        principalTable: "warehouses",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "goods_receipt_lines",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ReceiptId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Quantity = table.Column<long>(nullable: false),
                    Note = table.Column<string>(maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goods_receipt_lines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_goods_receipt_lines_goods_receipts_TenantId_ReceiptId",
                        columns: x => new { x.TenantId, x.ReceiptId },
                        principalSchema: "inventory",
                        principalTable: "goods_receipts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stock_adjustment_lines",
                schema: "inventory",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    AdjustmentId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Delta = table.Column<long>(nullable: false),
                    Note = table.Column<string>(maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_adjustment_lines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_stock_adjustment_lines_stock_adjustments",
                        columns: x => new { x.TenantId, x.AdjustmentId },
                        principalSchema: "inventory",
                        principalTable: "stock_adjustments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_goods_receipt_lines_TenantId_ReceiptId_Position",
                schema: "inventory",
                table: "goods_receipt_lines",
                columns: new[] { "TenantId", "ReceiptId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_goods_receipts_TenantId_Number",
                schema: "inventory",
                table: "goods_receipts",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_goods_receipts_TenantId_PostedAt_Id",
                schema: "inventory",
                table: "goods_receipts",
                columns: new[] { "TenantId", "PostedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_goods_receipts_TenantId_Reference",
                schema: "inventory",
                table: "goods_receipts",
                columns: new[] { "TenantId", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_goods_receipts_TenantId_WarehouseId_PostedAt_Id",
                schema: "inventory",
                table: "goods_receipts",
                columns: new[] { "TenantId", "WarehouseId", "PostedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_adjustment_lines_TenantId_AdjustmentId_Position",
                schema: "inventory",
                table: "stock_adjustment_lines",
                columns: new[] { "TenantId", "AdjustmentId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_adjustments_TenantId_IsHistory_Number",
                schema: "inventory",
                table: "stock_adjustments",
                columns: new[] { "TenantId", "IsHistory", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_adjustments_TenantId_Number_Id",
                schema: "inventory",
                table: "stock_adjustments",
                columns: new[] { "TenantId", "Number", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_adjustments_TenantId_PostedAt_Id",
                schema: "inventory",
                table: "stock_adjustments",
                columns: new[] { "TenantId", "PostedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_adjustments_TenantId_WarehouseId_PostedAt_Id",
                schema: "inventory",
                table: "stock_adjustments",
                columns: new[] { "TenantId", "WarehouseId", "PostedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_allocations_TenantId_OrderId",
                schema: "inventory",
                table: "stock_allocations",
                columns: new[] { "TenantId", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_allocations_TenantId_VariantId_WarehouseId",
                schema: "inventory",
                table: "stock_allocations",
                columns: new[] { "TenantId", "VariantId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_allocations_TenantId_WarehouseId",
                schema: "inventory",
                table: "stock_allocations",
                columns: new[] { "TenantId", "WarehouseId" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_ledger_entries_TenantId_At_Id",
                schema: "inventory",
                table: "stock_ledger_entries",
                columns: new[] { "TenantId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_ledger_entries_TenantId_Kind_At_Id",
                schema: "inventory",
                table: "stock_ledger_entries",
                columns: new[] { "TenantId", "Kind", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_ledger_entries_TenantId_OrderId",
                schema: "inventory",
                table: "stock_ledger_entries",
                columns: new[] { "TenantId", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_ledger_entries_TenantId_VariantId_At_Id",
                schema: "inventory",
                table: "stock_ledger_entries",
                columns: new[] { "TenantId", "VariantId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_ledger_entries_TenantId_WarehouseId_At_Id",
                schema: "inventory",
                table: "stock_ledger_entries",
                columns: new[] { "TenantId", "WarehouseId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_TenantId_OnHand_Id",
                schema: "inventory",
                table: "stock_levels",
                columns: new[] { "TenantId", "OnHand", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_TenantId_VariantId_Id",
                schema: "inventory",
                table: "stock_levels",
                columns: new[] { "TenantId", "VariantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_TenantId_WarehouseId_VariantId",
                schema: "inventory",
                table: "stock_levels",
                columns: new[] { "TenantId", "WarehouseId", "VariantId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouses_TenantId_IsActive",
                schema: "inventory",
                table: "warehouses",
                columns: new[] { "TenantId", "IsActive" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouses_TenantId_Name_Id",
                schema: "inventory",
                table: "warehouses",
                columns: new[] { "TenantId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_warehouses_TenantId_NameKey",
                schema: "inventory",
                table: "warehouses",
                columns: new[] { "TenantId", "NameKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_warehouses_TenantId_Rank_Id",
                schema: "inventory",
                table: "warehouses",
                columns: new[] { "TenantId", "Rank", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "goods_receipt_lines",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_adjustment_lines",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_allocations",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_ledger_entries",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_levels",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "goods_receipts",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "stock_adjustments",
                schema: "inventory");

            migrationBuilder.DropTable(
                name: "warehouses",
                schema: "inventory");
        }
    }
}
