using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "tenancy");

            migrationBuilder.CreateTable(
                name: "api_clients",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    ClientId = table.Column<string>(maxLength: 100, nullable: false),
                    Permissions = table.Column<string>(maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    RevokedAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_clients", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "members",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    DisplayName = table.Column<string>(maxLength: 100, nullable: false),
                    Email = table.Column<string>(maxLength: 254, nullable: false),
                    IsActive = table.Column<bool>(nullable: false),
                    Language = table.Column<string>(maxLength: 10, nullable: true),
                    JoinedAt = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "number_counters",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Period = table.Column<string>(maxLength: 8, nullable: false),
                    Last = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_counters", x => new { x.TenantId, x.Kind, x.Period });
                });

            migrationBuilder.CreateTable(
                name: "number_patterns",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Pattern = table.Column<string>(maxLength: 30, nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_patterns", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "roles",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    TemplateKey = table.Column<string>(maxLength: 40, nullable: true),
                    Permissions = table.Column<string>(maxLength: 4000, nullable: false),
                    Scope = table.Column<string>(maxLength: 40, nullable: false),
                    ApprovalLimit = table.Column<long>(nullable: true),
                    ReadFields = table.Column<string>(maxLength: 4000, nullable: false),
                    WriteFields = table.Column<string>(maxLength: 4000, nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_roles", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Currency = table.Column<string>(maxLength: 3, nullable: false),
                    TimeZone = table.Column<string>(maxLength: 64, nullable: false),
                    Language = table.Column<string>(maxLength: 10, nullable: false),
                    Rounding = table.Column<string>(maxLength: 40, nullable: false),
                    SignedUpAt = table.Column<long>(nullable: false),
                    SuspendedAt = table.Column<long>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tenants", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "member_roles",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    MemberId = table.Column<Guid>(nullable: false),
                    RoleId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_member_roles", x => new { x.TenantId, x.MemberId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_member_roles_members_TenantId_MemberId",
                        columns: x => new { x.TenantId, x.MemberId },
                        principalSchema: "tenancy",
                        principalTable: "members",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_member_roles_roles_TenantId_RoleId",
                        columns: x => new { x.TenantId, x.RoleId },
                        principalSchema: "tenancy",
                        principalTable: "roles",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_api_clients_TenantId_CreatedAt_Id",
                schema: "tenancy",
                table: "api_clients",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_api_clients_TenantId_Name_Id",
                schema: "tenancy",
                table: "api_clients",
                columns: new[] { "TenantId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_member_roles_TenantId_RoleId",
                schema: "tenancy",
                table: "member_roles",
                columns: new[] { "TenantId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_members_AccountId",
                schema: "tenancy",
                table: "members",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_members_TenantId_AccountId",
                schema: "tenancy",
                table: "members",
                columns: new[] { "TenantId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_TenantId_DisplayName_Id",
                schema: "tenancy",
                table: "members",
                columns: new[] { "TenantId", "DisplayName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_members_TenantId_Email_Id",
                schema: "tenancy",
                table: "members",
                columns: new[] { "TenantId", "Email", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_number_patterns_TenantId_Kind",
                schema: "tenancy",
                table: "number_patterns",
                columns: new[] { "TenantId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_roles_TenantId_Name",
                schema: "tenancy",
                table: "roles",
                columns: new[] { "TenantId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_clients",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "member_roles",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "number_counters",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "number_patterns",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "tenants",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "members",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "roles",
                schema: "tenancy");
        }
    }
}
