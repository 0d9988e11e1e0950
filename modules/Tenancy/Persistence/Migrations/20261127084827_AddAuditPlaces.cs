using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddAuditPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "PlaceHash",
                schema: "tenancy",
                table: "audit_entries",
                
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_places",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Salt = table.Column<byte[]>(maxLength: 16, nullable: false),
                    Address = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_places", x => new { x.TenantId, x.Id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_places",
                schema: "tenancy");

            migrationBuilder.DropColumn(
                name: "PlaceHash",
                schema: "tenancy",
                table: "audit_entries");
        }
    }
}
