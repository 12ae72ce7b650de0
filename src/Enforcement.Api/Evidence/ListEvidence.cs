using Enforcement.Api.Cases;
using Enforcement.Api.Leads;
using MediatR;

namespace Enforcement.Api.Evidence;

/// <summary>The files of a case or of a lead, in the order in which they were attached.</summary>
public sealed record ListEvidence(string? CaseNumber, Guid? LeadId = null) : IRequest<IReadOnlyList<EvidenceFileView>>
{
    internal sealed class Handler(EvidenceReader reader, CaseStore cases, LeadStore leads) : IRequestHandler<ListEvidence,
        IReadOnlyList<EvidenceFileView>>
    {
        public async Task<IReadOnlyList<EvidenceFileView>> Handle(ListEvidence request, CancellationToken cancellationToken)
        {
            if (request.CaseNumber is { } number && await cases.FindAsync(number, cancellationToken) is { } state)
                return await reader.ListAsync(state.Evidence, state.Opened.Place, cancellationToken);
            return request.LeadId is { } id && await leads.FindAsync(id, cancellationToken) is { } lead
                ? await reader.ListAsync(lead.Evidence, lead.Facts.Place, cancellationToken)
                : [];
        }
    }
}
