using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.Sqlite
{
    public partial class Outlines : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Outlines",
                columns: table => new
                {
                    Town = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Geometry = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outlines", x => x.Town);
                });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Outlines");
        }
    }
}
