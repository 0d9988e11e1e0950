using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddStoredDocuments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "StoredDocumentsOnly",
                schema: "tenancy",
                table: "api_clients",
                
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "stored_documents",
                schema: "tenancy",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ApiClientId = table.Column<Guid>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Text = table.Column<string>(maxLength: 65536, nullable: false),
                    CreatedAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_documents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_stored_documents_api_clients_TenantId_ApiClientId",
                        columns: x => new { x.TenantId, x.ApiClientId },
                        principalSchema: "tenancy",
                        principalTable: "api_clients",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stored_documents_TenantId_ApiClientId_Hash",
                schema: "tenancy",
                table: "stored_documents",
                columns: new[] { "TenantId", "ApiClientId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stored_documents_TenantId_CreatedAt_Id",
                schema: "tenancy",
                table: "stored_documents",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stored_documents_TenantId_Hash_Id",
                schema: "tenancy",
                table: "stored_documents",
                columns: new[] { "TenantId", "Hash", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_stored_documents_TenantId_Name_Id",
                schema: "tenancy",
                table: "stored_documents",
                columns: new[] { "TenantId", "Name", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stored_documents",
                schema: "tenancy");

            migrationBuilder.DropColumn(
                name: "StoredDocumentsOnly",
                schema: "tenancy",
                table: "api_clients");
        }
    }
}
