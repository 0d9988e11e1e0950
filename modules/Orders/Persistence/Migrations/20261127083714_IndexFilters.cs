using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class IndexFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_sales_returns_TenantId_ExternalId",
                schema: "orders",
                table: "sales_returns",
                columns: new[] { "TenantId", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_Channel_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "Channel", "CreatedAt", "Id" },
                filter: "\"CartTokenHash\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_sales_returns_TenantId_ExternalId",
                schema: "orders",
                table: "sales_returns");

            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_Channel_CreatedAt_Id",
                schema: "orders",
                table: "orders");
        }
    }
}
