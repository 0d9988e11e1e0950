using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "column_choices",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    OwnerId = table.Column<Guid>(nullable: false),
                    List = table.Column<string>(maxLength: 40, nullable: false),
                    View = table.Column<string>(maxLength: 80, nullable: false),
                    Columns = table.Column<string>(maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_column_choices", x => new { x.TenantId, x.OwnerId, x.List, x.View });
                });

            migrationBuilder.CreateTable(
                name: "saved_views",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OwnerId = table.Column<Guid>(nullable: false),
                    List = table.Column<string>(maxLength: 40, nullable: false),
                    Name = table.Column<string>(maxLength: 60, nullable: false),
                    Search = table.Column<string>(maxLength: 1000, nullable: false),
                    Columns = table.Column<string>(maxLength: 4000, nullable: false),
                    RoleIds = table.Column<string>(maxLength: 660, nullable: false),
                    IsShared = table.Column<bool>(nullable: false),
                    IsDefault = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_views", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_TenantId_List_IsShared",
                schema: "tenancy",
                table: "saved_views",
                columns: new[] { "TenantId", "List", "IsShared" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_views_TenantId_OwnerId_List_Name",
                schema: "tenancy",
                table: "saved_views",
                columns: new[] { "TenantId", "OwnerId", "List", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "column_choices",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "saved_views",
                schema: "tenancy");
        }
    }
}
