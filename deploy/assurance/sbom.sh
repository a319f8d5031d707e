#!/usr/bin/env bash
# Writes the software bill of materials of the product (CycloneDX 1.6, JSON) from what NuGet has resolved, with the licence each
# package states. Run it after a change of packages; a test compares it with what the built bot really brings.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

packages=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
dotnet list src/ConversationCoach.Bot package --include-transitive --format json | node -e "$(cat <<'NODE'
const { readFileSync } = require('fs');
const [folder] = process.argv.slice(1);
const listed = JSON.parse(readFileSync(0, 'utf8'));

// What only the compiler needs is told too, as not being part of the product.
const onlyForBuilding = /Analyzers?$/;

function licences(id, version) {
  const nuspec = readFileSync(`${folder}/${id.toLowerCase()}/${version}/${id.toLowerCase()}.nuspec`, 'utf8');
  const expression = /<license type="expression">([^<]+)</.exec(nuspec)?.[1];
  if (expression) return [{ expression }];
  const url = /<licenseUrl>([^<]+)</.exec(nuspec)?.[1];
  return [{ license: { name: /<license type="file">/.test(nuspec) ? 'in the package' : 'not stated', ...(url && !url.includes('deprecateLicenseUrl') ? { url } : {}) } }];
}

const found = new Map();
for (const project of listed.projects)
  for (const framework of project.frameworks ?? [])
    for (const { id, resolvedVersion } of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) found.set(id, resolvedVersion);

const components = [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, version]) => ({
  type: 'library',
  'bom-ref': `pkg:nuget/${name}@${version}`,
  name,
  version,
  scope: onlyForBuilding.test(name) ? 'excluded' : 'required',
  licenses: licences(name, version),
  purl: `pkg:nuget/${name}@${version}`,
}));

process.stdout.write(JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': 'conversation-coach', name: 'Conversation Coach', licenses: [{ expression: 'MIT' }] } },
  components,
  dependencies: [{ ref: 'conversation-coach', dependsOn: components.filter(({ scope }) => scope === 'required').map((component) => component['bom-ref']) }],
}, null, 2) + '\n');
NODE
)" "${packages%/}" >deploy/assurance/sbom.cdx.json
echo 'deploy/assurance/sbom.cdx.json'
