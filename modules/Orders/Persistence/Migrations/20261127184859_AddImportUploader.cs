using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddImportUploader : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "UploaderId",
                schema: "orders",
                table: "import_jobs",

                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "UploaderId",
                schema: "orders",
                table: "import_jobs");
        }
    }
}
