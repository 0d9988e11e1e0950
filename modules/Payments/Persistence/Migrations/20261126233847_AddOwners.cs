using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Payments.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddOwners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RecorderId",
                schema: "payments",
                table: "receipts",
                
                nullable: true);

            migrationBuilder.CreateTable(
                name: "payment_order_owners",
                schema: "payments",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    AssigneeId = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_order_owners", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_payment_order_owners_TenantId_AssigneeId",
                schema: "payments",
                table: "payment_order_owners",
                columns: new[] { "TenantId", "AssigneeId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payment_order_owners",
                schema: "payments");

            migrationBuilder.DropColumn(
                name: "RecorderId",
                schema: "payments",
                table: "receipts");
        }
    }
}
