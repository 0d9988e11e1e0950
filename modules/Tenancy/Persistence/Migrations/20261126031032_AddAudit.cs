using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Sequence = table.Column<long>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    ActorKind = table.Column<string>(maxLength: 40, nullable: false),
                    MemberId = table.Column<Guid>(nullable: true),
                    ApiClientId = table.Column<Guid>(nullable: true),
                    Operation = table.Column<string>(maxLength: 100, nullable: false),
                    RequestId = table.Column<string>(maxLength: 100, nullable: true),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    ObjectType = table.Column<string>(maxLength: 60, nullable: false),
                    ObjectId = table.Column<Guid>(nullable: false),
                    Changes = table.Column<string>(nullable: false),
                    PersonalHash = table.Column<byte[]>(maxLength: 32, nullable: true),
                    Hash = table.Column<byte[]>(maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Sequence = table.Column<long>(nullable: false),
                    Hash = table.Column<byte[]>(maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_heads", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "audit_personal",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Salt = table.Column<byte[]>(maxLength: 16, nullable: false),
                    Changes = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_personal", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_ApiClientId_Sequence",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "ApiClientId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_At",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_MemberId_Sequence",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "MemberId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_ObjectId_Sequence",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "ObjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_ObjectType_Sequence",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "ObjectType", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_Operation_Sequence",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "Operation", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_RequestId",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_TenantId_Sequence",
                schema: "tenancy",
                table: "audit_entries",
                columns: new[] { "TenantId", "Sequence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "audit_heads",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "audit_personal",
                schema: "tenancy");
        }
    }
}
