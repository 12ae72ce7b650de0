using Enforcement.Api.Data;
using Enforcement.Api.Identity;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Organisations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.Notifications;

/// <summary>Adds a webhook for a unit. Address and secret are never shown again.</summary>
/// <param name="Unit">Code of the unit whose notices it gets.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Format">What the other side understands.</param>
/// <param name="Url">https; plain http only to this machine itself, in development and demo.</param>
/// <param name="Secret">What calls are signed with; 企业微信 needs none, the others at least 8 characters.</param>
/// <param name="Language"><c>zh-CN</c> (default) or <c>en</c>.</param>
public sealed record AddWebhook(string? Unit, string? Name, WebhookFormat? Format, string? Url, string? Secret = null,
    string? Language = null) : IRequest<Result<WebhookView>>
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
            RuleFor(w => w.Language).Must(l => string.IsNullOrEmpty(l) || PreferenceRow.Languages.Contains(l))
                .WithErrorCode("EnumValidator");
        }
    }

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, UnitDirectory directory, PersonJournal journal,
        WebhookSender sender, EnforcementSettings settings, IHostEnvironment environment, ICurrentActor current, LegalClock clock)
        : IRequestHandler<AddWebhook, Result<WebhookView>>
    {
        public async Task<Result<WebhookView>> Handle(AddWebhook r, CancellationToken cancellationToken)
        {
            var (actor, units, now) = (CurrentActor.Require(current), await directory.GetAsync(cancellationToken), clock.Now);
            if (!actor.Is(PersonRole.Administrator)) return Refusal.Forbidden;
            if (units.Find(r.Unit) is not { } unit) return new Refusal("unknown-unit", RefusalKind.Invalid, "unit");
            if (!Uri.TryCreate(r.Url!.Trim(), UriKind.Absolute, out var url) || url.UserInfo.Length > 0
                || !(url.Scheme == Uri.UriSchemeHttps
                    || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && (settings.Demo || environment.IsDevelopment()))))
                return new Refusal("webhook-url", RefusalKind.Invalid, "url");
            var row = new WebhookRow
            {
                Id = Guid.CreateVersion7(now), UnitCode = unit.Code, Name = r.Name!.Trim(), Format = r.Format!.Value,
                Host = url.GetLeftPart(UriPartial.Authority), ProtectedUrl = sender.Protect(url.AbsoluteUri),
                ProtectedSecret = string.IsNullOrEmpty(r.Secret) ? null : sender.Protect(r.Secret),
                Language = string.IsNullOrEmpty(r.Language) ? PreferenceRow.Languages[0] : r.Language, CreatedAt = now,
                CreatedBy = actor.UserName,
            };
            return await work.RunAsync<Result<WebhookView>>(async () =>
            {
                db.Add(row);
                await journal.WriteAsync($"unit-{unit.Code}", "webhookAdded", new { row.Id, row.Name, row.Format, row.Host },
                    cancellationToken);
                return ListWebhooks.View(row, units);
            }, cancellationToken);
        }
    }
}
