using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Analytics.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddAssignees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_daily_sales_TenantId_Day",
                schema: "analytics",
                table: "daily_sales");

            migrationBuilder.DropIndex(
                name: "IX_daily_product_sales_TenantId_Day_VariantId",
                schema: "analytics",
                table: "daily_product_sales");

            migrationBuilder.AddColumn<Guid>(
                name: "AssigneeId",
                schema: "analytics",
                table: "daily_sales",
                
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AssigneeId",
                schema: "analytics",
                table: "daily_product_sales",
                
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AssigneeId",
                schema: "analytics",
                table: "daily_customer_sales",
                
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_daily_sales_TenantId_Day",
                schema: "analytics",
                table: "daily_sales",
                columns: new[] { "TenantId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_daily_product_sales_TenantId_Day_VariantId",
                schema: "analytics",
                table: "daily_product_sales",
                columns: new[] { "TenantId", "Day", "VariantId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_daily_sales_TenantId_Day",
                schema: "analytics",
                table: "daily_sales");

            migrationBuilder.DropIndex(
                name: "IX_daily_product_sales_TenantId_Day_VariantId",
                schema: "analytics",
                table: "daily_product_sales");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                schema: "analytics",
                table: "daily_sales");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                schema: "analytics",
                table: "daily_product_sales");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                schema: "analytics",
                table: "daily_customer_sales");

            migrationBuilder.CreateIndex(
                name: "IX_daily_sales_TenantId_Day",
                schema: "analytics",
                table: "daily_sales",
                columns: new[] { "TenantId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_daily_product_sales_TenantId_Day_VariantId",
                schema: "analytics",
                table: "daily_product_sales",
                columns: new[] { "TenantId", "Day", "VariantId" },
                unique: true);
        }
    }
}
