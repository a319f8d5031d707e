using System.Net;
using ConversationCoach.Bot.Tests.World;
using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.Privacy;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace ConversationCoach.Bot.Tests.Export;

public class HavingAFile
{
    private const string Upload = "https://files.example/upload?session=1";

    private readonly Coach _coach = new();
    private readonly Person _ann;

    public HavingAFile() => _ann = _coach.Person();

    [Fact]
    public async Task A_person_is_asked_before_anything_is_put_among_their_files()
    {
        await HasAPlanAsync();
        await _ann.PressesAsync("Export (Word)");

        var question = Assert.Single(_ann.Channel.Screen[^1].Attachments);
        Assert.Equal(FileConsentCard.ContentType, question.ContentType);
        Assert.Equal("Plan The winter rota.docx", question.Name);
        Assert.True(((FileConsentCard)question.Content).SizeInBytes > 1000);
        Assert.Null(_coach.Drive.File);
    }

    [Fact]
    public async Task Yes_puts_the_plan_there_and_shows_it()
    {
        await HasAPlanAsync();
        await _ann.SaysAsync("export");
        await AnswersAsync(_ann, "accept");

        Assert.Equal(new Uri(Upload), _coach.Drive.Place);
        Assert.Equal($"bytes 0-{_coach.Drive.File!.Length - 1}/{_coach.Drive.File.Length}", _coach.Drive.Range);
        using var document = WordprocessingDocument.Open(new MemoryStream(_coach.Drive.File), isEditable: false);
        Assert.Contains("The winter rota", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);

        var shown = Assert.Single(_ann.Channel.Screen[^1].Attachments);
        Assert.Equal((FileInfoCard.ContentType, "https://files.example/plan.docx"), (shown.ContentType, shown.ContentUrl));
        Assert.DoesNotContain(_ann.Channel.Screen, message => message.Attachments is [{ ContentType: FileConsentCard.ContentType }]);
    }

    [Fact]
    public async Task A_file_that_leaves_is_in_the_audit_and_one_that_is_only_offered_is_not()
    {
        await HasAPlanAsync();
        await _ann.SaysAsync("export");
        Assert.Empty(await AuditAsync());

        await AnswersAsync(_ann, "accept");

        var exported = Assert.Single(await AuditAsync());
        var plan = Assert.Single(await _coach.Preparations.ListAsync(new UserId(exported.Tenant, exported.Actor), CancellationToken.None));
        Assert.Equal((AuditKinds.Exported, null, plan.Id), (exported.Kind, exported.Subject, exported.About));
    }

    [Fact]
    public async Task No_makes_no_file()
    {
        await HasAPlanAsync();
        await _ann.SaysAsync("export");
        await AnswersAsync(_ann, "decline");

        Assert.Null(_coach.Drive.File);
        Assert.Contains("No file was made", _ann.Latest.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, Upload)]
    [InlineData(HttpStatusCode.Created, "http://files.example/in-clear")]
    [InlineData(HttpStatusCode.Created, "nonsense")]
    public async Task When_the_place_takes_nothing_the_person_is_told(HttpStatusCode answers, string place)
    {
        _coach.Drive.Answers = answers;
        await HasAPlanAsync();
        await _ann.SaysAsync("export");
        await AnswersAsync(_ann, "accept", place);

        Assert.Contains("could not be put there", _ann.Latest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_a_file_of_somebody_else_by_its_id()
    {
        await HasAPlanAsync();
        await _ann.SaysAsync("export");
        var context = ((FileConsentCard)_ann.Channel.Screen[^1].Attachments[0].Content).AcceptContext;
        var ben = _coach.Person("ben");

        await InvokeAsync(ben, "accept", context, Upload);

        Assert.Null(_coach.Drive.File);
        Assert.Contains("not", ben.Latest.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emulator", true)]
    [InlineData("msteams", false)]
    public async Task Where_the_channel_takes_no_files_there_is_a_link(string channel, bool takesFiles)
    {
        (_ann.ChannelId, _ann.Channel.TakesFiles) = (channel, takesFiles);
        await HasAPlanAsync();
        await _ann.SaysAsync("export");

        Assert.Equal(["Download"], _ann.Latest.Buttons);
        Assert.Contains("\"url\":\"https://coach.example/exports/", _ann.Latest.Json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private ValueTask<List<AuditEvent>> AuditAsync() => _coach.Audit.ReadAsync(default, null, CancellationToken.None).ToListAsync();

    private async Task HasAPlanAsync()
    {
        await _ann.StartsAsync();
        await _ann.SaysAsync("plan");
    }

    private static Task AnswersAsync(Person person, string answer, string place = Upload) =>
        InvokeAsync(person, answer, ((FileConsentCard)person.Channel.Screen[^1].Attachments[0].Content).AcceptContext, place);

    private static Task InvokeAsync(Person person, string answer, object context, string place) => person.SendAsync(activity =>
    {
        activity.Type = ActivityTypes.Invoke;
        activity.Name = "fileConsent/invoke";
        activity.ReplyToId = person.Channel.Screen.Count > 0 ? person.Channel.Screen[^1].Id : null;
        activity.Value = JObject.FromObject(new
        {
            action = answer,
            context,
            uploadInfo = new { name = "plan.docx", uploadUrl = place, contentUrl = "https://files.example/plan.docx", uniqueId = "1", fileType = "docx" },
        });
    });
}
