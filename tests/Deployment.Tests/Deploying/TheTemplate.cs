using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deployment.Tests.World;

namespace Deployment.Tests.Deploying;

public sealed class TheTemplate
{
    // Azure's own settings, and those of .NET, Azure.Identity and OpenTelemetry.
    private static readonly string[] OfThePlatform = ["ASPNETCORE_ENVIRONMENT", "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "AZURE_CLIENT_ID", "WEBSITE_RUN_FROM_PACKAGE", "OTEL_EXPORTER_OTLP_ENDPOINT"];

    private static readonly string[] WithoutALocation =
    [
        "Microsoft.Authorization/roleAssignments", "Microsoft.Insights/diagnosticSettings", "Microsoft.DBforPostgreSQL/flexibleServers/databases", "Microsoft.KeyVault/vaults/keys", "Microsoft.KeyVault/vaults/secrets",
        "Microsoft.Web/sites/config", "Microsoft.Web/sites/slots/config", "Microsoft.Web/sites/basicPublishingCredentialsPolicies", "Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies",
    ];

    private readonly ArmTemplate _template = new();

    [Fact]
    public void Is_of_the_shape_that_Azure_reads()
    {
        Assert.Equal("https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", (string?)_template.Root["$schema"]);
        Assert.Matches(@"^\d+\.\d+\.\d+\.\d+$", (string)_template.Root["contentVersion"]!);
        Assert.Subset(new HashSet<string>(["$schema", "contentVersion", "metadata", "parameters", "variables", "resources", "outputs"]), _template.Root.AsObject().Select(part => part.Key).ToHashSet());
        Assert.All(_template.Resources, resource =>
        {
            var type = (string)resource["type"]!;
            Assert.Matches(@"^Microsoft\.[A-Za-z]+(/[A-Za-z]+)+$", type);
            Assert.Matches(@"^20\d\d-\d\d-\d\d(-preview)?$", (string)resource["apiVersion"]!);
            Assert.NotNull(resource["name"]);
            Assert.Equal(!WithoutALocation.Contains(type), resource["location"] is not null);
            Assert.Subset(new HashSet<string>(["condition", "type", "apiVersion", "name", "location", "scope", "kind", "sku", "identity", "dependsOn", "properties"]), resource.Select(part => part.Key).ToHashSet());
        });
    }

    [Fact]
    public void Names_each_resource_as_deep_as_its_type() => Assert.All(_template.Resources.Where(resource => resource["scope"] is null), resource =>
        Assert.Equal(((string)resource["type"]!).Count(sign => sign == '/') - 1, ((string)resource["name"]!).Count(sign => sign == '/')));

    [Fact]
    public void Opens_and_closes_every_bracket() => Assert.All(_template.Expressions, expression =>
    {
        Assert.EndsWith("]", expression.Text, StringComparison.Ordinal);
        Assert.Equal(expression.Text.Count(sign => sign == '('), expression.Text.Count(sign => sign == ')'));
        Assert.Equal(0, expression.Text.Count(sign => sign == '\'') % 2);
    });

    [Fact]
    public void Speaks_only_of_parameters_and_variables_it_has()
    {
        Assert.All(_template.Expressions, expression =>
        {
            Assert.Subset(_template.Parameters.Select(parameter => parameter.Key).ToHashSet(), ArmTemplate.NamesIn(expression.Text, "parameters").ToHashSet());
            Assert.Subset(_template.Variables.Select(variable => variable.Key).ToHashSet(), ArmTemplate.NamesIn(expression.Text, "variables").ToHashSet());
        });
    }

    [Fact]
    public void Has_no_parameter_or_variable_that_nobody_uses()
    {
        var all = _template.Expressions.Select(expression => expression.Text).ToList();
        Assert.Equal([], _template.Parameters.Select(parameter => parameter.Key).Except(all.SelectMany(text => ArmTemplate.NamesIn(text, "parameters"))));
        Assert.Equal([], _template.Variables.Select(variable => variable.Key).Except(all.SelectMany(text => ArmTemplate.NamesIn(text, "variables"))));
    }

    [Fact]
    public void Refers_only_to_resources_it_makes()
    {
        var made = _template.Resources.Select(resource => (string)resource["type"]!).Append("Microsoft.Network/virtualNetworks/subnets").ToHashSet(StringComparer.Ordinal);
        Assert.All(_template.Expressions.SelectMany(expression => ArmTemplate.IdsIn(expression.Text)), id =>
        {
            Assert.Contains(id.Type, made);
            Assert.Equal(id.Type.Count(sign => sign == '/'), id.Arguments.Count);
        });
    }

    [Fact]
    public void Refers_to_each_resource_by_the_name_it_is_made_with()
    {
        var made = _template.Resources.Where(resource => resource["scope"] is null).Select(resource => ((string)resource["type"]!, string.Join('/', Names((string)resource["name"]!))))
            .Concat(_template.Resources.Single(resource => (string)resource["type"]! == "Microsoft.Network/virtualNetworks")["properties"]!["subnets"]!.AsArray()
                .Select(subnet => ("Microsoft.Network/virtualNetworks/subnets", $"variables('networkName')/'{subnet!["name"]}'")))
            .ToHashSet();
        Assert.All(_template.Expressions.SelectMany(expression => ArmTemplate.IdsIn(expression.Text)).Where(id => id.Function == "resourceId"), id => Assert.Contains((id.Type, string.Join('/', id.Arguments)), made));
    }

    [Fact]
    public void Waits_for_whatever_it_refers_to() => Assert.All(_template.Resources, resource =>
    {
        var waits = resource["dependsOn"]?.AsArray().Select(id => (string)id!).ToList() ?? [];
        Assert.All(Referred(resource), referred => Assert.Contains($"[{referred}]", waits));
    });

    [Fact]
    public void Keeps_secrets_in_the_vault_alone()
    {
        var secrets = _template.Parameters.Where(parameter => ((string?)parameter.Value!["type"])!.StartsWith("secure", StringComparison.Ordinal)).Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal);
        // Nobody knows what is among the other settings: what is no secret to the template Azure shows in the history of deployments.
        Assert.Equal(["appSecret", "databasePassword", "moreSettings"], secrets.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(_template.Parameters, parameter => (string?)parameter.Value!["type"] is "object" or "array");
        Assert.All(_template.Expressions, expression => Assert.All(ArmTemplate.NamesIn(expression.Text, "parameters").Where(secrets.Contains), name => Assert.True(IsItsPlace(name, expression.Path), expression.Path)));
        Assert.All(_template.Parameters.Where(parameter => secrets.Contains(parameter.Key)), parameter => Assert.Contains(parameter.Value!["defaultValue"]!.ToString(), (string[])["", "{}", "[concat('Pg-', newGuid())]"]));
        Assert.DoesNotContain(_template.AllStrings, text => text.Text.Contains("listKeys", StringComparison.OrdinalIgnoreCase));

        bool IsItsPlace(string name, string path) => path.Split('/') is [_, "resources", var number, ..] && (string?)_template.Resources[int.Parse(number, CultureInfo.InvariantCulture)]["type"] is var type
            && (name == "moreSettings" ? type is "Microsoft.Web/sites/config" or "Microsoft.Web/sites/slots/config"
                : type == "Microsoft.KeyVault/vaults/secrets" || path.EndsWith("/administratorLoginPassword", StringComparison.Ordinal));
    }

    [Fact]
    public void Gives_for_other_settings_an_example_that_can_be_taken_over()
    {
        var table = Repository.Read("README.md").Split("\n## ").Single(part => part.StartsWith("Settings", StringComparison.Ordinal));
        var description = (string)_template.Parameters["moreSettings"]!["metadata"]!["description"]!;
        var example = JsonNode.Parse(description[description.IndexOf('{', StringComparison.Ordinal)..(description.LastIndexOf('}') + 1)])!.AsObject();
        Assert.NotEmpty(example);
        Assert.All(example, setting =>
        {
            Assert.Contains($"\n| `{setting.Key.Replace("__", ":", StringComparison.Ordinal)}`", table, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.String, setting.Value!.GetValueKind());
        });
    }

    [Fact]
    public void Closes_every_door_but_one()
    {
        Assert.Equal("Deny", (string?)One("Microsoft.KeyVault/vaults")["networkAcls"]!["defaultAction"]);
        Assert.True((bool)One("Microsoft.KeyVault/vaults")["enablePurgeProtection"]!);
        Assert.True((bool)One("Microsoft.KeyVault/vaults")["enableRbacAuthorization"]!);
        Assert.NotNull(One("Microsoft.DBforPostgreSQL/flexibleServers")["network"]!["delegatedSubnetResourceId"]);
        foreach (var app in new[] { One("Microsoft.Web/sites"), One("Microsoft.Web/sites/slots") })
        {
            Assert.True((bool)app["httpsOnly"]!);
            Assert.Equal("Disabled", (string?)app["siteConfig"]!["ftpsState"]);
            Assert.Equal("1.2", (string?)app["siteConfig"]!["minTlsVersion"]);
            Assert.Equal("/health/ready", (string?)app["siteConfig"]!["healthCheckPath"]);
        }
    }

    [Fact]
    public void Sets_what_the_README_tells_and_nothing_else()
    {
        var told = Repository.Read("README.md");
        Assert.All(_template.Settings.Keys.Except(OfThePlatform), name => Assert.Contains($"`{name.Replace("__", ":", StringComparison.Ordinal)}`", told, StringComparison.Ordinal));
    }

    [Fact]
    public void Gives_the_next_version_the_same_settings_as_the_one_people_use()
    {
        Assert.Equal(One("Microsoft.Web/sites").ToJsonString(), One("Microsoft.Web/sites/slots").ToJsonString());
        Assert.Equal(One("Microsoft.Web/sites/config").ToJsonString(), One("Microsoft.Web/sites/slots/config").ToJsonString());
    }

    // A reference without a version is looked up again after hours only, and until then the bot has the password of before.
    [Fact]
    public void Gives_the_bot_the_new_password_of_the_database_at_each_deployment() =>
        Assert.Contains("secretUriWithVersion", _template.Settings["Storage__ConnectionString"], StringComparison.Ordinal);

    [Fact]
    public void Keeps_at_the_next_deployment_what_those_who_run_it_have_set_and_the_secret_that_is_not_given_again()
    {
        // What comes later wins: what the bot cannot do without is not to be undone by the way.
        Assert.StartsWith("[union(parameters('moreSettings'), variables('settings'), ", (string)One("Microsoft.Web/sites/config")!, StringComparison.Ordinal);
        var secret = _template.Resources.Single(resource => ((string)resource["name"]!).Contains("/app-secret", StringComparison.Ordinal));
        Assert.Contains("not(empty(parameters('appSecret')))", (string)secret["condition"]!, StringComparison.Ordinal);
        Assert.Equal("[parameters('databaseStorageGb')]", (string)One("Microsoft.DBforPostgreSQL/flexibleServers")["storage"]!["storageSizeGB"]!);
    }

    // Else the deployment after a restore would lead the bot back to the server that was lost.
    [Fact]
    public void Stays_with_the_server_the_database_was_restored_to()
    {
        var servers = _template.Expressions.SelectMany(expression => ArmTemplate.IdsIn(expression.Text)).Where(id => id.Type.StartsWith("Microsoft.DBforPostgreSQL/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(servers);
        Assert.All(servers, server => Assert.Equal("parameters('databaseServerName')", server.Arguments[0]));
        Assert.All(_template.Resources.Where(resource => ((string)resource["type"]!).StartsWith("Microsoft.DBforPostgreSQL/", StringComparison.Ordinal)),
            made => Assert.Equal("parameters('databaseServerName')", Names((string)made["name"]!).First()));
        Assert.Contains("as `databaseServerName` into `azuredeploy.parameters.json`", Repository.Read("deploy/README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("planSku"), InlineData("instances"), InlineData("databaseSku"), InlineData("databaseStorageGb"), InlineData("backupDays")]
    public void Is_as_large_as_the_guide_says(string size) =>
        Assert.Contains($"`{size}` {_template.Parameters[size]!["defaultValue"]}", Repository.Read("deploy/README.md"), StringComparison.Ordinal);

    [Fact]
    public void Offers_the_sizes_of_a_disk_there_are() =>
        Assert.Equal([32, 64, 128, 256, 512, 1024, 2048, 4095, 4096, 8192, 16384, 32767], _template.Parameters["databaseStorageGb"]!["allowedValues"]!.AsArray().Select(size => (int)size!));

    [Fact]
    public void Is_given_what_it_asks_for()
    {
        var given = JsonNode.Parse(Repository.Read("deploy/azuredeploy.parameters.json"))!["parameters"]!.AsObject();
        Assert.Subset(_template.Parameters.Select(parameter => parameter.Key).ToHashSet(), given.Select(parameter => parameter.Key).ToHashSet());
        Assert.Subset(given.Select(parameter => parameter.Key).ToHashSet(), _template.Parameters.Where(parameter => parameter.Value!["defaultValue"] is null).Select(parameter => parameter.Key).ToHashSet());
        Assert.All(_template.Parameters, parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter.Value!["metadata"]?["description"])));
    }

    [Fact]
    public void Is_of_services_the_guide_registers()
    {
        var registered = Regex.Match(Repository.Read("deploy/README.md"), @"^for service in (?<names>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["names"].Value.Split(' ');
        // Every subscription has the service that assigns roles.
        var used = _template.Resources.Select(resource => ((string)resource["type"]!).Split('/')[0]).Distinct().Where(service => service != "Microsoft.Authorization");
        Assert.Equal(used.Order(StringComparer.Ordinal), registered);
    }

    [Fact]
    public void Tells_each_name_the_guide_has_commands_for()
    {
        var guide = Repository.Read("deploy/README.md");
        var outputs = _template.Root["outputs"]!.AsObject().Select(output => output.Key).ToList();
        var told = Regex.Matches(guide, "`(?<stands>[A-Z_]+)` (?:stands )?for `(?<output>[a-zA-Z]+)`", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).ToDictionary(name => name.Groups["stands"].Value, name => name.Groups["output"].Value);
        Assert.Subset(outputs.ToHashSet(), told.Values.ToHashSet());
        string[] inCommands = ["SITE", "APP_ID", "VAULT", "DATABASE"];
        Assert.Equal(inCommands.Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        Assert.All(inCommands, name => Assert.Matches($@"(?:--[a-z-]+ |//){name}\b", guide));
    }

    [Fact]
    public void Makes_names_that_Azure_takes()
    {
        var longest = (int)_template.Parameters["name"]!["maxLength"]!;
        const int hash = 13;
        Assert.InRange(longest + 1 + hash, 1, 60);            // a web app, a bot
        Assert.InRange(longest + 1 + hash, 3, (int)_template.Parameters["databaseServerName"]!["maxLength"]!);
        Assert.InRange(10 + 1 + hash, 1, 24);                 // a vault
        Assert.Contains("take(parameters('name'), 10)", (string)_template.Variables["vaultName"]!, StringComparison.Ordinal);
    }

    // An alarm that resolves itself mails when it begins and when it ends, and not while it lasts.
    [Fact]
    public void Tells_each_day_of_a_secret_that_ends()
    {
        Assert.Contains("you are told each day", (string)_template.Parameters["appSecretEnds"]!["metadata"]!["description"]!, StringComparison.Ordinal);
        var alarm = _template.Resources.Single(resource => (string)resource["name"]! == "identity-ending")["properties"]!;
        Assert.False((bool)alarm["autoMitigate"]!);
        Assert.Equal(("P1D", "P1D"), ((string)alarm["evaluationFrequency"]!, (string)alarm["windowSize"]!));
    }

    [Fact]
    public void Says_that_it_takes_a_secret_and_no_certificate()
    {
        Assert.Contains("secrets/app-secret", _template.Settings["MicrosoftAppPassword"], StringComparison.Ordinal);
        Assert.Contains("a certificate cannot be given here", (string)_template.Parameters["identityType"]!["metadata"]!["description"]!, StringComparison.Ordinal);
        Assert.Contains("The template for Azure takes no certificate", Repository.Read("deploy/runbook/identity-ending.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_page_for_each_alarm_and_each_page_an_alarm()
    {
        var alarms = _template.Resources.Where(resource => (string)resource["type"]! is "Microsoft.Insights/metricAlerts" or "Microsoft.Insights/scheduledQueryRules").ToList();
        Assert.All(alarms, alarm => Assert.EndsWith($"deploy/runbook/{alarm["name"]}.md", (string)alarm["properties"]!["description"]!, StringComparison.Ordinal));

        Assert.Contains($" {alarms.Count} alerts.", Repository.Read("deploy/README.md"), StringComparison.Ordinal);
        var others = Repository.Read("deploy/monitoring/prometheus-alerts.yaml").Split('\n').Where(line => line.Contains("- alert:", StringComparison.Ordinal)).Select(line => line.Split(':')[1].Trim());
        var pages = Directory.EnumerateFiles(Repository.PathOf("deploy/runbook"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(page => page != "README");
        Assert.Equal(pages.Order(StringComparer.Ordinal), alarms.Select(alarm => (string)alarm["name"]!).Union(others).Order(StringComparer.Ordinal));
    }

    private JsonNode One(string type) => _template.Resources.Single(resource => (string)resource["type"]! == type)["properties"]!;

    // What stands in reference(...): the resource must be there before its properties can be read.
    private static IEnumerable<string> Referred(JsonObject resource)
    {
        var properties = resource["properties"]?.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal) ?? "";
        foreach (var part in properties.Split("reference(")[1..])
        {
            var depth = 0;
            var end = part.Index().First(sign => (sign.Item == '(' && ++depth < 0) || (sign.Item == ')' && --depth == 0)).Index;
            yield return part[..(end + 1)];
        }
    }

    // The parts of a name: concat(a, '/b') is a, and 'b'.
    private static IEnumerable<string> Names(string name)
    {
        if (!name.StartsWith('[')) return [$"'{name}'"];
        var inner = name[1..^1];
        if (!inner.StartsWith("concat(", StringComparison.Ordinal)) return [inner];
        var parts = inner["concat(".Length..^1].Split(", ");
        return [parts[0], .. parts[1].Trim('\'').TrimStart('/').Split('/').Select(part => $"'{part}'")];
    }
}
