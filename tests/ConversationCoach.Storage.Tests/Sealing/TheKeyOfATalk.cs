using ConversationCoach.Core.Preparations;
using ConversationCoach.Core.State;

namespace ConversationCoach.Storage.Tests.Sealing;

public class TheKeyOfATalk
{
    [Theory, InlineData("contoso", "ann"), InlineData("", "29:1-x/y%2F z"), InlineData("a/b", ""), InlineData("ŵ", "talk/a/b")]
    public void Tells_whose_it_is(string tenant, string user)
    {
        var person = new UserId(tenant, user);
        Assert.Equal(person, TalkKey.OwnerOf(TalkKey.Of(person)));
    }

    [Theory, InlineData("msteams/conversations/19:abc"), InlineData("talk/one"), InlineData("talk/one/two/three"), InlineData("")]
    public void Of_a_group_is_its_own_owner(string key) => Assert.Equal(new UserId("", key), TalkKey.OwnerOf(key));
}
