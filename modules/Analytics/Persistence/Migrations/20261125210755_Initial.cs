using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Analytics.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "analytics");

            migrationBuilder.CreateTable(
                name: "daily_customer_sales",
                schema: "analytics",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    CustomerId = table.Column<Guid>(nullable: true),
                    Orders = table.Column<long>(nullable: false),
                    Net = table.Column<long>(nullable: false),
                    Day = table.Column<DateOnly>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_daily_customer_sales", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "daily_product_sales",
                schema: "analytics",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Orders = table.Column<long>(nullable: false),
                    Units = table.Column<long>(nullable: false),
                    Net = table.Column<long>(nullable: false),
                    Day = table.Column<DateOnly>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_daily_product_sales", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "daily_sales",
                schema: "analytics",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Orders = table.Column<long>(nullable: false),
                    Units = table.Column<long>(nullable: false),
                    Gross = table.Column<long>(nullable: false),
                    Discounts = table.Column<long>(nullable: false),
                    Returns = table.Column<long>(nullable: false),
                    Net = table.Column<long>(nullable: false),
                    Tax = table.Column<long>(nullable: false),
                    Invoiced = table.Column<long>(nullable: false),
                    Day = table.Column<DateOnly>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_daily_sales", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_daily_customer_sales_TenantId_Day_CustomerId",
                schema: "analytics",
                table: "daily_customer_sales",
                columns: new[] { "TenantId", "Day", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_daily_product_sales_TenantId_Day_VariantId",
                schema: "analytics",
                table: "daily_product_sales",
                columns: new[] { "TenantId", "Day", "VariantId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_daily_sales_TenantId_Day",
                schema: "analytics",
                table: "daily_sales",
                columns: new[] { "TenantId", "Day" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "daily_customer_sales",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "daily_product_sales",
                schema: "analytics");

            migrationBuilder.DropTable(
                name: "daily_sales",
                schema: "analytics");
        }
    }
}
