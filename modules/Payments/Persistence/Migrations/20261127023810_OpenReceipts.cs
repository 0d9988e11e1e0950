using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Payments.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class OpenReceipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOpen",
                schema: "payments",
                table: "receipts",
                
                nullable: false,
                defaultValue: false);

            // What was recorded before.
            var (table, yes) = migrationBuilder.ActiveProvider switch
            {
                "Microsoft.EntityFrameworkCore.Sqlite" => ("\"receipts\"", "1"),
                "Microsoft.EntityFrameworkCore.SqlServer" => ("\"payments\".\"receipts\"", "1"),
                _ => ("\"payments\".\"receipts\"", "TRUE"),
            };
            migrationBuilder.Sql($"UPDATE {table} SET \"IsOpen\" = {yes} WHERE \"Status\" = 'Recorded' AND \"Matched\" < \"Amount\"");

            migrationBuilder.CreateIndex(
                name: "IX_receipts_TenantId_IsOpen_ReceivedAt_Id",
                schema: "payments",
                table: "receipts",
                columns: new[] { "TenantId", "IsOpen", "ReceivedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_receipts_TenantId_IsOpen_ReceivedAt_Id",
                schema: "payments",
                table: "receipts");

            migrationBuilder.DropColumn(
                name: "IsOpen",
                schema: "payments",
                table: "receipts");
        }
    }
}
