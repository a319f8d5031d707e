using ConversationCoach.Bot;

if (Administration.IsAsked(args)) return await Administration.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddCoach();

var app = builder.Build();
app.MapCoach();
app.Run();
return 0;
