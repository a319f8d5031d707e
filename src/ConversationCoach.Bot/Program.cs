using ConversationCoach.Bot;
using ConversationCoach.Storage;

if (Administration.IsAsked(args)) return await Administration.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddCoach();

var app = builder.Build();
app.MapCoach();
try
{
    await app.Services.OpenStorageAsync();
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

app.Run();
return 0;
