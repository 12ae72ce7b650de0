using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Enforcement.Api.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "nextturnat",
                table: "webhooks",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "imports",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "claimedby",
                table: "imports",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "claimeduntil",
                table: "imports",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "restsuntil",
                table: "failingreceivers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "dataprotectionkeys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendlyname = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dataprotectionkeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stamps",
                columns: table => new
                {
                    book = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stamps", x => x.book);
                });

            migrationBuilder.InsertData(
                table: "stamps",
                columns: new[] { "book", "version" },
                values: new object[,]
                {
                    { "calendars", 1L },
                    { "outlines", 1L },
                    { "policies", 1L },
                    { "units", 1L }
                });
            HandWritten.PostgreSql(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dataprotectionkeys");

            migrationBuilder.DropTable(
                name: "stamps");

            migrationBuilder.DropColumn(
                name: "nextturnat",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "claimedby",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "claimeduntil",
                table: "imports");

            migrationBuilder.DropColumn(
                name: "restsuntil",
                table: "failingreceivers");
        }
    }
}
