using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Margin",
                schema: "orders",
                table: "orders",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Cost",
                schema: "orders",
                table: "order_lines",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UnitCost",
                schema: "orders",
                table: "order_lines",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Margin",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "Cost",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "UnitCost",
                schema: "orders",
                table: "order_lines");
        }
    }
}
