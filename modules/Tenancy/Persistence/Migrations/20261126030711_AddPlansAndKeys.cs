using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddPlansAndKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Plan",
                schema: "tenancy",
                table: "tenants",
                
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FormerKeyHash",
                schema: "tenancy",
                table: "api_clients",
                
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeyHash",
                schema: "tenancy",
                table: "api_clients",
                
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                schema: "tenancy",
                table: "api_clients",
                
                maxLength: 40,
                nullable: false,
                defaultValue: "Oauth");

            migrationBuilder.CreateTable(
                name: "plan_limits",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Resource = table.Column<string>(maxLength: 40, nullable: false),
                    Limit = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_limits", x => new { x.TenantId, x.Resource });
                });

            migrationBuilder.CreateTable(
                name: "plan_uses",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Resource = table.Column<string>(maxLength: 40, nullable: false),
                    Month = table.Column<string>(maxLength: 7, nullable: false),
                    Used = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_uses", x => new { x.TenantId, x.Resource, x.Month });
                });

            migrationBuilder.CreateIndex(
                name: "IX_api_clients_TenantId_FormerKeyHash",
                schema: "tenancy",
                table: "api_clients",
                columns: new[] { "TenantId", "FormerKeyHash" });

            migrationBuilder.CreateIndex(
                name: "IX_api_clients_TenantId_KeyHash",
                schema: "tenancy",
                table: "api_clients",
                columns: new[] { "TenantId", "KeyHash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "plan_limits",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "plan_uses",
                schema: "tenancy");

            migrationBuilder.DropIndex(
                name: "IX_api_clients_TenantId_FormerKeyHash",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropIndex(
                name: "IX_api_clients_TenantId_KeyHash",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "Plan",
                schema: "tenancy",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "FormerKeyHash",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "KeyHash",
                schema: "tenancy",
                table: "api_clients");

            migrationBuilder.DropColumn(
                name: "Kind",
                schema: "tenancy",
                table: "api_clients");
        }
    }
}
