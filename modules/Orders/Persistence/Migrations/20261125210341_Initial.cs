using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "orders");

            migrationBuilder.CreateTable(
                name: "orders",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: true),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    Channel = table.Column<string>(maxLength: 40, nullable: false),
                    ExternalId = table.Column<string>(maxLength: 100, nullable: true),
                    ContentHash = table.Column<string>(maxLength: 64, nullable: true),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    Rounding = table.Column<string>(maxLength: 40, nullable: false),
                    CustomerId = table.Column<Guid>(nullable: true),
                    CustomerName = table.Column<string>(maxLength: 200, nullable: true),
                    ShipTo = table.Column<string>(maxLength: 4000, nullable: true),
                    BillTo = table.Column<string>(maxLength: 4000, nullable: true),
                    Note = table.Column<string>(maxLength: 2000, nullable: true),
                    Tags = table.Column<string>(maxLength: 1000, nullable: false),
                    MakerId = table.Column<Guid>(nullable: true),
                    MakerName = table.Column<string>(maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    PlacedAt = table.Column<long>(nullable: true),
                    ConfirmedAt = table.Column<long>(nullable: true),
                    CompletedAt = table.Column<long>(nullable: true),
                    CancelledAt = table.Column<long>(nullable: true),
                    ValidUntil = table.Column<long>(nullable: true),
                    UpdatedAt = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    OnHold = table.Column<bool>(nullable: false),
                    Gross = table.Column<long>(nullable: false),
                    DiscountTotal = table.Column<long>(nullable: false),
                    Net = table.Column<long>(nullable: false),
                    ShippingNet = table.Column<long>(nullable: false),
                    FeesNet = table.Column<long>(nullable: false),
                    Tax = table.Column<long>(nullable: false),
                    Total = table.Column<long>(nullable: false),
                    Captured = table.Column<long>(nullable: false),
                    Refunded = table.Column<long>(nullable: false),
                    Credited = table.Column<long>(nullable: false),
                    BalanceDue = table.Column<long>(nullable: false),
                    LineCount = table.Column<int>(nullable: false),
                    AllocationStatus = table.Column<string>(maxLength: 40, nullable: false),
                    FulfillmentStatus = table.Column<string>(maxLength: 40, nullable: false),
                    PaymentStatus = table.Column<string>(maxLength: 40, nullable: false),
                    ReturnStatus = table.Column<string>(maxLength: 40, nullable: false),
                    InvoiceStatus = table.Column<string>(maxLength: 40, nullable: false),
                    EventCount = table.Column<int>(nullable: false),
                    Makers = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "sales_returns",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: false),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    Channel = table.Column<string>(maxLength: 40, nullable: false),
                    ExternalId = table.Column<string>(maxLength: 100, nullable: false),
                    ContentHash = table.Column<string>(maxLength: 64, nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    CustomerId = table.Column<Guid>(nullable: true),
                    CustomerName = table.Column<string>(maxLength: 200, nullable: true),
                    ReturnedAt = table.Column<long>(nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    Tags = table.Column<string>(maxLength: 1000, nullable: false),
                    Total = table.Column<long>(nullable: false),
                    Refunded = table.Column<long>(nullable: false),
                    LineCount = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_returns", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "fulfillments",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OrderId = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: false),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    WarehouseId = table.Column<Guid>(nullable: false),
                    Carrier = table.Column<string>(maxLength: 60, nullable: true),
                    TrackingNumber = table.Column<string>(maxLength: 100, nullable: true),
                    CreatedAt = table.Column<long>(nullable: false),
                    PackedAt = table.Column<long>(nullable: true),
                    ShippedAt = table.Column<long>(nullable: true),
                    DeliveredAt = table.Column<long>(nullable: true),
                    UpdatedAt = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fulfillments", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_fulfillments_orders_TenantId_OrderId",
                        columns: x => new { x.TenantId, x.OrderId },
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_events",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OrderId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    At = table.Column<long>(nullable: false),
                    ById = table.Column<Guid>(nullable: true),
                    ByName = table.Column<string>(maxLength: 200, nullable: false),
                    IsExternal = table.Column<bool>(nullable: false),
                    Data = table.Column<string>(maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_events", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_order_events_orders_TenantId_OrderId",
                        columns: x => new { x.TenantId, x.OrderId },
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OrderId = table.Column<Guid>(nullable: false),
                    LineNumber = table.Column<int>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Sku = table.Column<string>(maxLength: 100, nullable: false),
                    Name = table.Column<string>(maxLength: 500, nullable: false),
                    Unit = table.Column<string>(maxLength: 20, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    Quantity = table.Column<long>(nullable: false),
                    UnitPrice = table.Column<long>(nullable: false),
                    Discount = table.Column<long>(nullable: false),
                    DiscountReason = table.Column<string>(maxLength: 500, nullable: true),
                    Gross = table.Column<long>(nullable: false),
                    Net = table.Column<long>(nullable: false),
                    Tax = table.Column<long>(nullable: false),
                    Allocated = table.Column<long>(nullable: false),
                    Picked = table.Column<long>(nullable: false),
                    Packed = table.Column<long>(nullable: false),
                    Shipped = table.Column<long>(nullable: false),
                    Delivered = table.Column<long>(nullable: false),
                    Cancelled = table.Column<long>(nullable: false),
                    Returned = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_lines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_order_lines_orders_TenantId_OrderId",
                        columns: x => new { x.TenantId, x.OrderId },
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_tasks",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OrderId = table.Column<Guid>(nullable: false),
                    Level = table.Column<int>(nullable: false),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    Reasons = table.Column<string>(nullable: false),
                    OpenedAt = table.Column<long>(nullable: false),
                    DecidedAt = table.Column<long>(nullable: true),
                    DecidedById = table.Column<Guid>(nullable: true),
                    DecidedByName = table.Column<string>(maxLength: 200, nullable: true),
                    Note = table.Column<string>(maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_tasks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_review_tasks_orders_TenantId_OrderId",
                        columns: x => new { x.TenantId, x.OrderId },
                        principalSchema: "orders",
                        principalTable: "orders",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sales_return_lines",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ReturnId = table.Column<Guid>(nullable: false),
                    LineNumber = table.Column<int>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Sku = table.Column<string>(maxLength: 100, nullable: false),
                    Name = table.Column<string>(maxLength: 500, nullable: false),
                    Unit = table.Column<string>(maxLength: 20, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    Quantity = table.Column<long>(nullable: false),
                    UnitPrice = table.Column<long>(nullable: false),
                    Net = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales_return_lines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_sales_return_lines_sales_returns_TenantId_ReturnId",
                        columns: x => new { x.TenantId, x.ReturnId },
                        principalSchema: "orders",
                        principalTable: "sales_returns",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fulfillment_lines",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    FulfillmentId = table.Column<Guid>(nullable: false),
                    OrderLineId = table.Column<Guid>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Sku = table.Column<string>(maxLength: 100, nullable: false),
                    Name = table.Column<string>(maxLength: 500, nullable: false),
                    Quantity = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fulfillment_lines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_fulfillment_lines_fulfillments_TenantId_FulfillmentId",
                        columns: x => new { x.TenantId, x.FulfillmentId },
                        principalSchema: "orders",
                        principalTable: "fulfillments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_fulfillment_lines_order_lines_TenantId_OrderLineId",
                        columns: x => new { x.TenantId, x.OrderLineId },
                        principalSchema: "orders",
                        principalTable: "order_lines",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillment_lines_TenantId_FulfillmentId",
                schema: "orders",
                table: "fulfillment_lines",
                columns: new[] { "TenantId", "FulfillmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillment_lines_TenantId_OrderLineId",
                schema: "orders",
                table: "fulfillment_lines",
                columns: new[] { "TenantId", "OrderLineId" });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillments_TenantId_CreatedAt_Id",
                schema: "orders",
                table: "fulfillments",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillments_TenantId_Number",
                schema: "orders",
                table: "fulfillments",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fulfillments_TenantId_OrderId_CreatedAt",
                schema: "orders",
                table: "fulfillments",
                columns: new[] { "TenantId", "OrderId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillments_TenantId_Status_CreatedAt_Id",
                schema: "orders",
                table: "fulfillments",
                columns: new[] { "TenantId", "Status", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillments_TenantId_TrackingNumber",
                schema: "orders",
                table: "fulfillments",
                columns: new[] { "TenantId", "TrackingNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_fulfillments_TenantId_WarehouseId_Status_CreatedAt",
                schema: "orders",
                table: "fulfillments",
                columns: new[] { "TenantId", "WarehouseId", "Status", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_order_events_TenantId_OrderId_Position",
                schema: "orders",
                table: "order_events",
                columns: new[] { "TenantId", "OrderId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_TenantId_OrderId_LineNumber",
                schema: "orders",
                table: "order_lines",
                columns: new[] { "TenantId", "OrderId", "LineNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_TenantId_Sku_OrderId",
                schema: "orders",
                table: "order_lines",
                columns: new[] { "TenantId", "Sku", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_TenantId_VariantId_OrderId",
                schema: "orders",
                table: "order_lines",
                columns: new[] { "TenantId", "VariantId", "OrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Channel_ExternalId",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Channel", "ExternalId" },
                unique: true,
                filter: "\"ExternalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CustomerId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CustomerId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_ExternalId",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_FulfillmentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "FulfillmentStatus", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Number",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Number" },
                unique: true,
                filter: "\"Number\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Number_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Number", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_PaymentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "PaymentStatus", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_PlacedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "PlacedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Status_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Status", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Total_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Total", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_UpdatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_review_tasks_TenantId_OrderId_OpenedAt_Id",
                schema: "orders",
                table: "review_tasks",
                columns: new[] { "TenantId", "OrderId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_lines_TenantId_ReturnId_LineNumber",
                schema: "orders",
                table: "sales_return_lines",
                columns: new[] { "TenantId", "ReturnId", "LineNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_return_lines_TenantId_Sku_ReturnId",
                schema: "orders",
                table: "sales_return_lines",
                columns: new[] { "TenantId", "Sku", "ReturnId" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_returns_TenantId_Channel_ExternalId",
                schema: "orders",
                table: "sales_returns",
                columns: new[] { "TenantId", "Channel", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_returns_TenantId_CustomerId_ReturnedAt_Id",
                schema: "orders",
                table: "sales_returns",
                columns: new[] { "TenantId", "CustomerId", "ReturnedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_returns_TenantId_Number",
                schema: "orders",
                table: "sales_returns",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_returns_TenantId_ReturnedAt_Id",
                schema: "orders",
                table: "sales_returns",
                columns: new[] { "TenantId", "ReturnedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fulfillment_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_events",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "review_tasks",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "sales_return_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "fulfillments",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "order_lines",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "sales_returns",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "orders");
        }
    }
}
