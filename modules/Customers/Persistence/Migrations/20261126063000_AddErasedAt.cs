using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Customers.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddErasedAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ErasedAt",
                schema: "customers",
                table: "customers",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ErasedAt",
                schema: "customers",
                table: "customers");
        }
    }
}
