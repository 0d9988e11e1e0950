using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddClientFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                schema: "tenancy",
                table: "api_clients",
                
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FormerSecretUntil",
                schema: "tenancy",
                table: "api_clients",
                
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastUsedAt",
                schema: "tenancy",
                table: "api_clients",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReadFields",
                schema: "tenancy",
                table: "api_clients",
                
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "RotatedAt",
                schema: "tenancy",
                table: "api_clients",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WriteFields",
                schema: "tenancy",
                table: "api_clients",
                
                maxLength: 4000,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "FormerSecretUntil",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "LastUsedAt",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "ReadFields",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "RotatedAt",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "WriteFields",
                schema: "tenancy",
                table: "api_clients");
        }
    }
}
