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
    ALTER TABLE [Webhooks] ADD [NextTurnAt] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    ALTER TABLE [Imports] ADD [Attempts] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    ALTER TABLE [Imports] ADD [ClaimedBy] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    ALTER TABLE [Imports] ADD [ClaimedUntil] datetimeoffset NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    ALTER TABLE [FailingReceivers] ADD [RestsUntil] datetimeoffset NOT NULL DEFAULT '0001-01-01T00:00:00.0000000+00:00';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [DataProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(max) NULL,
        [Xml] nvarchar(max) NULL,
        CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261128000000_Initial'
)
BEGIN
    CREATE TABLE [Stamps] (
        [Book] nvarchar(20) NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_Stamps] PRIMARY KEY ([Book])
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

