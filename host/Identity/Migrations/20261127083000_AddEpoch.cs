using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Host.Identity.Migrations
{
    /// <inheritdoc />
    internal partial class AddEpoch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Epoch",
                schema: "identity",
                table: "accounts",
                
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Epoch",
                schema: "identity",
                table: "accounts");
        }
    }
}
