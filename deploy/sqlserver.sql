IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Assessments] (
        [Period] nvarchar(7) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Assessor] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Assessments] PRIMARY KEY ([Period], [Unit])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Audit] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetimeoffset NOT NULL,
        [UserName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Action] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Method] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Query] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [Key] nvarchar(140) COLLATE Latin1_General_100_BIN2 NULL,
        [Status] int NOT NULL,
        [From] nvarchar(45) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Audit] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Calendars] (
        [Year] int NOT NULL,
        [Data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [RecordedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Calendars] PRIMARY KEY ([Year])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Cases] (
        [Number] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Village] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [FirstFinder] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Stage] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FoundAt] datetimeoffset NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        [PolicyVersion] int NOT NULL,
        [Track] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TrackVersion] int NOT NULL,
        [Address] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Lon] float NOT NULL,
        [Lat] float NOT NULL,
        [Cell] bigint NOT NULL,
        [Geometry] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyIdNumber] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyNameKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyIdKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [IsRepeat] bit NOT NULL,
        [IsSuspended] bit NOT NULL,
        [DemolishedAt] datetimeoffset NULL,
        [NextDeadline] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [NextDueAt] datetimeoffset NULL,
        [LateSince] datetimeoffset NULL,
        [EndedAt] datetimeoffset NULL,
        [StageSince] datetimeoffset NULL,
        [Handler] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Cases] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [CaseSearch] (
        [Gram] nvarchar(6) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_CaseSearch] PRIMARY KEY ([Gram], [CaseNumber])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Clues] (
        [Id] uniqueidentifier NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SentBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ToUnit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Official] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NULL,
        [ForwardedAt] datetimeoffset NOT NULL,
        [ReceivedAt] datetimeoffset NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Clues] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [DataProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Xml] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Deliveries] (
        [Id] uniqueidentifier NOT NULL,
        [NoticeId] uniqueidentifier NOT NULL,
        [Channel] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Target] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UnitCode] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [QueuedAt] datetimeoffset NOT NULL,
        [LeavesAt] datetimeoffset NOT NULL,
        [Digest] bit NOT NULL,
        [Attempts] int NOT NULL,
        [FirstTriedAt] datetimeoffset NULL,
        [NextAttemptAt] datetimeoffset NOT NULL,
        [Error] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [SentAt] datetimeoffset NULL,
        [ClaimedUntil] datetimeoffset NULL,
        CONSTRAINT [PK_Deliveries] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Documents] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Title] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ToUnit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [Confidential] bit NOT NULL,
        [DraftedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DraftedAt] datetimeoffset NOT NULL,
        [Officers] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [Number] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [IssuedAt] datetimeoffset NULL,
        [ServedAt] datetimeoffset NULL,
        [VoidReason] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [VerificationCode] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [PdfSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Documents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [DocumentTemplates] (
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] int NOT NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UploadedAt] datetimeoffset NOT NULL,
        [UploadedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Note] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_DocumentTemplates] PRIMARY KEY ([Kind], [Version])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Evidence] (
        [Id] uniqueidentifier NOT NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NULL,
        [LeadId] uniqueidentifier NULL,
        [Sha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sm3] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Bytes] bigint NOT NULL,
        [ContentType] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FileName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReceivedAt] datetimeoffset NOT NULL,
        [ReceivedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Lon] float NULL,
        [Lat] float NULL,
        [ExifTakenAt] datetimeoffset NULL,
        [ExifLon] float NULL,
        [ExifLat] float NULL,
        [Software] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Width] int NULL,
        [Height] int NULL,
        [HasThumbnail] bit NOT NULL,
        [PinLon] float NULL,
        [PinLat] float NULL,
        [PinReason] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [PinBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [PinAt] datetimeoffset NULL,
        [OriginalSha256] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [OriginalSm3] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [OriginalWanted] bit NOT NULL,
        [OriginalReceivedAt] datetimeoffset NULL,
        CONSTRAINT [PK_Evidence] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [FailingReceivers] (
        [Receiver] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Since] datetimeoffset NOT NULL,
        [Tries] int NOT NULL,
        [RestsUntil] datetimeoffset NOT NULL,
        CONSTRAINT [PK_FailingReceivers] PRIMARY KEY ([Receiver])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [IdempotencyKeys] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RequestHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        [Status] int NOT NULL,
        [ContentType] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Location] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [Body] varbinary(max) NOT NULL,
        CONSTRAINT [PK_IdempotencyKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [ImportMappings] (
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Header] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Mapping] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_ImportMappings] PRIMARY KEY ([Unit], [Kind], [Header])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Imports] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FileName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [By] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Actor] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReceivedAt] datetimeoffset NOT NULL,
        [FinishedAt] datetimeoffset NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Encoding] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [Columns] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Notes] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Plan] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [CrsFrom] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Rows] int NOT NULL,
        [Read] int NOT NULL,
        [Created] int NOT NULL,
        [Unchanged] int NOT NULL,
        [Rejected] int NOT NULL,
        [Failure] nvarchar(60) COLLATE Latin1_General_100_BIN2 NULL,
        [Attempts] int NOT NULL,
        [ClaimedBy] uniqueidentifier NULL,
        [ClaimedUntil] datetimeoffset NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Imports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [JobRuns] (
        [Name] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StartedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NOT NULL,
        [Done] int NULL,
        [Failed] int NULL,
        [Error] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_JobRuns] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Journal] (
        [Id] bigint NOT NULL IDENTITY,
        [Stream] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sequence] int NOT NULL,
        [At] datetimeoffset NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [Type] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [By] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ByName] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PolicyVersion] int NOT NULL,
        [Process] uniqueidentifier NOT NULL,
        [Data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Journal] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [JournalHeads] (
        [Stream] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sequence] int NOT NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_JournalHeads] PRIMARY KEY ([Stream])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Leads] (
        [Id] uniqueidentifier NOT NULL,
        [Channel] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SourceNumber] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FoundAt] datetimeoffset NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [Lon] float NOT NULL,
        [Lat] float NOT NULL,
        [Cell] bigint NOT NULL,
        [Geometry] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Address] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AreaSquareMetres] float NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [Village] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [Finder] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FinderTown] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [DispatchedTo] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [DueAt] datetimeoffset NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NULL,
        [DuplicateOf] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [PatrolId] uniqueidentifier NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Leads] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [ListedItems] (
        [Id] uniqueidentifier NOT NULL,
        [Number] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Project] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Party] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Address] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Source] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ListedAt] datetimeoffset NOT NULL,
        [DelistedAt] datetimeoffset NULL,
        [ProgressAt] datetimeoffset NULL,
        [Progress] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_ListedItems] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Measures] (
        [Id] uniqueidentifier NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [OrderedAt] datetimeoffset NULL,
        [DueAt] datetimeoffset NULL,
        [DoneAt] datetimeoffset NULL,
        [Answers] int NOT NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Measures] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [MonthlyReports] (
        [Month] nvarchar(7) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TownName] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Nil] bit NOT NULL,
        [Findings] int NOT NULL,
        [Restated] bit NOT NULL,
        [DueAt] datetimeoffset NOT NULL,
        [FirstSubmittedAt] datetimeoffset NULL,
        [SubmittedAt] datetimeoffset NULL,
        [AgainDueAt] datetimeoffset NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_MonthlyReports] PRIMARY KEY ([Month], [Town])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Notices] (
        [Id] uniqueidentifier NOT NULL,
        [UnitCode] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NULL,
        [LeadId] uniqueidentifier NULL,
        [Link] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [Kind] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        [ReadAt] datetimeoffset NULL,
        CONSTRAINT [PK_Notices] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Number] bigint NOT NULL IDENTITY,
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Payload] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [NextAttemptAt] datetimeoffset NOT NULL,
        [Attempts] int NOT NULL,
        [Error] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [DoneAt] datetimeoffset NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Outlines] (
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Geometry] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [RecordedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Outlines] PRIMARY KEY ([Town])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Patrols] (
        [Id] uniqueidentifier NOT NULL,
        [Level] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [StartedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NOT NULL,
        [Route] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Patrollers] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Note] nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
        [Findings] int NOT NULL,
        [Leads] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [RecordedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Patrols] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [People] (
        [Id] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DisplayName] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UnitCode] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RoleNames] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Disabled] bit NOT NULL,
        [MustChangePassword] bit NOT NULL,
        [UserName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [NormalizedUserName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [Email] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [NormalizedEmail] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [SecurityStamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ConcurrencyStamp] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [PhoneNumber] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Policies] (
        [Version] int NOT NULL,
        [Data] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [RecordedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Policies] PRIMARY KEY ([Version])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [SanctionChecks] (
        [Id] uniqueidentifier NOT NULL,
        [Desk] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL DEFAULT N'Sanctions',
        [At] datetimeoffset NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Asked] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hit] bit NOT NULL,
        [CaseNumbers] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_SanctionChecks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Sanctions] (
        [Id] uniqueidentifier NOT NULL,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ToUnit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PartyName] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyIdNumber] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyNameKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyIdKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [Address] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Lon] float NOT NULL,
        [Lat] float NOT NULL,
        [Cell] bigint NOT NULL,
        [Geometry] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        [ConfirmedAt] datetimeoffset NULL,
        [ConfirmedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [LiftedAt] datetimeoffset NULL,
        CONSTRAINT [PK_Sanctions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [SatelliteReviews] (
        [Month] nvarchar(7) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RanAt] datetimeoffset NULL,
        [ConfirmedAt] datetimeoffset NULL,
        [Result] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Waiting] int NOT NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_SatelliteReviews] PRIMARY KEY ([Month])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [SavedViews] (
        [Id] uniqueidentifier NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserName] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Path] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Query] nvarchar(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Shared] bit NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_SavedViews] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Series] (
        [Series] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Last] int NOT NULL,
        CONSTRAINT [PK_Series] PRIMARY KEY ([Series])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [SimulatedClock] (
        [Id] int NOT NULL,
        [Now] datetimeoffset NOT NULL,
        CONSTRAINT [PK_SimulatedClock] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Stamps] (
        [Book] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Stamps] PRIMARY KEY ([Book])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [StuckWork] (
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Key] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Error] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Attempts] int NOT NULL,
        [FirstAt] datetimeoffset NOT NULL,
        [LastAt] datetimeoffset NOT NULL,
        [NextAttemptAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_StuckWork] PRIMARY KEY ([Kind], [Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Suspensions] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Subject] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Party] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [SubjectKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyNameKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [PartyIdKey] nvarchar(400) COLLATE Latin1_General_100_BIN2 NULL,
        [About] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Basis] nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        [LiftProposedAt] datetimeoffset NULL,
        [LiftReason] nvarchar(500) COLLATE Latin1_General_100_BIN2 NULL,
        [LiftedAt] datetimeoffset NULL,
        [Version] int NOT NULL,
        [HeadHash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Suspensions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Units] (
        [Code] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Slug] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Parent] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        [EndedAt] datetimeoffset NULL,
        [MergedInto] nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_Units] PRIMARY KEY ([Code])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [UnitWords] (
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Word] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_UnitWords] PRIMARY KEY ([Unit])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Webhooks] (
        [Id] uniqueidentifier NOT NULL,
        [UnitCode] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Format] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Host] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProtectedUrl] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProtectedSecret] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [Language] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [CreatedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RestsUntil] datetimeoffset NULL,
        CONSTRAINT [PK_Webhooks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Deadlines] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DueAt] datetimeoffset NOT NULL,
        [BreachedAt] datetimeoffset NULL,
        CONSTRAINT [PK_Deadlines] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Deadlines_Cases_CaseNumber] FOREIGN KEY ([CaseNumber]) REFERENCES [Cases] ([Number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Duties] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Position] int NOT NULL,
        [Kind] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Unit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        [DueAt] datetimeoffset NULL,
        [DoneAt] datetimeoffset NULL,
        CONSTRAINT [PK_Duties] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Duties_Cases_CaseNumber] FOREIGN KEY ([CaseNumber]) REFERENCES [Cases] ([Number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Referrals] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ToUnit] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Cause] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_Referrals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Referrals_Cases_CaseNumber] FOREIGN KEY ([CaseNumber]) REFERENCES [Cases] ([Number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [StageSpans] (
        [Id] bigint NOT NULL IDENTITY,
        [CaseNumber] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Town] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Stage] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [EnteredAt] datetimeoffset NOT NULL,
        [LeftAt] datetimeoffset NOT NULL,
        [Hours] int NOT NULL,
        CONSTRAINT [PK_StageSpans] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StageSpans_Cases_CaseNumber] FOREIGN KEY ([CaseNumber]) REFERENCES [Cases] ([Number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [ImportRejections] (
        [ImportId] uniqueidentifier NOT NULL,
        [Row] int NOT NULL,
        [Code] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Args] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Values] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_ImportRejections] PRIMARY KEY ([ImportId], [Row]),
        CONSTRAINT [FK_ImportRejections_Imports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [Imports] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [MeasureFacts] (
        [MeasureId] uniqueidentifier NOT NULL,
        [Key] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_MeasureFacts] PRIMARY KEY ([MeasureId], [Key]),
        CONSTRAINT [FK_MeasureFacts_Measures_MeasureId] FOREIGN KEY ([MeasureId]) REFERENCES [Measures] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [ApiKeys] (
        [Id] uniqueidentifier NOT NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [PersonId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [CreatedBy] nvarchar(256) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [RevokedAt] datetimeoffset NULL,
        CONSTRAINT [PK_ApiKeys] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ApiKeys_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [CalendarFeeds] (
        [PersonId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_CalendarFeeds] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_CalendarFeeds_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [NotificationPreferences] (
        [PersonId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Email] bit NOT NULL,
        [Address] nvarchar(254) COLLATE Latin1_General_100_BIN2 NULL,
        [Language] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [QuietFrom] nvarchar(5) COLLATE Latin1_General_100_BIN2 NULL,
        [QuietTo] nvarchar(5) COLLATE Latin1_General_100_BIN2 NULL,
        [Digest] bit NOT NULL,
        [DigestAt] nvarchar(5) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_NotificationPreferences] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_NotificationPreferences_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [PersonClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ClaimType] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [ClaimValue] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_PersonClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_PersonClaims_People_UserId] FOREIGN KEY ([UserId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [PersonLogins] (
        [LoginProvider] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProviderKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ProviderDisplayName] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        [UserId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_PersonLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_PersonLogins_People_UserId] FOREIGN KEY ([UserId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [PersonTokens] (
        [UserId] nvarchar(36) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [LoginProvider] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Value] nvarchar(max) COLLATE Latin1_General_100_BIN2 NULL,
        CONSTRAINT [PK_PersonTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_PersonTokens_People_UserId] FOREIGN KEY ([UserId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Book', N'Version') AND [object_id] = OBJECT_ID(N'[Stamps]'))
        SET IDENTITY_INSERT [Stamps] ON;
    EXEC(N'INSERT INTO [Stamps] ([Book], [Version])
    VALUES (N''calendars'', CAST(1 AS bigint)),
    (N''outlines'', CAST(1 AS bigint)),
    (N''policies'', CAST(1 AS bigint)),
    (N''units'', CAST(1 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Book', N'Version') AND [object_id] = OBJECT_ID(N'[Stamps]'))
        SET IDENTITY_INSERT [Stamps] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ApiKeys_Hash] ON [ApiKeys] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_ApiKeys_PersonId] ON [ApiKeys] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Assessments_Period_Assessor] ON [Assessments] ([Period], [Assessor]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Assessments_Unit] ON [Assessments] ([Unit]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Audit_At] ON [Audit] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Audit_Subject_At] ON [Audit] ([Subject], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Audit_UserName_At] ON [Audit] ([UserName], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CalendarFeeds_Hash] ON [CalendarFeeds] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_Cell] ON [Cases] ([Cell]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_DemolishedAt_Lat] ON [Cases] ([DemolishedAt], [Lat]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_EndedAt_Town_Stage_LateSince_NextDueAt_Village_FirstFinder_Number] ON [Cases] ([EndedAt], [Town], [Stage], [LateSince], [NextDueAt], [Village], [FirstFinder], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_FirstFinder] ON [Cases] ([FirstFinder]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_LateSince] ON [Cases] ([LateSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_OpenedAt] ON [Cases] ([OpenedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_PartyIdKey] ON [Cases] ([PartyIdKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_PartyNameKey] ON [Cases] ([PartyNameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_Town_Stage] ON [Cases] ([Town], [Stage]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Cases_Village] ON [Cases] ([Village]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_CaseSearch_CaseNumber] ON [CaseSearch] ([CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Clues_SentBy] ON [Clues] ([SentBy]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Clues_ToUnit_ForwardedAt] ON [Clues] ([ToUnit], [ForwardedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Deadlines_BreachedAt] ON [Deadlines] ([BreachedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Deadlines_CaseNumber_Kind] ON [Deadlines] ([CaseNumber], [Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Deadlines_State_DueAt] ON [Deadlines] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Deliveries_Channel_Target_State_NextAttemptAt] ON [Deliveries] ([Channel], [Target], [State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Deliveries_NoticeId_Channel_Target] ON [Deliveries] ([NoticeId], [Channel], [Target]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Deliveries_State_NextAttemptAt] ON [Deliveries] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Documents_CaseNumber] ON [Documents] ([CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Documents_DraftedBy] ON [Documents] ([DraftedBy]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Documents_Number] ON [Documents] ([Number]) WHERE [Number] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Documents_ToUnit] ON [Documents] ([ToUnit]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Documents_Town_IssuedAt] ON [Documents] ([Town], [IssuedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Documents_Unit_State_IssuedAt] ON [Documents] ([Unit], [State], [IssuedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Documents_VerificationCode] ON [Documents] ([VerificationCode]) WHERE [VerificationCode] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Duties_CaseNumber_Position] ON [Duties] ([CaseNumber], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Duties_Unit_DoneAt_DueAt] ON [Duties] ([Unit], [DoneAt], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_CaseNumber] ON [Evidence] ([CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_LeadId] ON [Evidence] ([LeadId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_ReceivedBy_OriginalWanted] ON [Evidence] ([ReceivedBy], [OriginalWanted]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Evidence_Sha256] ON [Evidence] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_IdempotencyKeys_At] ON [IdempotencyKeys] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Imports_State] ON [Imports] ([State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Imports_Unit_ReceivedAt] ON [Imports] ([Unit], [ReceivedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Journal_Stream_Sequence] ON [Journal] ([Stream], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_CaseNumber] ON [Leads] ([CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_Cell] ON [Leads] ([Cell]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Leads_Channel_SourceNumber] ON [Leads] ([Channel], [SourceNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_DispatchedTo_State] ON [Leads] ([DispatchedTo], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_DuplicateOf] ON [Leads] ([DuplicateOf]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_Finder] ON [Leads] ([Finder]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_FinderTown] ON [Leads] ([FinderTown]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_FoundAt] ON [Leads] ([FoundAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_PatrolId] ON [Leads] ([PatrolId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_State_DueAt] ON [Leads] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Leads_Village] ON [Leads] ([Village]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ListedItems_Number] ON [ListedItems] ([Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_ListedItems_Town_DelistedAt] ON [ListedItems] ([Town], [DelistedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_MeasureFacts_Key] ON [MeasureFacts] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Measures_State_DueAt] ON [Measures] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Measures_Town_State] ON [Measures] ([Town], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Measures_Unit_State] ON [Measures] ([Unit], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_MonthlyReports_State_DueAt] ON [MonthlyReports] ([State], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_MonthlyReports_Town] ON [MonthlyReports] ([Town]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_UnitCode_At] ON [Notices] ([UnitCode], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Notices_UnitCode_ReadAt] ON [Notices] ([UnitCode], [ReadAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Outbox_DoneAt_NextAttemptAt] ON [Outbox] ([DoneAt], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Outbox_Id] ON [Outbox] ([Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Outbox_Subject_DoneAt_Number] ON [Outbox] ([Subject], [DoneAt], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Patrols_StartedAt] ON [Patrols] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Patrols_Town_StartedAt] ON [Patrols] ([Town], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Patrols_Unit_StartedAt] ON [Patrols] ([Unit], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [People] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_People_UnitCode] ON [People] ([UnitCode]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [People] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_PersonClaims_UserId] ON [PersonClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_PersonLogins_UserId] ON [PersonLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Referrals_CaseNumber] ON [Referrals] ([CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Referrals_ToUnit_CaseNumber] ON [Referrals] ([ToUnit], [CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_SanctionChecks_Desk_Unit_At] ON [SanctionChecks] ([Desk], [Unit], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Sanctions_CaseNumber_ToUnit_OpenedAt] ON [Sanctions] ([CaseNumber], [ToUnit], [OpenedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Sanctions_Cell] ON [Sanctions] ([Cell]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Sanctions_PartyIdKey] ON [Sanctions] ([PartyIdKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Sanctions_PartyNameKey] ON [Sanctions] ([PartyNameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Sanctions_ToUnit_LiftedAt_ConfirmedAt] ON [Sanctions] ([ToUnit], [LiftedAt], [ConfirmedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_SavedViews_Unit_Path] ON [SavedViews] ([Unit], [Path]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_StageSpans_CaseNumber] ON [StageSpans] ([CaseNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_StageSpans_Stage_LeftAt_Town_Hours] ON [StageSpans] ([Stage], [LeftAt], [Town], [Hours]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Suspensions_LiftedAt_Town] ON [Suspensions] ([LiftedAt], [Town]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Suspensions_PartyIdKey] ON [Suspensions] ([PartyIdKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Suspensions_PartyNameKey] ON [Suspensions] ([PartyNameKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Suspensions_SubjectKey] ON [Suspensions] ([SubjectKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Units_Parent] ON [Units] ([Parent]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Units_Slug] ON [Units] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE INDEX [IX_Webhooks_UnitCode] ON [Webhooks] ([UnitCode]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    EXEC(N'CREATE TRIGGER JournalIsAppendOnly ON Journal INSTEAD OF UPDATE, DELETE AS THROW 50001, ''The journal is append-only.'', 1;')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261128000000_Initial', N'10.0.15');
END;

COMMIT;
GO

