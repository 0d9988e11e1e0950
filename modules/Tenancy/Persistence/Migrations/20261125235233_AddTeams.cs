using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddTeams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "teams",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    UpdatedAt = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "team_members",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    TeamId = table.Column<Guid>(nullable: false),
                    MemberId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_members", x => new { x.TenantId, x.TeamId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_team_members_members_TenantId_MemberId",
                        columns: x => new { x.TenantId, x.MemberId },
                        principalSchema: "tenancy",
                        principalTable: "members",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_team_members_teams_TenantId_TeamId",
                        columns: x => new { x.TenantId, x.TeamId },
                        principalSchema: "tenancy",
                        principalTable: "teams",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_team_members_TenantId_MemberId",
                schema: "tenancy",
                table: "team_members",
                columns: new[] { "TenantId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_teams_TenantId_Name",
                schema: "tenancy",
                table: "teams",
                columns: new[] { "TenantId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_teams_TenantId_Name_Id",
                schema: "tenancy",
                table: "teams",
                columns: new[] { "TenantId", "Name", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "team_members",
                schema: "tenancy");

            migrationBuilder.DropTable(
                name: "teams",
                schema: "tenancy");
        }
    }
}
