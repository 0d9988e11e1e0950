using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddAssignee : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AssigneeId",
                schema: "orders",
                table: "orders",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssigneeName",
                schema: "orders",
                table: "orders",
                
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_TenantId_AssigneeId_CreatedAt_Id",
                schema: "orders",
                table: "orders",
                columns: new[] { "TenantId", "AssigneeId", "CreatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_orders_TenantId_AssigneeId_CreatedAt_Id",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                schema: "orders",
                table: "orders");

            migrationBuilder.DropColumn(
                name: "AssigneeName",
                schema: "orders",
                table: "orders");
        }
    }
}
