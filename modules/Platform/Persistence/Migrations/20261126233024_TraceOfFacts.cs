using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OrderCloud.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    internal partial class TraceOfFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TraceParent",
                schema: "platform",
                table: "outbox_messages",
                
                maxLength: 55,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TraceParent",
                schema: "platform",
                table: "outbox_messages");
        }
    }
}
