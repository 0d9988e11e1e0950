using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Customers.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class SealContacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_customers_TenantId_Email_Id",
                schema: "customers",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_TenantId_Phone_Id",
                schema: "customers",
                table: "customers");

            // Sealed texts are longer than they were typed. SQLite's columns have no length.
            if (ActiveProvider != "Microsoft.EntityFrameworkCore.Sqlite")
            {
                foreach (var (name, length) in new[] { ("Email", 254), ("Phone", 40), ("Notes", 4000) })
                    migrationBuilder.AlterColumn<string>(name: name, schema: "customers", table: "customers", nullable: true, oldClrType: typeof(string), oldMaxLength: length, oldNullable: true);

                foreach (var (name, length) in new[] { ("Recipient", 200), ("Line1", 200), ("City", 100), ("CountryCode", 2) })
                    migrationBuilder.AlterColumn<string>(name: name, schema: "customers", table: "customer_addresses", nullable: false, oldClrType: typeof(string), oldMaxLength: length);

                foreach (var (name, length) in new[] { ("Line2", 200), ("Region", 100), ("PostalCode", 20), ("Phone", 40) })
                    migrationBuilder.AlterColumn<string>(name: name, schema: "customers", table: "customer_addresses", nullable: true, oldClrType: typeof(string), oldMaxLength: length, oldNullable: true);
            }

            migrationBuilder.AddColumn<long>(
                name: "EmailIndex",
                schema: "customers",
                table: "customers",
                
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PhoneIndex",
                schema: "customers",
                table: "customers",
                
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_EmailIndex_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "EmailIndex", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_PhoneIndex_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "PhoneIndex", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_customers_TenantId_EmailIndex_Id",
                schema: "customers",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_TenantId_PhoneIndex_Id",
                schema: "customers",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "EmailIndex",
                schema: "customers",
                table: "customers");

            migrationBuilder.DropColumn(
                name: "PhoneIndex",
                schema: "customers",
                table: "customers");

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Email_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Email", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Phone_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Phone", "Id" });
        }
    }
}
