using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Orders.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_jobs",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    FileId = table.Column<Guid>(nullable: false),
                    ProfileName = table.Column<string>(maxLength: 100, nullable: false),
                    Layout = table.Column<string>(nullable: false),
                    Channel = table.Column<string>(maxLength: 40, nullable: false),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    Mode = table.Column<string>(maxLength: 40, nullable: true),
                    FailureCode = table.Column<string>(maxLength: 40, nullable: true),
                    FailureDetail = table.Column<string>(maxLength: 200, nullable: true),
                    RowsRead = table.Column<int>(nullable: false),
                    RowsRejected = table.Column<int>(nullable: false),
                    ErrorCount = table.Column<int>(nullable: false),
                    Plan = table.Column<string>(maxLength: 500, nullable: false),
                    Tally = table.Column<string>(nullable: false),
                    DocumentsTotal = table.Column<int>(nullable: false),
                    DocumentsDone = table.Column<int>(nullable: false),
                    ActorKind = table.Column<string>(maxLength: 40, nullable: false),
                    ActorId = table.Column<Guid>(nullable: false),
                    ActorName = table.Column<string>(maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(nullable: false),
                    CommittedAt = table.Column<long>(nullable: true),
                    FinishedAt = table.Column<long>(nullable: true),
                    UpdatedAt = table.Column<long>(nullable: false),
                    LeaseOwner = table.Column<string>(maxLength: 32, nullable: true),
                    LeaseUntil = table.Column<long>(nullable: false),
                    Tries = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_jobs", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "import_profiles",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    Layout = table.Column<string>(nullable: false),
                    UpdatedAt = table.Column<long>(nullable: false),
                    Version = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_profiles", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "imported_documents",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Channel = table.Column<string>(maxLength: 40, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: false),
                    ContentHash = table.Column<string>(maxLength: 64, nullable: false),
                    DocumentId = table.Column<Guid>(nullable: false),
                    DocumentVersion = table.Column<int>(nullable: false),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_documents", x => new { x.TenantId, x.Channel, x.Kind, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "import_differences",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ImportId = table.Column<Guid>(nullable: false),
                    Number = table.Column<string>(maxLength: 100, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(maxLength: 40, nullable: false),
                    Row = table.Column<int>(nullable: false),
                    DocumentId = table.Column<Guid>(nullable: true),
                    IsWritten = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_differences", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_import_differences_import_jobs_TenantId_ImportId",
                        columns: x => new { x.TenantId, x.ImportId },
                        principalSchema: "orders",
                        principalTable: "import_jobs",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_errors",
                schema: "orders",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ImportId = table.Column<Guid>(nullable: false),
                    Row = table.Column<int>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Column = table.Column<string>(maxLength: 100, nullable: true),
                    Value = table.Column<string>(maxLength: 100, nullable: true),
                    Code = table.Column<string>(maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_errors", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_import_errors_import_jobs_TenantId_ImportId",
                        columns: x => new { x.TenantId, x.ImportId },
                        principalSchema: "orders",
                        principalTable: "import_jobs",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_import_differences_TenantId_ImportId_Row_Id",
                schema: "orders",
                table: "import_differences",
                columns: new[] { "TenantId", "ImportId", "Row", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_errors_TenantId_ImportId_Code_Row_Position_Id",
                schema: "orders",
                table: "import_errors",
                columns: new[] { "TenantId", "ImportId", "Code", "Row", "Position", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_errors_TenantId_ImportId_Row_Position_Id",
                schema: "orders",
                table: "import_errors",
                columns: new[] { "TenantId", "ImportId", "Row", "Position", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_jobs_Status_LeaseUntil",
                schema: "orders",
                table: "import_jobs",
                columns: new[] { "Status", "LeaseUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_import_jobs_TenantId_CreatedAt_Id",
                schema: "orders",
                table: "import_jobs",
                columns: new[] { "TenantId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_jobs_TenantId_Status_CreatedAt_Id",
                schema: "orders",
                table: "import_jobs",
                columns: new[] { "TenantId", "Status", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_import_profiles_TenantId_Name",
                schema: "orders",
                table: "import_profiles",
                columns: new[] { "TenantId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_differences",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "import_errors",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "import_profiles",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "imported_documents",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "import_jobs",
                schema: "orders");
        }
    }
}
