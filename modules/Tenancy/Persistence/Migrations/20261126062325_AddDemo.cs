using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Tenancy.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class AddDemo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DemoOf",
                schema: "tenancy",
                table: "tenants",
                
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DemoOf",
                schema: "tenancy",
                table: "tenants");
        }
    }
}
