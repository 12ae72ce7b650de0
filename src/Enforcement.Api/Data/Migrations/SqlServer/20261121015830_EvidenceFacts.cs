using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.SqlServer
{
    public partial class EvidenceFacts : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
