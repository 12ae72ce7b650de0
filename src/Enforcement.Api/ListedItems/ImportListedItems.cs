using Enforcement.Api.Data;
using Enforcement.Api.Imports;
using Enforcement.Api.Imports.Files;
using Enforcement.Api.Organisations;
using Enforcement.Api.Shared;
using Enforcement.Api.Suspensions;
using Enforcement.Workflows.Cases;
using Enforcement.Workflows.Deadlines;
using Enforcement.Workflows.ListedItems;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Api.ListedItems;

/// <summary>A row that was not taken, as the sender's own program counts its lines, and why.</summary>
public sealed record RejectedItem(int Row, string Code, string Message);

/// <summary>What an import of the list came to: good rows are there even when others are not.</summary>
public sealed record ListedImport(int Rows, int Created, int Unchanged, IReadOnlyList<RejectedItem> Rejected);

/// <summary>
/// Imports a list of historical items from .xlsx or .csv: its columns by their usual names. A number that is there already changes
/// nothing; one that names another item
/// than the one recorded, or stands twice in the file, is a rejected row. Each new item suspends its own project and party from the
/// moment it is recorded (Art 30).
/// </summary>
/// <param name="Path">Where the uploaded file lies.</param>
public sealed record ImportListedItems(string Path) : IRequest<Result<ListedImport>>
{
    private const int MostRows = 5_000;

    /// <summary>The usual names of a column, the surest first. 序号 counts the lines of one file: it is no number of an item.</summary>
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["number"] = ["挂账编号", "编号", "number"], ["town"] = ["属地", "镇街", "所属镇街", "乡镇", "town"],
            ["project"] = ["项目名称", "项目", "图斑名称", "project"],
        ["party"] = ["项目主体", "当事人", "主体", "party"], ["address"] = ["地址", "位置", "地点", "address"],
            ["source"] = ["来源", "督察名称", "专项工作", "source"], ["listedOn"] = ["挂账日期", "挂账时间", "日期", "listedon"],
    };

    internal sealed class Handler(EnforcementDb db, UnitOfWork work, ListedItemStore store, SuspensionStore suspensions,
        UnitDirectory directory, ICurrentActor current, LegalClock clock) : IRequestHandler<ImportListedItems, Result<ListedImport>>
    {
        public async Task<Result<ListedImport>> Handle(ImportListedItems r, CancellationToken cancellationToken)
        {
            var actor = CurrentActor.Require(current);
            if (!ListedItemDecider.MayKeep(actor)) return Refusal.NotYours;
            var towns = new TownNames(await directory.GetAsync(cancellationToken));
            var (good, rejected, rows) = (new List<(int Row, ListedItemRecorded Item)>(), new List<RejectedItem>(), 0);
            try
            {
                var file = SourceFile.Open(r.Path);
                var columns = Names.ToDictionary(n => n.Key, n =>
                    n.Value.Select(name =>
                        file.Columns.FirstOrDefault(c => string.Equals(c.Trim(), name, StringComparison.OrdinalIgnoreCase)))
                            .FirstOrDefault(c => c is not null));
                if (columns.FirstOrDefault(c => c.Value is null && c.Key is not "party") is { Key: { } missing }) return new Refusal(
                    "listed-column", RefusalKind.Invalid, "file", Names[missing][0]);
                foreach (var row in file.Rows())
                {
                    if (++rows > MostRows) return new Refusal("listed-too-many", RefusalKind.Invalid, "file", MostRows);
                    string? Of(string name) => columns[name] is { } c && row.Values.TryGetValue(c, out var v)
                        && !string.IsNullOrWhiteSpace(v) ? v.Trim() : null;
                    ListedItemRecorded? item = null;
                    var wrong = row.Error ?? Read(Of, towns, clock.Now, out item);
                    if (wrong is null) good.Add((row.Number, item!));
                    else rejected.Add(new RejectedItem(row.Number, wrong.Code, Messages.Of(wrong)));
                }
            }
            catch (UnreadableFileException e)
            {
                return e.Refusal with { Field = "file" };
            }
            return await SaveAsync(good, rejected, rows, actor, cancellationToken);
        }

        private static Refusal? Read(Func<string, string?> of, TownNames towns, DateTimeOffset now, out ListedItemRecorded? item)
        {
            item = null;
            foreach (var name in new[] { "number", "project", "address", "source", "town", "listedOn" })
                if (of(name) is not { Length: <= 200 }) return new Refusal("listed-value", RefusalKind.Invalid, null, Names[name][0]);
            if (towns.FindTown(of("town")!) is not { } town) return new Refusal("listed-town", RefusalKind.Invalid, null, of("town")!);
            if (SourceDates.Parse(of("listedOn")!) is not { } at || at > now) return new Refusal("listed-date", RefusalKind.Invalid,
                null, of("listedOn")!);
            if (of("number")!.Length > 60 || of("party") is { Length: > 200 }) return new Refusal("listed-value", RefusalKind.Invalid,
                null, Names["number"][0]);
            item = new ListedItemRecorded(now, Guid.CreateVersion7(now), of("number")!, town.Code, of("project")!, of("party"),
                of("address")!, of("source")!, LegalTime.DateOf(at));
            return null;
        }

        private Task<Result<ListedImport>> SaveAsync(List<(int Row, ListedItemRecorded Item)> good, List<RejectedItem> rejected,
            int rows, Workflows.Organisations.Actor actor, CancellationToken ct) => work.RunAsync<Result<ListedImport>>(async () =>
        {
            // gz-1 is GZ-1, as SQL Server's index has it.
            var known = (await db.Set<ListedItemRow>().AsNoTracking().ToListAsync(ct))
                .ToLookup(i => i.Number, StringComparer.OrdinalIgnoreCase);
            var (created, unchanged, inFile) = (0, 0, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            foreach (var (line, item) in good)
            {
                var there = known[item.Number].FirstOrDefault();
                if ((inFile.Add(item.Number) ? there is null ? null : Differs(there, item)
                    : new Refusal("listed-repeated", RefusalKind.Invalid, null, item.Number)) is { } wrong)
                {
                    rejected.Add(new RejectedItem(line, wrong.Code, Messages.Of(wrong)));
                    continue;
                }
                if (there is not null)
                {
                    unchanged++;
                    continue;
                }
                var x = new Context(item.At, actor);
                var decision = ListedItemDecider.Record(item, x);
                if (!decision.IsAccepted) return decision.Refusal;
                await suspensions.OpenForListedItemAsync(await store.AddAsync(decision, x, ct), x, ct);
                created++;
            }
            await db.SaveChangesAsync(ct);
            return new ListedImport(rows, created, unchanged, [.. rejected.OrderBy(x => x.Row)]);
        }, ct, r => r.IsOk);

        /// <summary>
        /// Why a row is not about the item that has its number: another town, project or party. A row that names no party says nothing
        /// about it.
        /// </summary>
        private static Refusal? Differs(ListedItemRow known, ListedItemRecorded item) =>
            known.Town != item.Town ? Differ(known, "town")
            : PartyKey.Of(known.Project) != PartyKey.Of(item.Project) ? Differ(known, "project")
            : item.Party is { } party && PartyKey.Of(known.Party) != PartyKey.Of(party) ? Differ(known, "party")
            : null;

        private static Refusal Differ(ListedItemRow known, string what) =>
            new("listed-differs", RefusalKind.Invalid, null, known.Number, Names[what][0]);
    }
}
