using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Customers.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "customers");

            migrationBuilder.CreateTable(
                name: "customers",
                schema: "customers",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 50, nullable: false),
                    CodeKey = table.Column<string>(maxLength: 50, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Email = table.Column<string>(maxLength: 254, nullable: true),
                    Phone = table.Column<string>(maxLength: 40, nullable: true),
                    CountryCode = table.Column<string>(maxLength: 2, nullable: true),
                    Notes = table.Column<string>(maxLength: 4000, nullable: true),
                    Blocked = table.Column<bool>(nullable: false),
                    ShippingAddressId = table.Column<Guid>(nullable: true),
                    BillingAddressId = table.Column<Guid>(nullable: true),
                    Version = table.Column<int>(nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    UpdatedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "customer_addresses",
                schema: "customers",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    CustomerId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    IsForShipping = table.Column<bool>(nullable: false),
                    IsForBilling = table.Column<bool>(nullable: false),
                    City = table.Column<string>(maxLength: 100, nullable: false),
                    CountryCode = table.Column<string>(maxLength: 2, nullable: false),
                    Line1 = table.Column<string>(maxLength: 200, nullable: false),
                    Line2 = table.Column<string>(maxLength: 200, nullable: true),
                    Phone = table.Column<string>(maxLength: 40, nullable: true),
                    PostalCode = table.Column<string>(maxLength: 20, nullable: true),
                    Recipient = table.Column<string>(maxLength: 200, nullable: false),
                    Region = table.Column<string>(maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_addresses", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_customer_addresses_customers_TenantId_CustomerId",
                        columns: x => new { x.TenantId, x.CustomerId },
                        principalSchema: "customers",
                        principalTable: "customers",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_customer_addresses_TenantId_CustomerId_Position",
                schema: "customers",
                table: "customer_addresses",
                columns: new[] { "TenantId", "CustomerId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Blocked_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Blocked", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Code_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Code", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_CodeKey",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "CodeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_CountryCode_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "CountryCode", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_CreatedAt_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Email_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Email", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Kind_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Name_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_Phone_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "Phone", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_TenantId_UpdatedAt_Id",
                schema: "customers",
                table: "customers",
                columns: new[] { "TenantId", "UpdatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_addresses",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "customers",
                schema: "customers");
        }
    }
}
