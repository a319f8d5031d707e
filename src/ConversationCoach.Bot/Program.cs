using ConversationCoach.Bot;
using ConversationCoach.Bot.Preflight;

if (Administration.IsAsked(args)) return await Administration.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddCoach();

var app = builder.Build();
if (await OwnChecks.RunAsync(app.Services, CancellationToken.None) is { Faults.Count: > 0 } findings)
{
    foreach (var fault in findings.Faults) await Console.Error.WriteLineAsync(fault);
    return 1;
}

app.MapCoach();
app.Run();
return 0;
