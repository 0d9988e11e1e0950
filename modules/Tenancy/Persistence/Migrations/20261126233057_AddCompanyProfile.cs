using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddCompanyProfile : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                schema: "tenancy",
                table: "tenants",
                
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Logo",
                schema: "tenancy",
                table: "tenants",
                
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TaxId",
                schema: "tenancy",
                table: "tenants",
                
                maxLength: 40,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Address",
                schema: "tenancy",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "Logo",
                schema: "tenancy",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "TaxId",
                schema: "tenancy",
                table: "tenants");
        }
    }
}
