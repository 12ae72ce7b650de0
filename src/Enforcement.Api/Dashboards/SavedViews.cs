using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Api.Dashboards;

/// <summary>A filter that somebody kept under a name: the address of a list with what was chosen there.</summary>
internal sealed class SavedViewRow
{
    public required Guid Id { get; init; }
    public required string Unit { get; init; }
    public required string UserName { get; init; }
    public required string Name { get; init; }
    public required string Path { get; init; }
    public required string Query { get; init; }
    /// <summary>Seen by the whole unit; else by its maker alone.</summary>
    public required bool Shared { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SavedViewRow>
    {
        public void Configure(EntityTypeBuilder<SavedViewRow> b)
        {
            b.ToTable("SavedViews").HasKey(v => v.Id);
            b.Property(v => v.Unit).HasMaxLength(20);
            b.Property(v => v.UserName).HasMaxLength(256);
            b.Property(v => v.Name).HasMaxLength(60);
            b.Property(v => v.Path).HasMaxLength(40);
            b.Property(v => v.Query).HasMaxLength(1000);
            b.HasIndex(v => new { v.Unit, v.Path });
        }
    }
}

/// <summary>A kept filter for its reader.</summary>
/// <param name="Mine">The reader made it.</param>
/// <param name="Removable">The reader may take it away.</param>
public sealed record SavedView(Guid Id, string Name, string Path, string Query, bool Shared, bool Mine, bool Removable);

/// <summary>The filters of a page that the reader kept, or that someone of the unit shared; by name.</summary>
public sealed record ListSavedViews(string? Path = null) : IRequest<IReadOnlyList<SavedView>>
{
    internal sealed class Handler(EnforcementDb db, ICurrentActor current) : IRequestHandler<ListSavedViews, IReadOnlyList<SavedView>>
    {
        public async Task<IReadOnlyList<SavedView>> Handle(ListSavedViews r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            var rows = await db.Set<SavedViewRow>().AsNoTracking().Where(v => r.Path == null || v.Path == r.Path).OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(cancellationToken);
            if (rows.Count == 0) return [];
            var isRemovable = await DeleteView.AllowedAsync(db, actor, cancellationToken);
            return [.. rows.Select(v => new SavedView(v.Id, v.Name, v.Path, v.Query, v.Shared, v.UserName == actor.UserName, isRemovable(v)))];
        }
    }
}

/// <summary>Keeps a filter.</summary>
/// <param name="Path">Which page it is of.</param>
/// <param name="Query">The address behind the question mark; it holds no more than the reader could type.</param>
/// <param name="Shared">For the whole unit. It shows each reader only what they may see.</param>
public sealed record SaveView(string? Name, string? Path, string? Query, bool Shared) : IRequest<Result<SavedView>>
{
    /// <summary>Pages whose filters can be kept.</summary>
    private static readonly string[] Paths = ["/oversight", "/cases"];

    internal sealed class Validator : AbstractValidator<SaveView>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(60);
            RuleFor(r => r.Query).MaximumLength(1000);
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current, LegalClock clock) : IRequestHandler<SaveView, Result<SavedView>>
    {
        public Task<Result<SavedView>> Handle(SaveView r, CancellationToken cancellationToken) => work.RunAsync<Result<SavedView>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (!Paths.Contains(r.Path)) return new Refusal("view-of-what", RefusalKind.Invalid, "path");
            var row = new SavedViewRow { Id = Guid.CreateVersion7(now), Unit = actor.UnitCode, UserName = actor.UserName, Name = r.Name!.Trim(), Path = r.Path!, Query = r.Query?.Trim().TrimStart('?') ?? "", Shared = r.Shared, CreatedAt = now };
            db.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            return new SavedView(row.Id, row.Name, row.Path, row.Query, row.Shared, true, true);
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>Takes a kept filter away: its maker may, the unit's lead when it is shared, and anybody of the unit once its maker is there no more.</summary>
public sealed record DeleteView(Guid Id) : IRequest<Result<bool>>, IAbout
{
    Subject? IAbout.About => DashboardsRoom.About(Id);

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ICurrentActor current) : IRequestHandler<DeleteView, Result<bool>>
    {
        public Task<Result<bool>> Handle(DeleteView r, CancellationToken cancellationToken) => work.RunAsync<Result<bool>>(async () =>
        {
            if (await db.Set<SavedViewRow>().SingleOrDefaultAsync(v => v.Id == r.Id, cancellationToken) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
            if (!(await AllowedAsync(db, CurrentActor.Require(current), cancellationToken))(row)) return new Refusal("not-yours", RefusalKind.Forbidden);
            db.Remove(row);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken, x => x.IsOk);
    }

    /// <summary>Which of the filters that the actor sees the actor may take away.</summary>
    internal static async Task<Func<SavedViewRow, bool>> AllowedAsync(EnforcementDb db, Actor actor, CancellationToken ct)
    {
        var present = (await db.Users.AsNoTracking().Where(p => p.UnitCode == actor.UnitCode && !p.Disabled).Select(p => p.UserName!).ToListAsync(ct)).ToHashSet();
        return view => view.UserName == actor.UserName || (view.Shared && (actor.Is(PersonRole.UnitLead) || !present.Contains(view.UserName)));
    }
}
