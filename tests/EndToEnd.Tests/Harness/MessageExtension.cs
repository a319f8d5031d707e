using Microsoft.Playwright;

namespace EndToEnd.Tests.Harness;

/// <summary>
/// The commands that the app has outside its own chat. The client knows no manifest, so that whoever uses it types the ids
/// which a manifest would name; it has no command box.
/// </summary>
public sealed class MessageExtension(Client client, IPage page, ILocator editor)
{
    private const string More = "Show more information";

    private ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    /// <summary>The card of the dialog that is open.</summary>
    public Card DialogCard => new(client, Dialog.Locator(Client.AnyCard));

    /// <summary>The card that stands in the compose box and is not sent yet.</summary>
    public Card CardInTheMessage => new(client, editor.Locator(Client.AnyCard));

    /// <summary>Opens an action command beside the message that is being written.</summary>
    public async Task OpenAsync(string command)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Trigger Message Extension App" }).ClickAsync();
        await CreateAsync(command);
    }

    /// <summary>Opens an action command from the menu of a message.</summary>
    /// <param name="message">Its words.</param>
    public async Task OpenOnAsync(string message, string command)
    {
        await page.GetByText(message, new PageGetByTextOptions { Exact = true }).First
            .Locator($"xpath=ancestor::*[.//button[@aria-label='{More}']][1]//button[@aria-label='{More}']").ClickAsync();
        await CreateAsync(command);
    }

    /// <summary>Types into the box of a search command; what was found is below it.</summary>
    public async Task SearchAsync(string command, string parameter, string words)
    {
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Trigger Message Extension App" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Search Command" }).ClickAsync();
        await page.GetByText("Specify Command ID or Parameter").ClickAsync();
        await page.GetByPlaceholder("Command ID").FillAsync(command);
        await page.GetByPlaceholder("Parameter name").FillAsync(parameter);
        await page.GetByPlaceholder("Enter a search term").FillAsync(words);
    }

    /// <summary>Waits until the search has found something of this title.</summary>
    public Task FindsAsync(string title) => Found(title).WaitForAsync();

    public Task TakeAsync(string title) => Found(title).ClickAsync();

    public async Task SendAsync() => await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send Message" }).ClickAsync();

    public Task IsClosedAsync() => Dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

    private async Task CreateAsync(string command)
    {
        await page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Action Command" }).ClickAsync();
        await page.GetByPlaceholder("Input command id or leave blanks").FillAsync(command);
        await Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Create" }).ClickAsync();
    }

    private ILocator Found(string title) => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = title, Exact = true }).First;
}
