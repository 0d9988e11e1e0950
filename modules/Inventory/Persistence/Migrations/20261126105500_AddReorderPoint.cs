using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Inventory.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddReorderPoint : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ReorderPoint",
                schema: "inventory",
                table: "stock_levels",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_TenantId_Id",
                schema: "inventory",
                table: "stock_levels",
                columns: new[] { "TenantId", "Id" },
                filter: "\"ReorderPoint\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_stock_levels_TenantId_Id",
                schema: "inventory",
                table: "stock_levels");

            migrationBuilder.DropColumn(
                name: "ReorderPoint",
                schema: "inventory",
                table: "stock_levels");
        }
    }
}
