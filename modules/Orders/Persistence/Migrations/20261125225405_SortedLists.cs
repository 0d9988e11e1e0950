using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class SortedLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_CustomerName_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "CustomerName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_errors_TenantId_Row_Id",
                schema: "orders",
                table: "import_errors",
                columns: new[] { "TenantId", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_differences_TenantId_Row_Id",
                schema: "orders",
                table: "import_differences",
                columns: new[] { "TenantId", "Row", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_CustomerName_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_import_errors_TenantId_Row_Id",
                schema: "orders",
                table: "import_errors");

            migrationBuilder.DropIndex(
                name: "IX_import_differences_TenantId_Row_Id",
                schema: "orders",
                table: "import_differences");
        }
    }
}
