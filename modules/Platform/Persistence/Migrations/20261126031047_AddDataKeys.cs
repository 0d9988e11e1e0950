using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddDataKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_keys",
                schema: "platform",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Sealed = table.Column<byte[]>(maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_keys", x => x.TenantId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_keys",
                schema: "platform");
        }
    }
}
