using ConversationCoach.Bot.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConversationCoach.Bot.Tests.Host;

public sealed class WhatGoesOut
{
    [Fact]
    public async Task Follows_nobody_elsewhere_and_keeps_no_cookies()
    {
        // As it is in earnest: in other tests the way out is ours.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.AddCoach();
        await using var bot = builder.Build();

        foreach (var name in new[] { "", nameof(ProactiveSender) })
        {
            var handler = bot.Services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name);
            while (handler is DelegatingHandler outer) handler = outer.InnerHandler!;
            var last = Assert.IsType<SocketsHttpHandler>(handler);
            Assert.Equal((false, false), (last.AllowAutoRedirect, last.UseCookies));
        }
    }
}
