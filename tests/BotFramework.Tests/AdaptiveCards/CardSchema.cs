using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BotFramework.Tests.AdaptiveCards;

/// <summary>The published schema of Adaptive Cards 1.5. Node checks with ajv, which <c>./test.sh</c> installs into tests/.node.</summary>
internal static class CardSchema
{
    private const string Check =
        """
        const { readFileSync } = require('fs');
        const Ajv = require('ajv');
        const [schema, ...cards] = JSON.parse(readFileSync(0, 'utf8'));
        delete schema.id;
        const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
        ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
        const validate = ajv.compile(schema);
        for (const [at, card] of cards.entries())
          if (!validate(card)) console.log(`card ${at}: ${ajv.errorsText(validate.errors)}`);
        """;

    /// <returns>Every fault, a line each; empty when all cards are valid.</returns>
    public static string Faults(params IReadOnlyCollection<string> cards)
    {
        var modules = Path.Combine(Folder(), "../../.node/node_modules");
        Assert.True(Directory.Exists(Path.Combine(modules, "ajv")), "ajv is not installed: run ./test.sh once.");

        var start = new ProcessStartInfo("node", ["-e", Check])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_PATH"] = modules },
        };

        using var node = Start(start);
        node.StandardInput.Write($"[{File.ReadAllText(DataFile("adaptive-card-1.5.json"))},{string.Join(',', cards)}]");
        node.StandardInput.Close();
        var faults = node.StandardOutput.ReadToEnd();
        node.WaitForExit();

        Assert.Equal(0, node.ExitCode);
        return faults;
    }

    public static string DataFile(string name) => Path.Combine(Folder(), "Data", name);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("Node.js is needed to check cards against their schema.", missing);
        }
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
