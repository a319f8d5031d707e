using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>Asks for a day. A day without a year is the next one that comes; three numbers are read day first, as in Britain.</summary>
public class DateTimePrompt : Prompt<IList<DateTimeResolution>>
{
    public DateTimePrompt(string dialogId, PromptValidator<IList<DateTimeResolution>> validator = null, string defaultLocale = null)
        : base(dialogId, validator)
    {
        DefaultLocale = defaultLocale;
    }

    /// <summary>Kept for the signature: English and Welsh are both understood, whatever the language.</summary>
    public string DefaultLocale { get; set; }

    protected override Task OnPromptAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        return SendAsync(turnContext, options, isRetry, cancellationToken);
    }

    protected override Task<PromptRecognizerResult<IList<DateTimeResolution>>> OnRecognizeAsync(
        ITurnContext turnContext, IDictionary<string, object> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var activity = turnContext.Activity;
        var now = activity.LocalTimestamp ?? activity.Timestamp ?? TimeProvider.System.GetLocalNow();
        var day = DayReader.Read(activity.Text, DateOnly.FromDateTime(now.DateTime));

        var recognized = new PromptRecognizerResult<IList<DateTimeResolution>>();
        if (day is { } found)
        {
            recognized.Succeeded = true;
            recognized.Value = [new DateTimeResolution { Value = found.Date.ToString("O", CultureInfo.InvariantCulture), Timex = found.Timex }];
        }

        return Task.FromResult(recognized);
    }
}

public class DateTimeResolution
{
    /// <summary>The day, as <c>yyyy-MM-dd</c>.</summary>
    public string Value { get; set; }

    public string Start { get; set; }

    public string End { get; set; }

    /// <summary>What was said: the day itself, or <c>XXXX-12-03</c> when it had no year.</summary>
    public string Timex { get; set; }
}
