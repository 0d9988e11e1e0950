using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddHoldReason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HoldReason",
                schema: "orders",
                table: "orders",
                
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_OnHold_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "OnHold", "CreatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_OnHold_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "HoldReason",
                schema: "orders",
                table: "orders");
        }
    }
}
