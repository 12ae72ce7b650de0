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
            migrationBuilder.CreateTable(
                name: "assessments",
                columns: table => new
                {
                    period = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    assessor = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessments", x => new { x.period, x.unit });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    username = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    action = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    method = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    query = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    key = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recordedat = table.Column<long>(type: "bigint", nullable: false),
                    recordedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendars", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    village = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    firstfinder = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    foundat = table.Column<long>(type: "bigint", nullable: false),
                    openedat = table.Column<long>(type: "bigint", nullable: false),
                    policyversion = table.Column<int>(type: "integer", nullable: false),
                    track = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    trackversion = table.Column<int>(type: "integer", nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    lon = table.Column<double>(type: "double precision", nullable: false),
                    lat = table.Column<double>(type: "double precision", nullable: false),
                    cell = table.Column<long>(type: "bigint", nullable: false),
                    geometry = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    partyname = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    partyidnumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    partynamekey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    partyidkey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    isrepeat = table.Column<bool>(type: "boolean", nullable: false),
                    issuspended = table.Column<bool>(type: "boolean", nullable: false),
                    demolishedat = table.Column<long>(type: "bigint", nullable: true),
                    nextdeadline = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    nextdueat = table.Column<long>(type: "bigint", nullable: true),
                    latesince = table.Column<long>(type: "bigint", nullable: true),
                    endedat = table.Column<long>(type: "bigint", nullable: true),
                    stagesince = table.Column<long>(type: "bigint", nullable: true),
                    handler = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "casesearch",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    grams = table.Column<string[]>(type: "text[]", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_casesearch", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "clues",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    sentby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    tounit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    official = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    casenumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    forwardedat = table.Column<long>(type: "bigint", nullable: false),
                    receivedat = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clues", x => x.id);
                });

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
                name: "deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    noticeid = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    target = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    unitcode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    queuedat = table.Column<long>(type: "bigint", nullable: false),
                    leavesat = table.Column<long>(type: "bigint", nullable: false),
                    digest = table.Column<bool>(type: "boolean", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    firsttriedat = table.Column<long>(type: "bigint", nullable: true),
                    nextattemptat = table.Column<long>(type: "bigint", nullable: false),
                    error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    sentat = table.Column<long>(type: "bigint", nullable: true),
                    claimeduntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    casenumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    tounit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    confidential = table.Column<bool>(type: "boolean", nullable: false),
                    draftedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    draftedat = table.Column<long>(type: "bigint", nullable: false),
                    officers = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    issuedat = table.Column<long>(type: "bigint", nullable: true),
                    servedat = table.Column<long>(type: "bigint", nullable: true),
                    voidreason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    verificationcode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    pdfsha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "documenttemplates",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    uploadedat = table.Column<long>(type: "bigint", nullable: false),
                    uploadedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documenttemplates", x => new { x.kind, x.version });
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    casenumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    leadid = table.Column<Guid>(type: "uuid", nullable: true),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    sm3 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    contenttype = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    filename = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    receivedat = table.Column<long>(type: "bigint", nullable: false),
                    receivedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    lon = table.Column<double>(type: "double precision", nullable: true),
                    lat = table.Column<double>(type: "double precision", nullable: true),
                    exiftakenat = table.Column<long>(type: "bigint", nullable: true),
                    exiflon = table.Column<double>(type: "double precision", nullable: true),
                    exiflat = table.Column<double>(type: "double precision", nullable: true),
                    software = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    hasthumbnail = table.Column<bool>(type: "boolean", nullable: false),
                    pinlon = table.Column<double>(type: "double precision", nullable: true),
                    pinlat = table.Column<double>(type: "double precision", nullable: true),
                    pinreason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    pinby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    pinat = table.Column<long>(type: "bigint", nullable: true),
                    originalsha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    originalsm3 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    originalwanted = table.Column<bool>(type: "boolean", nullable: false),
                    originalreceivedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "failingreceivers",
                columns: table => new
                {
                    receiver = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    restsuntil = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_failingreceivers", x => x.receiver);
                });

            migrationBuilder.CreateTable(
                name: "idempotencykeys",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    requesthash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    contenttype = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    location = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    body = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotencykeys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "importmappings",
                columns: table => new
                {
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    header = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    mapping = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_importmappings", x => new { x.unit, x.kind, x.header });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    filename = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    receivedat = table.Column<long>(type: "bigint", nullable: false),
                    finishedat = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    encoding = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    columns = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    notes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    plan = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    crsfrom = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    read = table.Column<int>(type: "integer", nullable: false),
                    created = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    claimedby = table.Column<Guid>(type: "uuid", nullable: true),
                    claimeduntil = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "jobruns",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    startedat = table.Column<long>(type: "bigint", nullable: false),
                    endedat = table.Column<long>(type: "bigint", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: true),
                    failed = table.Column<int>(type: "integer", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobruns", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    stream = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    recordedat = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    by = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    byname = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    policyversion = table.Column<int>(type: "integer", nullable: false),
                    process = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journalheads",
                columns: table => new
                {
                    stream = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journalheads", x => x.stream);
                });

            migrationBuilder.CreateTable(
                name: "leads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    sourcenumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    foundat = table.Column<long>(type: "bigint", nullable: false),
                    recordedat = table.Column<long>(type: "bigint", nullable: false),
                    lon = table.Column<double>(type: "double precision", nullable: false),
                    lat = table.Column<double>(type: "double precision", nullable: false),
                    cell = table.Column<long>(type: "bigint", nullable: false),
                    geometry = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    areasquaremetres = table.Column<double>(type: "double precision", nullable: true),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    village = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    finder = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    findertown = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    dispatchedto = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    dueat = table.Column<long>(type: "bigint", nullable: true),
                    casenumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    duplicateof = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    patrolid = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listeditems",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    project = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    party = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    listedat = table.Column<long>(type: "bigint", nullable: false),
                    delistedat = table.Column<long>(type: "bigint", nullable: true),
                    progressat = table.Column<long>(type: "bigint", nullable: true),
                    progress = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listeditems", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "measures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    proposedat = table.Column<long>(type: "bigint", nullable: false),
                    orderedat = table.Column<long>(type: "bigint", nullable: true),
                    dueat = table.Column<long>(type: "bigint", nullable: true),
                    doneat = table.Column<long>(type: "bigint", nullable: true),
                    answers = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monthlyreports",
                columns: table => new
                {
                    month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    townname = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    nil = table.Column<bool>(type: "boolean", nullable: false),
                    findings = table.Column<int>(type: "integer", nullable: false),
                    restated = table.Column<bool>(type: "boolean", nullable: false),
                    dueat = table.Column<long>(type: "bigint", nullable: false),
                    firstsubmittedat = table.Column<long>(type: "bigint", nullable: true),
                    submittedat = table.Column<long>(type: "bigint", nullable: true),
                    againdueat = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_monthlyreports", x => new { x.month, x.town });
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unitcode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    casenumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    leadid = table.Column<Guid>(type: "uuid", nullable: true),
                    link = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    readat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    nextattemptat = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    doneat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "outlines",
                columns: table => new
                {
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    geometry = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recordedat = table.Column<long>(type: "bigint", nullable: false),
                    recordedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outlines", x => x.town);
                });

            migrationBuilder.CreateTable(
                name: "patrols",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    startedat = table.Column<long>(type: "bigint", nullable: false),
                    endedat = table.Column<long>(type: "bigint", nullable: false),
                    route = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    patrollers = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    findings = table.Column<int>(type: "integer", nullable: false),
                    leads = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recordedat = table.Column<long>(type: "bigint", nullable: false),
                    recordedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_patrols", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    displayname = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    unitcode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    rolenames = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    mustchangepassword = table.Column<bool>(type: "boolean", nullable: false),
                    username = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalizedusername = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalizedemail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    emailconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    passwordhash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    securitystamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrencystamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phonenumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phonenumberconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    twofactorenabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockoutend = table.Column<long>(type: "bigint", nullable: true),
                    lockoutenabled = table.Column<bool>(type: "boolean", nullable: false),
                    accessfailedcount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policies",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recordedat = table.Column<long>(type: "bigint", nullable: false),
                    recordedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policies", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "sanctionchecks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    desk = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, defaultValue: "Sanctions", collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    username = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    asked = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    hit = table.Column<bool>(type: "boolean", nullable: false),
                    casenumbers = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sanctionchecks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sanctions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    casenumber = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    tounit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    partyname = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    partyidnumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    partynamekey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    partyidkey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    lon = table.Column<double>(type: "double precision", nullable: false),
                    lat = table.Column<double>(type: "double precision", nullable: false),
                    cell = table.Column<long>(type: "bigint", nullable: false),
                    geometry = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    openedat = table.Column<long>(type: "bigint", nullable: false),
                    confirmedat = table.Column<long>(type: "bigint", nullable: true),
                    confirmedby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    liftedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sanctions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "satellitereviews",
                columns: table => new
                {
                    month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false, collation: "C"),
                    ranat = table.Column<long>(type: "bigint", nullable: true),
                    confirmedat = table.Column<long>(type: "bigint", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    waiting = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_satellitereviews", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "savedviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    username = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    path = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    shared = table.Column<bool>(type: "boolean", nullable: false),
                    createdat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_savedviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "series",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_series", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "simulatedclock",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    now = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_simulatedclock", x => x.id);
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

            migrationBuilder.CreateTable(
                name: "stuckwork",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    error = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    firstat = table.Column<long>(type: "bigint", nullable: false),
                    lastat = table.Column<long>(type: "bigint", nullable: false),
                    nextattemptat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stuckwork", x => new { x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "suspensions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    party = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    subjectkey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    partynamekey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    partyidkey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    about = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    basis = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    openedat = table.Column<long>(type: "bigint", nullable: false),
                    liftproposedat = table.Column<long>(type: "bigint", nullable: true),
                    liftreason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    liftedat = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    headhash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suspensions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    parent = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    endedat = table.Column<long>(type: "bigint", nullable: true),
                    mergedinto = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "unitwords",
                columns: table => new
                {
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    word = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unitwords", x => x.unit);
                });

            migrationBuilder.CreateTable(
                name: "webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unitcode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    host = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    protectedurl = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    protectedsecret = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    createdby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    restsuntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhooks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    casenumber = table.Column<string>(type: "character varying(30)", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    dueat = table.Column<long>(type: "bigint", nullable: false),
                    breachedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadlines", x => x.id);
                    table.ForeignKey(
                        name: "fk_deadlines_cases_casenumber",
                        column: x => x.casenumber,
                        principalTable: "cases",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "duties",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    casenumber = table.Column<string>(type: "character varying(30)", nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    openedat = table.Column<long>(type: "bigint", nullable: false),
                    dueat = table.Column<long>(type: "bigint", nullable: true),
                    doneat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duties", x => x.id);
                    table.ForeignKey(
                        name: "fk_duties_cases_casenumber",
                        column: x => x.casenumber,
                        principalTable: "cases",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    casenumber = table.Column<string>(type: "character varying(30)", nullable: false, collation: "C"),
                    tounit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    cause = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                    table.ForeignKey(
                        name: "fk_referrals_cases_casenumber",
                        column: x => x.casenumber,
                        principalTable: "cases",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stagespans",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    casenumber = table.Column<string>(type: "character varying(30)", nullable: false, collation: "C"),
                    town = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    enteredat = table.Column<long>(type: "bigint", nullable: false),
                    leftat = table.Column<long>(type: "bigint", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stagespans", x => x.id);
                    table.ForeignKey(
                        name: "fk_stagespans_cases_casenumber",
                        column: x => x.casenumber,
                        principalTable: "cases",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "importrejections",
                columns: table => new
                {
                    importid = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    args = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    values = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_importrejections", x => new { x.importid, x.row });
                    table.ForeignKey(
                        name: "fk_importrejections_imports_importid",
                        column: x => x.importid,
                        principalTable: "imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "measurefacts",
                columns: table => new
                {
                    measureid = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measurefacts", x => new { x.measureid, x.key });
                    table.ForeignKey(
                        name: "fk_measurefacts_measures_measureid",
                        column: x => x.measureid,
                        principalTable: "measures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "apikeys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    personid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false),
                    createdby = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    revokedat = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apikeys", x => x.id);
                    table.ForeignKey(
                        name: "fk_apikeys_people_personid",
                        column: x => x.personid,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendarfeeds",
                columns: table => new
                {
                    personid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    createdat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendarfeeds", x => x.personid);
                    table.ForeignKey(
                        name: "fk_calendarfeeds_people_personid",
                        column: x => x.personid,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notificationpreferences",
                columns: table => new
                {
                    personid = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: false, collation: "C"),
                    email = table.Column<bool>(type: "boolean", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    quietfrom = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true, collation: "C"),
                    quietto = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: true, collation: "C"),
                    digest = table.Column<bool>(type: "boolean", nullable: false),
                    digestat = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notificationpreferences", x => x.personid);
                    table.ForeignKey(
                        name: "fk_notificationpreferences_people_personid",
                        column: x => x.personid,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "personclaims",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    userid = table.Column<string>(type: "character varying(36)", nullable: false, collation: "C"),
                    claimtype = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claimvalue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personclaims", x => x.id);
                    table.ForeignKey(
                        name: "fk_personclaims_people_userid",
                        column: x => x.userid,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "personlogins",
                columns: table => new
                {
                    loginprovider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    providerkey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    providerdisplayname = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    userid = table.Column<string>(type: "character varying(36)", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personlogins", x => new { x.loginprovider, x.providerkey });
                    table.ForeignKey(
                        name: "fk_personlogins_people_userid",
                        column: x => x.userid,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "persontokens",
                columns: table => new
                {
                    userid = table.Column<string>(type: "character varying(36)", nullable: false, collation: "C"),
                    loginprovider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persontokens", x => new { x.userid, x.loginprovider, x.name });
                    table.ForeignKey(
                        name: "fk_persontokens_people_userid",
                        column: x => x.userid,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateIndex(
                name: "ix_apikeys_hash",
                table: "apikeys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_apikeys_personid",
                table: "apikeys",
                column: "personid");

            migrationBuilder.CreateIndex(
                name: "ix_assessments_period_assessor",
                table: "assessments",
                columns: new[] { "period", "assessor" });

            migrationBuilder.CreateIndex(
                name: "ix_assessments_unit",
                table: "assessments",
                column: "unit");

            migrationBuilder.CreateIndex(
                name: "ix_audit_at",
                table: "audit",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject_at",
                table: "audit",
                columns: new[] { "subject", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_username_at",
                table: "audit",
                columns: new[] { "username", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_calendarfeeds_hash",
                table: "calendarfeeds",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_cell",
                table: "cases",
                column: "cell");

            migrationBuilder.CreateIndex(
                name: "ix_cases_demolishedat_lat",
                table: "cases",
                columns: new[] { "demolishedat", "lat" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_endedat_town_stage_latesince_nextdueat_village_firstf~",
                table: "cases",
                columns: new[] { "endedat", "town", "stage", "latesince", "nextdueat", "village", "firstfinder", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_firstfinder",
                table: "cases",
                column: "firstfinder");

            migrationBuilder.CreateIndex(
                name: "ix_cases_latesince",
                table: "cases",
                column: "latesince");

            migrationBuilder.CreateIndex(
                name: "ix_cases_openedat",
                table: "cases",
                column: "openedat");

            migrationBuilder.CreateIndex(
                name: "ix_cases_partyidkey",
                table: "cases",
                column: "partyidkey");

            migrationBuilder.CreateIndex(
                name: "ix_cases_partynamekey",
                table: "cases",
                column: "partynamekey");

            migrationBuilder.CreateIndex(
                name: "ix_cases_town_stage",
                table: "cases",
                columns: new[] { "town", "stage" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_village",
                table: "cases",
                column: "village");

            migrationBuilder.CreateIndex(
                name: "ix_casesearch_grams",
                table: "casesearch",
                column: "grams")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_clues_sentby",
                table: "clues",
                column: "sentby");

            migrationBuilder.CreateIndex(
                name: "ix_clues_tounit_forwardedat",
                table: "clues",
                columns: new[] { "tounit", "forwardedat" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_breachedat",
                table: "deadlines",
                column: "breachedat");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_casenumber_kind",
                table: "deadlines",
                columns: new[] { "casenumber", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_state_dueat",
                table: "deadlines",
                columns: new[] { "state", "dueat" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_channel_target_state_nextattemptat",
                table: "deliveries",
                columns: new[] { "channel", "target", "state", "nextattemptat" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_noticeid_channel_target",
                table: "deliveries",
                columns: new[] { "noticeid", "channel", "target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_state_nextattemptat",
                table: "deliveries",
                columns: new[] { "state", "nextattemptat" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_casenumber",
                table: "documents",
                column: "casenumber");

            migrationBuilder.CreateIndex(
                name: "ix_documents_draftedby",
                table: "documents",
                column: "draftedby");

            migrationBuilder.CreateIndex(
                name: "ix_documents_number",
                table: "documents",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_tounit",
                table: "documents",
                column: "tounit");

            migrationBuilder.CreateIndex(
                name: "ix_documents_town_issuedat",
                table: "documents",
                columns: new[] { "town", "issuedat" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_unit_state_issuedat",
                table: "documents",
                columns: new[] { "unit", "state", "issuedat" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_verificationcode",
                table: "documents",
                column: "verificationcode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duties_casenumber_position",
                table: "duties",
                columns: new[] { "casenumber", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_duties_unit_doneat_dueat",
                table: "duties",
                columns: new[] { "unit", "doneat", "dueat" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_casenumber",
                table: "evidence",
                column: "casenumber");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_leadid",
                table: "evidence",
                column: "leadid");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_receivedby_originalwanted",
                table: "evidence",
                columns: new[] { "receivedby", "originalwanted" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_sha256",
                table: "evidence",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_idempotencykeys_at",
                table: "idempotencykeys",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_imports_state",
                table: "imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_imports_unit_receivedat",
                table: "imports",
                columns: new[] { "unit", "receivedat" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_stream_sequence",
                table: "journal",
                columns: new[] { "stream", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leads_casenumber",
                table: "leads",
                column: "casenumber");

            migrationBuilder.CreateIndex(
                name: "ix_leads_cell",
                table: "leads",
                column: "cell");

            migrationBuilder.CreateIndex(
                name: "ix_leads_channel_sourcenumber",
                table: "leads",
                columns: new[] { "channel", "sourcenumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_leads_dispatchedto_state",
                table: "leads",
                columns: new[] { "dispatchedto", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_duplicateof",
                table: "leads",
                column: "duplicateof");

            migrationBuilder.CreateIndex(
                name: "ix_leads_finder",
                table: "leads",
                column: "finder");

            migrationBuilder.CreateIndex(
                name: "ix_leads_findertown",
                table: "leads",
                column: "findertown");

            migrationBuilder.CreateIndex(
                name: "ix_leads_foundat",
                table: "leads",
                column: "foundat");

            migrationBuilder.CreateIndex(
                name: "ix_leads_patrolid",
                table: "leads",
                column: "patrolid");

            migrationBuilder.CreateIndex(
                name: "ix_leads_state_dueat",
                table: "leads",
                columns: new[] { "state", "dueat" });

            migrationBuilder.CreateIndex(
                name: "ix_leads_village",
                table: "leads",
                column: "village");

            migrationBuilder.CreateIndex(
                name: "ix_listeditems_number",
                table: "listeditems",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listeditems_town_delistedat",
                table: "listeditems",
                columns: new[] { "town", "delistedat" });

            migrationBuilder.CreateIndex(
                name: "ix_measurefacts_key",
                table: "measurefacts",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "ix_measures_state_dueat",
                table: "measures",
                columns: new[] { "state", "dueat" });

            migrationBuilder.CreateIndex(
                name: "ix_measures_town_state",
                table: "measures",
                columns: new[] { "town", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_measures_unit_state",
                table: "measures",
                columns: new[] { "unit", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_monthlyreports_state_dueat",
                table: "monthlyreports",
                columns: new[] { "state", "dueat" });

            migrationBuilder.CreateIndex(
                name: "ix_monthlyreports_town",
                table: "monthlyreports",
                column: "town");

            migrationBuilder.CreateIndex(
                name: "ix_notices_unitcode_at",
                table: "notices",
                columns: new[] { "unitcode", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_unitcode_readat",
                table: "notices",
                columns: new[] { "unitcode", "readat" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_doneat_nextattemptat",
                table: "outbox",
                columns: new[] { "doneat", "nextattemptat" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_id",
                table: "outbox",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_subject_doneat_number",
                table: "outbox",
                columns: new[] { "subject", "doneat", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_patrols_startedat",
                table: "patrols",
                column: "startedat");

            migrationBuilder.CreateIndex(
                name: "ix_patrols_town_startedat",
                table: "patrols",
                columns: new[] { "town", "startedat" });

            migrationBuilder.CreateIndex(
                name: "ix_patrols_unit_startedat",
                table: "patrols",
                columns: new[] { "unit", "startedat" });

            migrationBuilder.CreateIndex(
                name: "emailindex",
                table: "people",
                column: "normalizedemail");

            migrationBuilder.CreateIndex(
                name: "ix_people_unitcode",
                table: "people",
                column: "unitcode");

            migrationBuilder.CreateIndex(
                name: "usernameindex",
                table: "people",
                column: "normalizedusername",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personclaims_userid",
                table: "personclaims",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_personlogins_userid",
                table: "personlogins",
                column: "userid");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_casenumber",
                table: "referrals",
                column: "casenumber");

            migrationBuilder.CreateIndex(
                name: "ix_referrals_tounit_casenumber",
                table: "referrals",
                columns: new[] { "tounit", "casenumber" });

            migrationBuilder.CreateIndex(
                name: "ix_sanctionchecks_desk_unit_at",
                table: "sanctionchecks",
                columns: new[] { "desk", "unit", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_casenumber_tounit_openedat",
                table: "sanctions",
                columns: new[] { "casenumber", "tounit", "openedat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_cell",
                table: "sanctions",
                column: "cell");

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_partyidkey",
                table: "sanctions",
                column: "partyidkey");

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_partynamekey",
                table: "sanctions",
                column: "partynamekey");

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_tounit_liftedat_confirmedat",
                table: "sanctions",
                columns: new[] { "tounit", "liftedat", "confirmedat" });

            migrationBuilder.CreateIndex(
                name: "ix_savedviews_unit_path",
                table: "savedviews",
                columns: new[] { "unit", "path" });

            migrationBuilder.CreateIndex(
                name: "ix_stagespans_casenumber",
                table: "stagespans",
                column: "casenumber");

            migrationBuilder.CreateIndex(
                name: "ix_stagespans_stage_leftat_town_hours",
                table: "stagespans",
                columns: new[] { "stage", "leftat", "town", "hours" });

            migrationBuilder.CreateIndex(
                name: "ix_suspensions_liftedat_town",
                table: "suspensions",
                columns: new[] { "liftedat", "town" });

            migrationBuilder.CreateIndex(
                name: "ix_suspensions_partyidkey",
                table: "suspensions",
                column: "partyidkey");

            migrationBuilder.CreateIndex(
                name: "ix_suspensions_partynamekey",
                table: "suspensions",
                column: "partynamekey");

            migrationBuilder.CreateIndex(
                name: "ix_suspensions_subjectkey",
                table: "suspensions",
                column: "subjectkey");

            migrationBuilder.CreateIndex(
                name: "ix_units_parent",
                table: "units",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "ix_units_slug",
                table: "units",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhooks_unitcode",
                table: "webhooks",
                column: "unitcode");

            HandWritten.PostgreSql(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apikeys");

            migrationBuilder.DropTable(
                name: "assessments");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "calendarfeeds");

            migrationBuilder.DropTable(
                name: "calendars");

            migrationBuilder.DropTable(
                name: "casesearch");

            migrationBuilder.DropTable(
                name: "clues");

            migrationBuilder.DropTable(
                name: "dataprotectionkeys");

            migrationBuilder.DropTable(
                name: "deadlines");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "documenttemplates");

            migrationBuilder.DropTable(
                name: "duties");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "failingreceivers");

            migrationBuilder.DropTable(
                name: "idempotencykeys");

            migrationBuilder.DropTable(
                name: "importmappings");

            migrationBuilder.DropTable(
                name: "importrejections");

            migrationBuilder.DropTable(
                name: "jobruns");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "journalheads");

            migrationBuilder.DropTable(
                name: "leads");

            migrationBuilder.DropTable(
                name: "listeditems");

            migrationBuilder.DropTable(
                name: "measurefacts");

            migrationBuilder.DropTable(
                name: "monthlyreports");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "notificationpreferences");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outlines");

            migrationBuilder.DropTable(
                name: "patrols");

            migrationBuilder.DropTable(
                name: "personclaims");

            migrationBuilder.DropTable(
                name: "personlogins");

            migrationBuilder.DropTable(
                name: "persontokens");

            migrationBuilder.DropTable(
                name: "policies");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "sanctionchecks");

            migrationBuilder.DropTable(
                name: "sanctions");

            migrationBuilder.DropTable(
                name: "satellitereviews");

            migrationBuilder.DropTable(
                name: "savedviews");

            migrationBuilder.DropTable(
                name: "series");

            migrationBuilder.DropTable(
                name: "simulatedclock");

            migrationBuilder.DropTable(
                name: "stagespans");

            migrationBuilder.DropTable(
                name: "stamps");

            migrationBuilder.DropTable(
                name: "stuckwork");

            migrationBuilder.DropTable(
                name: "suspensions");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "unitwords");

            migrationBuilder.DropTable(
                name: "webhooks");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "measures");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "cases");
        }
    }
}
