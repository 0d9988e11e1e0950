using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Catalog.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddCost : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Cost",
                schema: "catalog",
                table: "variants",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Cost",
                schema: "catalog",
                table: "variants");
        }
    }
}
