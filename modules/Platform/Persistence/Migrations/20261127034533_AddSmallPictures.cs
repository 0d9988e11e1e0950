using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddSmallPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nobody noted until now which logos papers were issued with: what is there stays.
            migrationBuilder.AddColumn<bool>(
                name: "OnPaper",
                schema: "platform",
                table: "images",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Small",
                schema: "platform",
                table: "images",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OnPaper",
                schema: "platform",
                table: "images");

            migrationBuilder.DropColumn(
                name: "Small",
                schema: "platform",
                table: "images");
        }
    }
}
