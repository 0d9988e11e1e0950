using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Customers.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddPinyin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Pinyin",
                schema: "customers",
                table: "customers",
                
                maxLength: 1000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Pinyin",
                schema: "customers",
                table: "customers");
        }
    }
}
