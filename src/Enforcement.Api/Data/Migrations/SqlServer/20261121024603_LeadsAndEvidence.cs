using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.SqlServer
{
    public partial class LeadsAndEvidence : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Notices",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<Guid>(
                name: "LeadId",
                table: "Notices",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ContentType",
                table: "Evidence",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Evidence",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<double>(
                name: "ExifLat",
                table: "Evidence",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ExifLon",
                table: "Evidence",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ExifTakenAt",
                table: "Evidence",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasThumbnail",
                table: "Evidence",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Height",
                table: "Evidence",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Lat",
                table: "Evidence",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeadId",
                table: "Evidence",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Lon",
                table: "Evidence",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "OriginalReceivedAt",
                table: "Evidence",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OriginalSha256",
                table: "Evidence",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OriginalSm3",
                table: "Evidence",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OriginalWanted",
                table: "Evidence",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PinAt",
                table: "Evidence",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PinBy",
                table: "Evidence",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PinLat",
                table: "Evidence",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PinLon",
                table: "Evidence",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PinReason",
                table: "Evidence",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Software",
                table: "Evidence",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Width",
                table: "Evidence",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Cell",
                table: "Cases",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Geometry",
                table: "Cases",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportMappings",
                columns: table => new
                {
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Header = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMappings", x => new { x.Unit, x.Kind, x.Header });
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Encoding = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Columns = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    CrsFrom = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    Read = table.Column<int>(type: "int", nullable: false),
                    Created = table.Column<int>(type: "int", nullable: false),
                    Unchanged = table.Column<int>(type: "int", nullable: false),
                    Rejected = table.Column<int>(type: "int", nullable: false),
                    Failure = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SourceNumber = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FoundAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Lon = table.Column<double>(type: "float", nullable: false),
                    Lat = table.Column<double>(type: "float", nullable: false),
                    Cell = table.Column<long>(type: "bigint", nullable: false),
                    Geometry = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    AreaSquareMetres = table.Column<double>(type: "float", nullable: true),
                    Town = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Village = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Finder = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    FinderTown = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    DispatchedTo = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    CaseNumber = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    DuplicateOf = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PatrolId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    HeadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outlines",
                columns: table => new
                {
                    Town = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Geometry = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outlines", x => x.Town);
                });

            migrationBuilder.CreateTable(
                name: "Patrols",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Level = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Town = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Route = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Patrollers = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Findings = table.Column<int>(type: "int", nullable: false),
                    Leads = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    HeadHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Patrols", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportRejections",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Args = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Values = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRejections", x => new { x.ImportId, x.Row });
                    table.ForeignKey(
                        name: "FK_ImportRejections_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_LeadId",
                table: "Evidence",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_ReceivedBy_OriginalWanted",
                table: "Evidence",
                columns: new[] { "ReceivedBy", "OriginalWanted" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Sha256",
                table: "Evidence",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Cell",
                table: "Cases",
                column: "Cell");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_State",
                table: "Imports",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Unit_ReceivedAt",
                table: "Imports",
                columns: new[] { "Unit", "ReceivedAt" });

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
                name: "ImportMappings");

            migrationBuilder.DropTable(
                name: "ImportRejections");

            migrationBuilder.DropTable(
                name: "Leads");

            migrationBuilder.DropTable(
                name: "Outlines");

            migrationBuilder.DropTable(
                name: "Patrols");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_LeadId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_ReceivedBy_OriginalWanted",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_Sha256",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Cell",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LeadId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "ExifLat",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "ExifLon",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "ExifTakenAt",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "HasThumbnail",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Height",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Lat",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "LeadId",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Lon",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "OriginalReceivedAt",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "OriginalSha256",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "OriginalSm3",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "OriginalWanted",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "PinAt",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "PinBy",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "PinLat",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "PinLon",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "PinReason",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Software",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Width",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Cell",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Geometry",
                table: "Cases");

            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Notices",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "ContentType",
                table: "Evidence",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(100)",
                oldMaxLength: 100);

            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Evidence",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "nvarchar(30)",
                oldMaxLength: 30,
                oldNullable: true);
        }
    }
}
