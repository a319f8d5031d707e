namespace Microsoft.Bot.Builder;

public class InvokeResponse
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; set; }

    public object Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}

public class InvokeResponse<T> : InvokeResponse
{
    public new T Body
    {
        get => base.Body is T body ? body : default;
        set => base.Body = value;
    }
}
