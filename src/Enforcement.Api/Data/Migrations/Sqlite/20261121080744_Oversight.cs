using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.Sqlite
{
    public partial class Oversight : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EndedAt",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Handler",
                table: "Cases",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StageSince",
                table: "Cases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StageSpans",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CaseNumber = table.Column<string>(type: "TEXT", nullable: false),
                    Town = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Hours = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageSpans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StageSpans_Cases_CaseNumber",
                        column: x => x.CaseNumber,
                        principalTable: "Cases",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_BreachedAt",
                table: "Deadlines",
                column: "BreachedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt",
                table: "Cases",
                columns: new[] { "EndedAt", "Town", "Stage", "LateSince", "NextDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_Unit_Path",
                table: "SavedViews",
                columns: new[] { "Unit", "Path" });

            migrationBuilder.CreateIndex(
                name: "IX_StageSpans_CaseNumber",
                table: "StageSpans",
                column: "CaseNumber");

            migrationBuilder.CreateIndex(
                name: "IX_StageSpans_Stage_LeftAt_Town_Hours",
                table: "StageSpans",
                columns: new[] { "Stage", "LeftAt", "Town", "Hours" });

            // Pairs of characters of a case's number, address and party (Cases/CaseSearch.cs); filled at the next start. SQL Server compares instead.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE CaseSearch USING fts5(Grams, Number UNINDEXED, tokenize='ascii', detail='none');");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE CaseSearch;");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "StageSpans");

            migrationBuilder.DropIndex(
                name: "IX_Deadlines_BreachedAt",
                table: "Deadlines");

            migrationBuilder.DropIndex(
                name: "IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Handler",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "StageSince",
                table: "Cases");
        }
    }
}
