using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.SqlServer
{
    public partial class Assessment : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    Period = table.Column<string>(type: "nvarchar(7)", maxLength: 7, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Assessor = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    HeadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => new { x.Period, x.Unit });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_Period_Assessor",
                table: "Assessments",
                columns: new[] { "Period", "Assessor" });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_Unit",
                table: "Assessments",
                column: "Unit");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Assessments");
        }
    }
}
