using ConversationCoach.Bot;

var builder = WebApplication.CreateBuilder(args);
builder.AddCoach();

var app = builder.Build();
app.MapCoach();
app.Run();
