using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddInvitations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Membership",
                schema: "tenancy",
                table: "tenants",
                
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "UpdatedAt",
                schema: "tenancy",
                table: "members",
                
                nullable: true);

            migrationBuilder.CreateTable(
                name: "invitations",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Email = table.Column<string>(maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(maxLength: 508, nullable: false),
                    DisplayName = table.Column<string>(maxLength: 100, nullable: false),
                    Language = table.Column<string>(maxLength: 10, nullable: true),
                    RoleIds = table.Column<string>(maxLength: 660, nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    InvitedByName = table.Column<string>(maxLength: 100, nullable: false),
                    InvitedAt = table.Column<long>(nullable: false),
                    ExpiresAt = table.Column<long>(nullable: false),
                    AcceptedAt = table.Column<long>(nullable: true),
                    RevokedAt = table.Column<long>(nullable: true),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_TenantId_Email_Id",
                schema: "tenancy",
                table: "invitations",
                columns: new[] { "TenantId", "Email", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_TenantId_EmailKey",
                schema: "tenancy",
                table: "invitations",
                columns: new[] { "TenantId", "EmailKey" });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_TenantId_InvitedAt_Id",
                schema: "tenancy",
                table: "invitations",
                columns: new[] { "TenantId", "InvitedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_TenantId_TokenHash",
                schema: "tenancy",
                table: "invitations",
                columns: new[] { "TenantId", "TokenHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "invitations",
                schema: "tenancy");

            migrationBuilder.DropColumn(
                name: "Membership",
                schema: "tenancy",
                table: "tenants");

            migrationBuilder.DropColumn(
                name: "UpdatedAt",
                schema: "tenancy",
                table: "members");
        }
    }
}
