using System.Collections.Immutable;
using ConversationCoach.Core.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace ConversationCoach.Bot.Tests.Host;

public sealed class AnOldPreparation : WithTheWholeBot
{
    [Fact]
    public async Task Is_told_of_in_the_chat_and_kept_at_a_press()
    {
        var ann = Bot.Visitor();
        await ann.StartsAsync();
        using (var connection = Bot.Connect())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE preparation SET changed_at = '2020-01-01T00:00:00.0000000Z'; UPDATE bot_state SET sealed = ''";
            command.ExecuteNonQuery();
        }

        await Bot.Services.GetRequiredService<IRetentionNotice>().WarnAsync(ann.User, ImmutableArray.Create(ann.Preparation), default, CancellationToken.None);
        await ann.SaysAsync("help");
        Assert.Equal("These will go soon", ann.Latest.Title);

        await ann.PressesAsync("Keep them all");
        Assert.Equal("Kept: 1. Nothing of these will be deleted for now.", ann.Latest.Text);
        Assert.Empty(await Bot.Services.GetRequiredService<IRetentionWarnings>().ToldAsync(ann.User, CancellationToken.None));
    }
}
