using Enforcement.Api.Calendars;
using Enforcement.Api.Cases;
using Enforcement.Api.Data;
using Enforcement.Api.Kernel;
using Enforcement.Api.Shared;
using Enforcement.Workflows.Documents;
using FluentValidation;
using MediatR;

namespace Enforcement.Api.Documents;

/// <summary>Changes a draft: the values that are named, the others stay.</summary>
public sealed record ReviseDocument(Guid Id, ReviseBody Body) : IRequest<Result<DocumentDetails>>, IAbout
{
    Subject? IAbout.About => DocumentsRoom.About(Id);

    internal sealed class Validator : AbstractValidator<ReviseDocument>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Values).Must(DocumentLimits.AreFine).WithErrorCode("MaximumLengthValidator").WithMessage("too long")
                .OverridePropertyName("values");
            RuleFor(r => r.Body.Number).MaximumLength(100).OverridePropertyName("number");
        }
    }

    internal sealed class Handler(
        UnitOfWork work, CaseStore cases, DocumentStore store, DocumentReader reader, CalendarBook calendars, ICurrentActor current,
        LegalClock clock)
        : IRequestHandler<ReviseDocument, Result<DocumentDetails>>
    {
        public Task<Result<DocumentDetails>> Handle(ReviseDocument r, CancellationToken cancellationToken) =>
            work.RunAsync<Result<DocumentDetails>>(async () =>
        {
            var (actor, now) = (CurrentActor.Require(current), clock.Now);
            if (await store.FindAsync(r.Id, cancellationToken) is not var (row, d)) return Refusal.NotFound;
            if (r.Body.Version is { } seen && seen != row.Version) return Refusal.Conflict;
            if (DocumentDecider.Blocks(d, DocumentAction.Revise, actor, row.Town) is { } blocked)
                return blocked;
            var c = row.CaseNumber is { } number ? await cases.FindAsync(number, cancellationToken) : null;
            var policy = await store.PolicyAsync(c, now, cancellationToken);
            var values = new Dictionary<string, string>(d.Values);
            if (DocumentLimits.Merge(d.Kind, values, r.Body.Values) is { } unknown) return unknown;
            var (termDays, planned) = (r.Body.TermDays ?? d.TermDays, r.Body.PlannedService ?? d.PlannedService);
            if (DocumentDecider.RefuseTerm(d.Kind, termDays, policy) is { } term) return term;
            if (d.Kind.Term is OrderedTerm ordered && planned is { } day)
            {
                var calendar = await calendars.GetAsync(cancellationToken);
                foreach (var (name, value) in ordered.Count(termDays!.Value, day, policy, calendar)) values[name] = value;
            }
            var revised = new DocumentRevised(now, values, termDays, planned, r.Body.Number?.Trim() ?? d.GivenNumber);
            await store.SaveAsync(row, d, revised, actor, policy.Version, now, row.Town, cancellationToken);
            return (await reader.FindAsync(r.Id, cancellationToken))!;
        }, cancellationToken, x => x.IsOk);
    }
}

/// <summary>What is changed in a draft.</summary>
public sealed record ReviseBody(
    int? Version, IReadOnlyDictionary<string, string>? Values, int? TermDays, DateOnly? PlannedService, string? Number);
