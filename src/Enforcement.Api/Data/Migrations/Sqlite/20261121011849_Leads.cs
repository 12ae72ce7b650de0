using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.Sqlite
{
    public partial class Leads : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Notices",
                type: "TEXT",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<Guid>(
                name: "LeadId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Cell",
                table: "Cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Geometry",
                table: "Cases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Lon = table.Column<double>(type: "REAL", nullable: false),
                    Lat = table.Column<double>(type: "REAL", nullable: false),
                    Cell = table.Column<long>(type: "INTEGER", nullable: false),
                    Geometry = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AreaSquareMetres = table.Column<double>(type: "REAL", nullable: true),
                    Town = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Village = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Finder = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    FinderTown = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DispatchedTo = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CaseNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    DuplicateOf = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PatrolId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Patrols",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Route = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Patrollers = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Findings = table.Column<int>(type: "INTEGER", nullable: false),
                    Leads = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HeadHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Patrols", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Cell",
                table: "Cases",
                column: "Cell");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CaseNumber",
                table: "Leads",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Cell",
                table: "Leads",
                column: "Cell");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Channel_SourceNumber",
                table: "Leads",
                columns: new[] { "Channel", "SourceNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DispatchedTo_State",
                table: "Leads",
                columns: new[] { "DispatchedTo", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DuplicateOf",
                table: "Leads",
                column: "DuplicateOf");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Finder",
                table: "Leads",
                column: "Finder");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_FinderTown",
                table: "Leads",
                column: "FinderTown");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_FoundAt",
                table: "Leads",
                column: "FoundAt");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_PatrolId",
                table: "Leads",
                column: "PatrolId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_State_DueAt",
                table: "Leads",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Village",
                table: "Leads",
                column: "Village");

            migrationBuilder.CreateIndex(
                name: "IX_Patrols_StartedAt",
                table: "Patrols",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Patrols_Town_StartedAt",
                table: "Patrols",
                columns: new[] { "Town", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Patrols_Unit_StartedAt",
                table: "Patrols",
                columns: new[] { "Unit", "StartedAt" });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Leads");

            migrationBuilder.DropTable(
                name: "Patrols");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Cell",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LeadId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "Cell",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Geometry",
                table: "Cases");

            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Notices",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 30,
                oldNullable: true);
        }
    }
}
