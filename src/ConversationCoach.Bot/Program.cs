using ConversationCoach.Bot;
using ConversationCoach.Bot.Preflight;

if (Administration.IsAsked(args)) return await Administration.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddCoach();

var app = builder.Build();
var findings = await OwnChecks.RunAsync(app.Services, CancellationToken.None);
if (findings.Faults.Count > 0)
{
    foreach (var fault in findings.Faults) await Console.Error.WriteLineAsync(fault);
    return 1;
}

findings.LogNotes(app.Logger);
app.MapCoach();
app.Run();
return 0;
