using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Enforcement.Api.Data.Migrations.Sqlite
{
    public partial class WhoIsWho : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Suspensions_Party",
                table: "Suspensions");

            migrationBuilder.DropIndex(
                name: "IX_Suspensions_Subject",
                table: "Suspensions");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_PartyIdNumber",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_PartyName",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_SanctionChecks_Unit_At",
                table: "SanctionChecks");

            migrationBuilder.DropIndex(
                name: "IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt",
                table: "Cases");

            migrationBuilder.AddColumn<string>(
                name: "PartyIdKey",
                table: "Suspensions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartyNameKey",
                table: "Suspensions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubjectKey",
                table: "Suspensions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartyIdKey",
                table: "Sanctions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartyNameKey",
                table: "Sanctions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Desk",
                table: "SanctionChecks",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Sanctions");

            migrationBuilder.AddColumn<string>(
                name: "Town",
                table: "Measures",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ClaimedUntil",
                table: "Deliveries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartyIdKey",
                table: "Cases",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PartyNameKey",
                table: "Cases",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "Audit",
                type: "TEXT",
                maxLength: 140,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FailingReceivers",
                columns: table => new
                {
                    Receiver = table.Column<string>(type: "TEXT", maxLength: 36, nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailingReceivers", x => x.Receiver);
                });

            migrationBuilder.CreateTable(
                name: "JournalHeads",
                columns: table => new
                {
                    Stream = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalHeads", x => x.Stream);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_PartyIdKey",
                table: "Suspensions",
                column: "PartyIdKey");

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_PartyNameKey",
                table: "Suspensions",
                column: "PartyNameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_SubjectKey",
                table: "Suspensions",
                column: "SubjectKey");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PartyIdKey",
                table: "Sanctions",
                column: "PartyIdKey");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PartyNameKey",
                table: "Sanctions",
                column: "PartyNameKey");

            migrationBuilder.CreateIndex(
                name: "IX_SanctionChecks_Desk_Unit_At",
                table: "SanctionChecks",
                columns: new[] { "Desk", "Unit", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Measures_Town_State",
                table: "Measures",
                columns: new[] { "Town", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt_Village_FirstFinder_Number",
                table: "Cases",
                columns: new[] { "EndedAt", "Town", "Stage", "LateSince", "NextDueAt", "Village", "FirstFinder", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PartyIdKey",
                table: "Cases",
                column: "PartyIdKey");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_PartyNameKey",
                table: "Cases",
                column: "PartyNameKey");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FailingReceivers");

            migrationBuilder.DropTable(
                name: "JournalHeads");

            migrationBuilder.DropIndex(
                name: "IX_Suspensions_PartyIdKey",
                table: "Suspensions");

            migrationBuilder.DropIndex(
                name: "IX_Suspensions_PartyNameKey",
                table: "Suspensions");

            migrationBuilder.DropIndex(
                name: "IX_Suspensions_SubjectKey",
                table: "Suspensions");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_PartyIdKey",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_PartyNameKey",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_SanctionChecks_Desk_Unit_At",
                table: "SanctionChecks");

            migrationBuilder.DropIndex(
                name: "IX_Measures_Town_State",
                table: "Measures");

            migrationBuilder.DropIndex(
                name: "IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt_Village_FirstFinder_Number",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PartyIdKey",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_PartyNameKey",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PartyIdKey",
                table: "Suspensions");

            migrationBuilder.DropColumn(
                name: "PartyNameKey",
                table: "Suspensions");

            migrationBuilder.DropColumn(
                name: "SubjectKey",
                table: "Suspensions");

            migrationBuilder.DropColumn(
                name: "PartyIdKey",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "PartyNameKey",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "Desk",
                table: "SanctionChecks");

            migrationBuilder.DropColumn(
                name: "Town",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "ClaimedUntil",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "PartyIdKey",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "PartyNameKey",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "Audit");

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_Party",
                table: "Suspensions",
                column: "Party");

            migrationBuilder.CreateIndex(
                name: "IX_Suspensions_Subject",
                table: "Suspensions",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PartyIdNumber",
                table: "Sanctions",
                column: "PartyIdNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PartyName",
                table: "Sanctions",
                column: "PartyName");

            migrationBuilder.CreateIndex(
                name: "IX_SanctionChecks_Unit_At",
                table: "SanctionChecks",
                columns: new[] { "Unit", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt",
                table: "Cases",
                columns: new[] { "EndedAt", "Town", "Stage", "LateSince", "NextDueAt" });
        }
    }
}
