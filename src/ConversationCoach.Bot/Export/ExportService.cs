using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using ConversationCoach.Core.Assignments;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using ConversationCoach.Core.Reframing;

namespace ConversationCoach.Bot.Export;

/// <summary>What a person wants to have as a file.</summary>
/// <param name="Preparation">The plan to have as a Word document; <see langword="null"/> is everything that is kept of them.</param>
internal sealed record ExportRequest(Guid? Preparation)
{
    /// <summary>How far the people of this assignment are, as a table, for its coach.</summary>
    public Guid? Assignment { get; init; }
}

/// <param name="Name">With its ending.</param>
internal sealed record ExportFile(string Name, string ContentType, byte[] Content);

/// <summary>Makes files of what a person wrote, for that person alone.</summary>
internal sealed class ExportService(IPreparationStore preparations, IAssignmentStore assignments, IPreWorkStore preWork, ITipStore tips, IAudit audit, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <returns><see langword="null"/> when there is no such preparation of this owner.</returns>
    public async Task<ExportFile?> ExportAsync(ExportRequest wanted, UserId owner, Language language, CancellationToken cancellationToken)
    {
        if (wanted.Assignment is { } assignment) return await StatusAsync(assignment, owner, language, cancellationToken);
        if (wanted.Preparation is not { } id) return await EverythingAsync(owner, language, cancellationToken);
        return await preparations.FindAsync(id, owner, cancellationToken) is { } preparation ? Plan(language, preparation) : null;
    }

    /// <summary>As <see cref="ExportAsync"/>, for a file that leaves the bot: no one does without its record.</summary>
    public async Task<ExportFile?> HandOverAsync(ExportRequest wanted, UserId owner, Language language, CancellationToken cancellationToken)
    {
        if (await ExportAsync(wanted, owner, language, cancellationToken) is not { } file) return null;
        await audit.RecordAsync(AuditEvent.Of(AuditKinds.Exported, owner.User, owner, wanted.Assignment ?? wanted.Preparation, clock.GetUtcNow()), cancellationToken);
        return file;
    }

    private ExportFile Plan(Language language, Preparation preparation) =>
        new(PlanDocument.FileName(language, preparation), PlanDocument.ContentType, PlanDocument.Write(language, preparation, clock.GetUtcNow()));

    private async Task<ExportFile> EverythingAsync(UserId owner, Language language, CancellationToken cancellationToken)
    {
        var all = new List<Preparation>();
        foreach (var summary in await preparations.ListAsync(owner, cancellationToken))
            if (await preparations.FindAsync(summary.Id, owner, cancellationToken) is { } preparation) all.Add(preparation);

        using var file = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            var made = clock.GetUtcNow();
            await AddAsync("my-data.json", JsonSerializer.SerializeToUtf8Bytes(new
            {
                made,
                preparations = all.Select(preparation => Told(language, preparation)),
                preWorkAskedOfYou = await preWork.ListAsync(owner, all: true, cancellationToken),
                preWorkYouGave = (await assignments.ListAsync(owner, 0, int.MaxValue, cancellationToken)).Select(given => new { given.Assignment.GuideId, given.Assignment.Note, given.Assignment.Due, given.Assignment.MadeAt, given.People }),
                mutedTips = await tips.MutedByAsync(owner, cancellationToken),
                practice = await tips.PracticeOfAsync(owner, cancellationToken),
            }, Readable));
            foreach (var (preparation, number) in all.Select((preparation, index) => (preparation, index + 1)))
            {
                var plan = Plan(language, preparation);
                await AddAsync($"{number:000} {plan.Name}", plan.Content);
            }

            async Task AddAsync(string name, byte[] content)
            {
                await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
                await entry.WriteAsync(content, cancellationToken);
            }
        }

        return new ExportFile(language.Phrases.Document.Everything, "application/zip", file.ToArray());
    }

    private async Task<ExportFile?> StatusAsync(Guid id, UserId coach, Language language, CancellationToken cancellationToken)
    {
        if (await assignments.FindAsync(id, coach, cancellationToken) is not { Status: not AssignmentStatus.Draft } assignment) return null;
        var page = await assignments.FollowAsync(id, coach, filter: null, 0, int.MaxValue, cancellationToken);
        return StatusTable.Write(language, assignment, page.Shown);
    }

    private static object Told(Language language, Preparation preparation)
    {
        var guide = language.GuideOf(preparation.GuideId);
        return new
        {
            preparation.Id,
            Guide = guide.Title,
            preparation.About,
            preparation.With,
            preparation.Day,
            Status = preparation.Status.ToString(),
            preparation.StartedAt,
            preparation.ChangedAt,
            Answers = preparation.Answers.Select(answer => new
            {
                Question = guide.FindPrompt(answer.Key)?.Ask ?? answer.Key,
                Wordings = answer.Value.Wordings.Select(wording => new { wording.Text, wording.At, wording.IsRival }),
            }),
        };
    }
}
