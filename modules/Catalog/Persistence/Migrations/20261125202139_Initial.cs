using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Catalog.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "catalog");

            migrationBuilder.CreateTable(
                name: "products",
                schema: "catalog",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 300, nullable: false),
                    Description = table.Column<string>(maxLength: 4000, nullable: true),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Unit = table.Column<string>(maxLength: 20, nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    UpdatedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "variants",
                schema: "catalog",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ProductId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Sku = table.Column<string>(maxLength: 100, nullable: false),
                    SkuKey = table.Column<string>(maxLength: 100, nullable: false),
                    Option = table.Column<string>(maxLength: 100, nullable: true),
                    UnitPrice = table.Column<long>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    UpdatedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_variants", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_variants_products_TenantId_ProductId",
                        columns: x => new { x.TenantId, x.ProductId },
                        principalSchema: "catalog",
                        principalTable: "products",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "barcodes",
                schema: "catalog",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    VariantId = table.Column<Guid>(nullable: false),
                    Code = table.Column<string>(maxLength: 100, nullable: false),
                    CodeKey = table.Column<string>(maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_barcodes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_barcodes_variants_TenantId_VariantId",
                        columns: x => new { x.TenantId, x.VariantId },
                        principalSchema: "catalog",
                        principalTable: "variants",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_barcodes_TenantId_Code_Id",
                schema: "catalog",
                table: "barcodes",
                columns: new[] { "TenantId", "Code", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_barcodes_TenantId_CodeKey",
                schema: "catalog",
                table: "barcodes",
                columns: new[] { "TenantId", "CodeKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_barcodes_TenantId_VariantId",
                schema: "catalog",
                table: "barcodes",
                columns: new[] { "TenantId", "VariantId" });

            migrationBuilder.CreateIndex(
                name: "IX_products_TenantId_Active_Id",
                schema: "catalog",
                table: "products",
                columns: new[] { "TenantId", "Active", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_TenantId_CreatedAt_Id",
                schema: "catalog",
                table: "products",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_TenantId_Kind_Id",
                schema: "catalog",
                table: "products",
                columns: new[] { "TenantId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_TenantId_Name_Id",
                schema: "catalog",
                table: "products",
                columns: new[] { "TenantId", "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_products_TenantId_UpdatedAt_Id",
                schema: "catalog",
                table: "products",
                columns: new[] { "TenantId", "UpdatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_Active_Id",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "Active", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_CreatedAt_Id",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_ProductId_Position",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "ProductId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_Sku_Id",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "Sku", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_SkuKey",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "SkuKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_UnitPrice_Id",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "UnitPrice", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_variants_TenantId_UpdatedAt_Id",
                schema: "catalog",
                table: "variants",
                columns: new[] { "TenantId", "UpdatedAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "barcodes",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "variants",
                schema: "catalog");

            migrationBuilder.DropTable(
                name: "products",
                schema: "catalog");
        }
    }
}
