using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Host.Identity.Migrations
{
    /// <inheritdoc />
    internal partial class AddMailAndSecondFactor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EmailConfirmedAt",
                schema: "identity",
                table: "accounts",
                
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "TotpSecret",
                schema: "identity",
                table: "accounts",
                
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TotpUsedStep",
                schema: "identity",
                table: "accounts",
                
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "queued_mails",
                schema: "identity",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Sealed = table.Column<byte[]>(nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    DueAt = table.Column<long>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    FailedAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queued_mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "identity",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_codes", x => new { x.AccountId, x.Hash });
                    table.ForeignKey(
                        name: "FK_recovery_codes_accounts_AccountId",
                        column: x => x.AccountId,
                        principalSchema: "identity",
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_queued_mails_FailedAt_DueAt",
                schema: "identity",
                table: "queued_mails",
                columns: new[] { "FailedAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "queued_mails",
                schema: "identity");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "identity");

            migrationBuilder.DropColumn(
                name: "EmailConfirmedAt",
                schema: "identity",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "TotpSecret",
                schema: "identity",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "TotpUsedStep",
                schema: "identity",
                table: "accounts");
        }
    }
}
