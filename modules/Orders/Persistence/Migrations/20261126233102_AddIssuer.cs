using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddIssuer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Issuer",
                schema: "orders",
                table: "fulfillments",
                
                maxLength: 4000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Issuer",
                schema: "orders",
                table: "fulfillments");
        }
    }
}
