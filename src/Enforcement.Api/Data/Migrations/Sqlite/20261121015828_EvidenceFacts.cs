using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.Sqlite
{
    public partial class EvidenceFacts : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Evidence",
                type: "TEXT",
                maxLength: 30,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 30);

            migrationBuilder.AddColumn<double>(
                name: "ExifLat",
                table: "Evidence",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ExifLon",
                table: "Evidence",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExifTakenAt",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasThumbnail",
                table: "Evidence",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Height",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Lat",
                table: "Evidence",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeadId",
                table: "Evidence",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Lon",
                table: "Evidence",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OriginalReceivedAt",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OriginalSha256",
                table: "Evidence",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OriginalSm3",
                table: "Evidence",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OriginalWanted",
                table: "Evidence",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "PinAt",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PinBy",
                table: "Evidence",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PinLat",
                table: "Evidence",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PinLon",
                table: "Evidence",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PinReason",
                table: "Evidence",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Software",
                table: "Evidence",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Width",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

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
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Evidence_LeadId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_ReceivedBy_OriginalWanted",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_Sha256",
                table: "Evidence");

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

            migrationBuilder.AlterColumn<string>(
                name: "CaseNumber",
                table: "Evidence",
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
