using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>Asks a person whether a file may be put into their own files.</summary>
public class FileConsentCard
{
    public const string ContentType = "application/vnd.microsoft.teams.card.file.consent";

    public FileConsentCard() { }

    public FileConsentCard(string description = null, long? sizeInBytes = null, object acceptContext = null, object declineContext = null)
    {
        Description = description;
        SizeInBytes = sizeInBytes;
        AcceptContext = acceptContext;
        DeclineContext = declineContext;
    }

    [JsonProperty("description")]
    public string Description { get; set; }

    [JsonProperty("sizeInBytes")]
    public long? SizeInBytes { get; set; }

    [JsonProperty("acceptContext")]
    public object AcceptContext { get; set; }

    [JsonProperty("declineContext")]
    public object DeclineContext { get; set; }
}

/// <summary>What the person answered.</summary>
public class FileConsentCardResponse
{
    public FileConsentCardResponse() { }

    public FileConsentCardResponse(string action = null, object context = null, FileUploadInfo uploadInfo = null)
    {
        Action = action;
        Context = context;
        UploadInfo = uploadInfo;
    }

    /// <summary><c>accept</c> or <c>decline</c>.</summary>
    [JsonProperty("action")]
    public string Action { get; set; }

    /// <summary>The context of the card for that answer.</summary>
    [JsonProperty("context")]
    public object Context { get; set; }

    /// <summary>Where the file may be put; only when accepted.</summary>
    [JsonProperty("uploadInfo")]
    public FileUploadInfo UploadInfo { get; set; }
}

public class FileUploadInfo
{
    public FileUploadInfo() { }

    public FileUploadInfo(string name = null, string uploadUrl = null, string contentUrl = null, string uniqueId = null, string fileType = null)
    {
        Name = name;
        UploadUrl = uploadUrl;
        ContentUrl = contentUrl;
        UniqueId = uniqueId;
        FileType = fileType;
    }

    [JsonProperty("name")]
    public string Name { get; set; }

    /// <summary>Takes the bytes by <c>PUT</c>, with a <c>Content-Range</c>.</summary>
    [JsonProperty("uploadUrl")]
    public string UploadUrl { get; set; }

    /// <summary>Where the person finds the file afterwards.</summary>
    [JsonProperty("contentUrl")]
    public string ContentUrl { get; set; }

    [JsonProperty("uniqueId")]
    public string UniqueId { get; set; }

    [JsonProperty("fileType")]
    public string FileType { get; set; }
}

/// <summary>Shows a file that was put into the person's own files.</summary>
public class FileInfoCard
{
    public const string ContentType = "application/vnd.microsoft.teams.card.file.info";

    public FileInfoCard() { }

    public FileInfoCard(string uniqueId = null, string fileType = null, object etag = null)
    {
        UniqueId = uniqueId;
        FileType = fileType;
        Etag = etag;
    }

    [JsonProperty("uniqueId")]
    public string UniqueId { get; set; }

    [JsonProperty("fileType")]
    public string FileType { get; set; }

    [JsonProperty("etag")]
    public object Etag { get; set; }
}
