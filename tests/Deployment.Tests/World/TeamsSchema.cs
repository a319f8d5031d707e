using System.Diagnostics;

namespace Deployment.Tests.World;

/// <summary>The published schemas of Teams. Node checks with ajv, which <c>./test.sh</c> installs into tests/.node.</summary>
internal static class TeamsSchema
{
    public const string Manifest = "teams-manifest-1.29.json";
    public const string Localisation = "teams-localization-1.29.json";

    private const string Check =
        """
        const { readFileSync } = require('fs');
        const Ajv = require('ajv-draft-04');
        const [schema, document] = JSON.parse(readFileSync(0, 'utf8'));
        // The schemas have patterns that are none with the flag for Unicode.
        const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
        require('ajv-formats')(ajv);
        const validate = ajv.compile(schema);
        if (!validate(document)) console.log(ajv.errorsText(validate.errors, { separator: '\n' }));
        """;

    /// <returns>Every fault, a line each; empty when it is valid.</returns>
    public static string Faults(string schema, string json)
    {
        var modules = Repository.PathOf("tests/.node/node_modules");
        Assert.True(Directory.Exists(Path.Combine(modules, "ajv-draft-04")), "ajv is not installed: run ./test.sh once.");

        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Check])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_PATH"] = modules },
        })!;
        node.StandardInput.Write($"[{Repository.Read($"tests/Deployment.Tests/Data/{schema}")},{json}]");
        node.StandardInput.Close();
        var faults = node.StandardOutput.ReadToEnd();
        node.WaitForExit();

        Assert.Equal(0, node.ExitCode);
        return faults;
    }
}
