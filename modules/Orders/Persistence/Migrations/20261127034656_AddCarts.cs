using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddCarts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_AssigneeId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CustomerId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CustomerName_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_ExternalId",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_FulfillmentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Number_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_OnHold_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_PaymentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_PlacedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Status_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Total_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_UpdatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.AddColumn<long>(
                name: "CartExpiresAt",
                schema: "orders",
                table: "orders",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CartTokenHash",
                schema: "orders",
                table: "orders",
                
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_CartExpiresAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "CartExpiresAt", "Id" },
                filter: "\"CartExpiresAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_AssigneeId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "AssigneeId", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CartTokenHash",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CartTokenHash" },
                unique: true,
                filter: "\"CartTokenHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CustomerId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CustomerId", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CustomerName_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CustomerName", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_ExternalId",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "ExternalId" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_FulfillmentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "FulfillmentStatus", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_MakerId_CreatedAt",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "MakerId", "CreatedAt" },
                filter: "\"CartTokenHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Number_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Number", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_OnHold_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "OnHold", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_PaymentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "PaymentStatus", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_PlacedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "PlacedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Status_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Status", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Total_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Total", "Id" },
                filter: "\"CartTokenHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_UpdatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "UpdatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orders_CartExpiresAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_AssigneeId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CartTokenHash",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CustomerId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CustomerName_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_ExternalId",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_FulfillmentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_MakerId_CreatedAt",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Number_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_OnHold_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_PaymentStatus_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_PlacedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Status_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Total_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_UpdatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "CartExpiresAt",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "CartTokenHash",
                schema: "orders",
                table: "orders");

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_AssigneeId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "AssigneeId", "CreatedAt", "Id" });

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
                name: "IX_orders_TenantId_CustomerName_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CustomerName", "Id" });

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
                name: "IX_orders_TenantId_Number_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Number", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_OnHold_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "OnHold", "CreatedAt", "Id" });

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
        }
    }
}
