using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddImages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "images",
                schema: "platform",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    MediaType = table.Column<string>(maxLength: 20, nullable: false),
                    Bytes = table.Column<int>(nullable: false),
                    Content = table.Column<byte[]>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_images", x => new { x.TenantId, x.Id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "images",
                schema: "platform");
        }
    }
}
