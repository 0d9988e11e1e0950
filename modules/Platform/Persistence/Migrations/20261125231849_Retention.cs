using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_idempotency_keys_At",
                schema: "platform",
                table: "idempotency_keys");

            migrationBuilder.AddColumn<long>(
                name: "KeptUntil",
                schema: "platform",
                table: "idempotency_keys",
                
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_KeptUntil",
                schema: "platform",
                table: "idempotency_keys",
                column: "KeptUntil");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_idempotency_keys_KeptUntil",
                schema: "platform",
                table: "idempotency_keys");

            migrationBuilder.DropColumn(
                name: "KeptUntil",
                schema: "platform",
                table: "idempotency_keys");

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_At",
                schema: "platform",
                table: "idempotency_keys",
                column: "At");
        }
    }
}
