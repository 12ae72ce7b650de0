using System.Globalization;
using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>A webhook, without its secret and with no more of its address than <paramref name="Host"/>: a robot's address is its key.</summary>
public sealed record WebhookView(Guid Id, UnitView Unit, string Name, WebhookFormat Format, string Host, string Language, DateTimeOffset CreatedAt, string CreatedBy);

/// <summary>Every webhook, by unit; for administrators.</summary>
public sealed record ListWebhooks : IRequest<Result<IReadOnlyList<WebhookView>>>
{
    internal sealed class Handler(EnforcementDb db, UnitDirectory directory, ICurrentActor current) : IRequestHandler<ListWebhooks, Result<IReadOnlyList<WebhookView>>>
    {
        public async Task<Result<IReadOnlyList<WebhookView>>> Handle(ListWebhooks request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            var units = await directory.GetAsync(cancellationToken);
            var rows = await db.Set<WebhookRow>().AsNoTracking().OrderBy(w => w.UnitCode).ThenBy(w => w.Name).ToListAsync(cancellationToken);
            return rows.ConvertAll(w => View(w, units));
        }
    }

    internal static WebhookView View(WebhookRow w, Units units) => new(w.Id, units.View(w.UnitCode), w.Name, w.Format, w.Host, w.Language, w.CreatedAt, w.CreatedBy);
}

/// <summary>Adds a webhook for a unit. Address and secret are never shown again.</summary>
/// <param name="Unit">Code of the unit whose notices it gets.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Format">What the other side understands.</param>
/// <param name="Url">https; plain http only to this machine itself, in development and demo.</param>
/// <param name="Secret">What calls are signed with; 企业微信 needs none, the others at least 8 characters.</param>
/// <param name="Language"><c>zh-CN</c> (default) or <c>en</c>.</param>
public sealed record AddWebhook(string? Unit, string? Name, WebhookFormat? Format, string? Url, string? Secret = null, string? Language = null) : IRequest<Result<WebhookView>>
{
    /// <summary>Never the address or the secret.</summary>
    public override string ToString() => $"AddWebhook {Unit} {Name}";

    internal sealed class Validator : AbstractValidator<AddWebhook>
    {
        public Validator()
        {
            RuleFor(w => w.Unit).NotEmpty();
            RuleFor(w => w.Name).NotEmpty().MaximumLength(100);
            RuleFor(w => w.Format).NotNull().IsInEnum();
            RuleFor(w => w.Url).NotEmpty().MaximumLength(1_000);
            RuleFor(w => w.Secret).NotEmpty().MinimumLength(8).When(w => w.Format is WebhookFormat.Dingtalk or WebhookFormat.Json);
            RuleFor(w => w.Secret).MaximumLength(200);
            RuleFor(w => w.Language).Must(l => string.IsNullOrEmpty(l) || PreferenceRow.Languages.Contains(l)).WithErrorCode("EnumValidator");
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal, WebhookSender sender, EnforcementSettings settings, IHostEnvironment environment, ICurrentActor current, LegalClock clock)
        : IRequestHandler<AddWebhook, Result<WebhookView>>
    {
        public async Task<Result<WebhookView>> Handle(AddWebhook r, CancellationToken cancellationToken)
        {
            var (actor, units, now) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken), clock.Now);
            if (!actor.Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            if (units.Find(r.Unit) is not { } unit) return new Refusal("unknown-unit", RefusalKind.Invalid, "unit");
            if (!Uri.TryCreate(r.Url!.Trim(), UriKind.Absolute, out var url) || url.UserInfo.Length > 0 || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && (settings.Demo || environment.IsDevelopment()))))
                return new Refusal("webhook-url", RefusalKind.Invalid, "url");
            var row = new WebhookRow
            {
                Id = Guid.CreateVersion7(now), UnitCode = unit.Code, Name = r.Name!.Trim(), Format = r.Format!.Value, Host = url.GetLeftPart(UriPartial.Authority), ProtectedUrl = sender.Protect(url.AbsoluteUri),
                ProtectedSecret = string.IsNullOrEmpty(r.Secret) ? null : sender.Protect(r.Secret), Language = string.IsNullOrEmpty(r.Language) ? PreferenceRow.Languages[0] : r.Language, CreatedAt = now, CreatedBy = actor.UserName,
            };
            return await work.RunAsync<Result<WebhookView>>(async () =>
            {
                db.Add(row);
                await journal.WriteAsync($"unit-{unit.Code}", "webhookAdded", new { row.Id, row.Name, row.Format, row.Host }, cancellationToken);
                return ListWebhooks.View(row, units);
            }, cancellationToken);
        }
    }
}

/// <summary>Removes a webhook; what still waited for it is not sent.</summary>
public sealed record RemoveWebhook(Guid Id) : IRequest<Result<bool>>
{
    internal sealed class Handler(EnforcementDb db, UnitOfWork work, PersonJournal journal, ICurrentActor current) : IRequestHandler<RemoveWebhook, Result<bool>>
    {
        public async Task<Result<bool>> Handle(RemoveWebhook request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            return await work.RunAsync<Result<bool>>(async () =>
            {
                if (await db.Set<WebhookRow>().FindAsync([request.Id], cancellationToken) is not { } row) return new Refusal("not-found", RefusalKind.NotFound);
                db.Remove(row);
                await journal.WriteAsync($"unit-{row.UnitCode}", "webhookRemoved", new { row.Id, row.Name, row.Host }, cancellationToken);
                return true;
            }, cancellationToken, r => r.IsOk);
        }
    }
}

/// <summary>Sends a message to a webhook that says that it is a test, and answers whether the other side took it.</summary>
public sealed record TestWebhook(Guid Id) : IRequest<Result<bool>>
{
    internal sealed class Handler(EnforcementDb db, WebhookSender sender, ICurrentActor current, LegalClock clock) : IRequestHandler<TestWebhook, Result<bool>>
    {
        public async Task<Result<bool>> Handle(TestWebhook request, CancellationToken cancellationToken)
        {
            if (!CurrentActor.Require(current).Is(PersonRole.Administrator)) return new Refusal("forbidden", RefusalKind.Forbidden);
            if (await db.Set<WebhookRow>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == request.Id, cancellationToken) is not { } hook) return new Refusal("not-found", RefusalKind.NotFound);
            try
            {
                var id = Guid.CreateVersion7(clock.Now);
                await sender.SendAsync(hook, id, [new Line(id, "test", Messages.In(CultureInfo.GetCultureInfo(hook.Language), "notice.test"), null, clock.Now, "/notices")]);
                return true;
            }
            catch (NotDeliveredException e)
            {
                return new Refusal("webhook-refused", RefusalKind.Conflict, null, e.Message);
            }
        }
    }
}
