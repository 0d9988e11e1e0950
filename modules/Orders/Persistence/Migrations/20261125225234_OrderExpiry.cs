using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class OrderExpiry : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_orders_ValidUntil_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "ValidUntil", "Id" },
                filter: "\"ValidUntil\" IS NOT NULL AND \"Status\" IN ('Draft', 'PendingReview')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orders_ValidUntil_Id",
                schema: "orders",
                table: "orders");
        }
    }
}
