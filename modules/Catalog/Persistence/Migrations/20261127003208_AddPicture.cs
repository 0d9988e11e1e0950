using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Catalog.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddPicture : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Picture",
                schema: "catalog",
                table: "products",
                
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PictureDueAt",
                schema: "catalog",
                table: "products",
                
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PictureFailure",
                schema: "catalog",
                table: "products",
                
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PictureLink",
                schema: "catalog",
                table: "products",
                
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_products_TenantId_PictureDueAt",
                schema: "catalog",
                table: "products",
                columns: new[] { "TenantId", "PictureDueAt" },
                filter: "\"PictureDueAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_products_TenantId_PictureDueAt",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "Picture",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "PictureDueAt",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "PictureFailure",
                schema: "catalog",
                table: "products");

            migrationBuilder.DropColumn(
                name: "PictureLink",
                schema: "catalog",
                table: "products");
        }
    }
}
